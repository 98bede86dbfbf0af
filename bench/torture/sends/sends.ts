import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { seededRandom } from '../../../src/base/random.ts';
import { type Serving, serve } from '../server/serving.ts';
import { faults } from '../sound.ts';
import { type Acknowledged, sendByServer } from './clients.ts';
import { type Kept, type KeptMessage, lapse, readKept } from './kept.ts';
import { requireSeeing } from './proof.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { type Stage, setStage } from './stage.ts';
import { Verdict } from './verdict.ts';

/** What a server of webhooks is weakened by; the harness has to find each of them out. */
export const SEND_WEAKENINGS = ['acknowledged', 'cursor', 'order'] as const;
type SendWeakening = (typeof SEND_WEAKENINGS)[number];

/** What is done to a server that sends. */
export interface SendKills {
  readonly seed: string;
  readonly kills: number;
  readonly weakening: SendWeakening | undefined;
}

/** Clients that send at the same time, each waiting for its answer. */
const CLIENTS = 12;
/** Milliseconds from the first answer, at most, until the server is killed. */
const LIFE = 600;
/** Kills within which each weakening has to show. */
const PROOF = 25;
/** How long is waited at the end for webhooks, in ms: a killed server's lanes are kept for ten seconds. */
const PATIENCE = 60_000;

const WEAKEN = new URL('./weaken.ts', import.meta.url).href;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Kills a server again and again while it sends, with webhooks going to receivers that go on. Gives
 * whether nothing answered and no webhook was ever missing, out of order, another's, or more than in
 * flight twice.
 * @throws Error when a server does not start, or where the harness does not see what it should
 */
export async function tortureSends(options: SendKills, folder: string): Promise<boolean> {
  const { seed, kills, weakening } = options;
  if (!weakening) await prove(seed, folder);
  const run = await Run.begin(seed, folder, weakening);
  try {
    const wrong = await run.kill(kills);
    const { again, mostAgain } = run.verdict.deliveries;
    const { claims, receipts } = run;
    say(
      `${claims} answered messages, ${receipts} webhooks, of which ${again} came twice: after one kill at most ${mostAgain} of an app and Page.`,
    );
    say(
      wrong === 0
        ? `After ${kills} kills nothing answered was missing, and no webhook missing, another's or out of order.`
        : `After ${wrong} of ${kills} kills something was NOT as it should be; again with: npm run torture -- --sends --seed ${seed}`,
    );
    return wrong === 0;
  } finally {
    await run.end();
  }
}

/** @throws Error where a server that does wrong is not found out */
async function prove(seed: string, folder: string): Promise<void> {
  for (const weakening of SEND_WEAKENINGS) {
    const run = await Run.begin(seed, folder, weakening);
    try {
      const wrong = await run.kill(PROOF, true);
      if (wrong === 0)
        throw new Error(`The harness finds nothing in a server without: ${weakening}.`);
      say(`to prove the harness, weakened by "${weakening}": found after ${run.kills} kills`);
    } finally {
      await run.end();
    }
  }
}

/** A store, its server, and those who write to it and are told. */
class Run {
  readonly verdict: Verdict;
  readonly #seed: string;
  readonly #data: string;
  readonly #weakening: SendWeakening | undefined;
  readonly #receiver: Receiver;
  readonly #stage: Stage;
  readonly #known = new Map<string, KeptMessage>();
  claims = 0;
  kills = 0;

  private constructor(
    place: { seed: string; data: string; weakening: SendWeakening | undefined },
    receiver: Receiver,
    stage: Stage,
  ) {
    this.#seed = place.seed;
    this.#data = place.data;
    this.#weakening = place.weakening;
    this.#receiver = receiver;
    this.#stage = stage;
    this.verdict = new Verdict(stage);
  }

  static async begin(
    seed: string,
    folder: string,
    weakening: SendWeakening | undefined,
  ): Promise<Run> {
    const data = join(folder, 'data');
    rmSync(data, { recursive: true, force: true });
    const receiver = await startReceiver(seededRandom(`${seed} receiver`));
    const server = await serve(data, { flags: ALLOWED });
    const stage = await setStage(server, receiver).finally(() => server.stop());
    await receiver.quiet();
    receiver.life++;
    return new Run({ seed, data, weakening }, receiver, stage);
  }

  get receipts(): number {
    return this.#receiver.receipts.length;
  }

  end(): Promise<void> {
    return this.#receiver.close();
  }

  /** Kills so often, and gives after how many something was wrong; at the end all webhooks are waited for. */
  async kill(times: number, isProof = false): Promise<number> {
    let wrong = 0;
    const all: Acknowledged[] = [];
    for (let n = 1; n <= times; n++) {
      this.kills = n;
      const claims = await this.#life(n);
      all.push(...claims);
      this.claims += claims.length;
      if (this.#tell(`kill ${n}`, this.#look(claims), isProof)) wrong++;
      if (wrong > 0 && isProof) return wrong;
      if (n % 10 === 0 && !isProof) {
        say(
          `${n}/${times} kills, ${this.claims} answered, ${this.receipts} webhooks, ${wrong} with faults`,
        );
      }
    }
    const server = await this.#start();
    await this.#settle();
    await server.stop();
    const found = [...this.#look(all), ...this.verdict.missing(this.#kept())];
    if (this.#tell('at the end', found, isProof)) wrong++;
    if (!this.#weakening) {
      const receipts = this.#receiver.receipts;
      requireSeeing(this.#stage, { receipts, claims: all, kept: this.#kept() });
    }
    return wrong;
  }

  #tell(when: string, found: readonly string[], isProof: boolean): boolean {
    if (found.length > 0 && !isProof) {
      say(
        `${when}: ${found.slice(0, 3).join('; ')}${found.length > 3 ? `; and ${found.length - 3} more` : ''}`,
      );
    }
    return found.length > 0;
  }

  #start(): Promise<Serving> {
    const weakening = this.#weakening;
    if (weakening) process.env.TORTURE_WEAKEN = weakening;
    else delete process.env.TORTURE_WEAKEN;
    return serve(this.#data, { flags: ALLOWED, node: weakening ? ['--import', WEAKEN] : [] });
  }

  /** Starts the server, has it send, and kills it; gives what it has answered. */
  async #life(n: number): Promise<Acknowledged[]> {
    const random = seededRandom(`${this.#seed} ${n}`);
    const server = await this.#start();
    const claims: Acknowledged[] = [];
    const begun = Promise.withResolvers<void>();
    const claim = (one: Acknowledged): void => {
      claims.push(one);
      begun.resolve();
    };
    const sending = Array.from({ length: CLIENTS }, (_, client) => {
      const name = `${n}.${client}`;
      const how = { name, random: seededRandom(`${this.#seed} ${name}`) };
      return sendByServer(server, this.#stage, claim, how);
    });
    await Promise.race([begun.promise, ...sending]);
    await Promise.race([setTimeout(Math.floor(random.next() * LIFE)), ...sending]);
    await server.kill();
    await Promise.all(sending);
    await this.#receiver.quiet();
    this.#receiver.life++;
    return claims;
  }

  #kept(): Kept {
    const database = new DatabaseSync(join(this.#data, 'convograph.db'));
    try {
      return readKept(database, this.#known);
    } finally {
      database.close();
    }
  }

  /** What is wrong with what a killed server left, in words. */
  #look(claims: readonly Acknowledged[]): string[] {
    const database = new DatabaseSync(join(this.#data, 'convograph.db'));
    try {
      const kept = readKept(database, this.#known);
      lapse(database);
      const found = this.verdict.look(this.#receiver.receipts, claims, kept);
      return [...faults(database), ...found];
    } finally {
      database.close();
    }
  }

  /** Waits until every webhook has come. */
  async #settle(): Promise<void> {
    for (let waited = 0; waited < PATIENCE; waited += 200) {
      const came = new Set(
        this.#receiver.receipts.filter(({ taken }) => taken).map(({ app, mid }) => `${app} ${mid}`),
      );
      const due = [...this.#kept().messages].flatMap(([mid, { page }]) =>
        (this.#stage.pages.find(({ id }) => id === page)?.apps ?? []).map((app) => `${app} ${mid}`),
      );
      if (due.every((key) => came.has(key))) return;
      await setTimeout(200);
    }
  }
}

const ALLOWED = ['--allow-to', 'loopback'];
