import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { type Random, seededRandom } from '../../src/base/random.ts';
import { type Receipt, type Receiver, startReceiver } from './sends/receiver.ts';
import type { Deliveries } from './sends/verdict.ts';
import { type Serving, serve } from './server/serving.ts';
import { faults } from './sound.ts';

/** What is done to a server whose webhooks go out. */
export interface Kills {
  readonly seed: string;
  readonly kills: number;
  readonly weakening: string | undefined;
}

/** Says what is wrong with what killed servers left, kill by kill. */
interface Judge<Claim> {
  /**
   * What is wrong after a kill, in words.
   * @param receipts all of them, those that were looked at too
   * @param claims what was acknowledged since the kill before
   */
  look(database: DatabaseSync, receipts: readonly Receipt[], claims: readonly Claim[]): string[];
  /** Webhooks that have to come, as app and what they are known by. */
  due(database: DatabaseSync): readonly string[];
  /** Whom something was to be told and was not; for when nothing is under way any more. */
  missing(database: DatabaseSync): string[];
  /** @throws Error where a forgery of what happened would not be seen */
  requireSeeing(
    database: DatabaseSync,
    receipts: readonly Receipt[],
    claims: readonly Claim[],
  ): void;
  readonly deliveries: Deliveries;
}

/** What clients do to a server until it is killed, and how that is judged. */
export interface Torture<Stage, Claim> {
  /** Of the command line, to do it again. */
  readonly flag: string;
  /** What the answers are of, in the plural. */
  readonly answers: string;
  /** What a server is weakened by; the harness has to find each of them out. */
  readonly weakenings: readonly string[];
  /** What an item of a webhook is known by, and what it says. */
  readonly told?: (item: object) => Pick<Receipt, 'mid' | 'text'>;
  set(server: Serving, receiver: Receiver): Promise<Stage>;
  act(
    server: Serving,
    stage: Stage,
    claim: (one: Claim) => void,
    how: { readonly name: string; readonly random: Random },
  ): Promise<void>;
  judge(stage: Stage): Judge<Claim>;
}

/** Clients that act at the same time, each waiting for its answer. */
const CLIENTS = 12;
/** Milliseconds from the first answer, at most, until the server is killed. */
const LIFE = 600;
/** Kills within which each weakening has to show. */
const PROOF = 25;
/** How long is waited at the end for webhooks, in ms: a killed server's lanes are kept for ten seconds. */
const PATIENCE = 60_000;

const ALLOWED = ['--allow-to', 'loopback'];
const WEAKEN = new URL('./sends/weaken.ts', import.meta.url).href;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Kills a server again and again while clients act on it, with webhooks going to receivers that go on.
 * Gives whether nothing answered and no webhook was ever missing, out of order, another's, or more than in
 * flight twice.
 * @throws Error when a server does not start, or where the harness does not see what it should
 */
export async function tortureByKills<Stage, Claim>(
  torture: Torture<Stage, Claim>,
  { seed, kills, weakening }: Kills,
  folder: string,
): Promise<boolean> {
  if (!weakening) await prove(torture, seed, folder);
  const run = await Run.begin(torture, seed, folder, weakening);
  try {
    const wrong = await run.kill(kills);
    const { again, mostAgain } = run.judge.deliveries;
    const { claims, receipts } = run;
    say(
      `${claims} answered ${torture.answers}, ${receipts} webhooks, of which ${again} came twice: after one kill at most ${mostAgain} of an app and Page.`,
    );
    say(
      wrong === 0
        ? `After ${kills} kills nothing answered was missing, and no webhook missing, another's or out of order.`
        : `After ${wrong} of ${kills} kills something was NOT as it should be; again with: npm run torture -- ${torture.flag} --seed ${seed}`,
    );
    return wrong === 0;
  } finally {
    await run.end();
  }
}

/** @throws Error where a server that does wrong is not found out */
async function prove<Stage, Claim>(
  torture: Torture<Stage, Claim>,
  seed: string,
  folder: string,
): Promise<void> {
  for (const weakening of torture.weakenings) {
    const run = await Run.begin(torture, seed, folder, weakening);
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

interface Place {
  readonly seed: string;
  readonly data: string;
  readonly weakening: string | undefined;
}

/** A store, its server, and those who write to it and are told. */
class Run<Stage, Claim> {
  readonly judge: Judge<Claim>;
  readonly #torture: Torture<Stage, Claim>;
  readonly #place: Place;
  readonly #receiver: Receiver;
  readonly #stage: Stage;
  claims = 0;
  kills = 0;

  private constructor(
    torture: Torture<Stage, Claim>,
    place: Place,
    receiver: Receiver,
    stage: Stage,
  ) {
    this.#torture = torture;
    this.#place = place;
    this.#receiver = receiver;
    this.#stage = stage;
    this.judge = torture.judge(stage);
  }

  static async begin<Stage, Claim>(
    torture: Torture<Stage, Claim>,
    seed: string,
    folder: string,
    weakening: string | undefined,
  ): Promise<Run<Stage, Claim>> {
    const data = join(folder, 'data');
    rmSync(data, { recursive: true, force: true });
    const receiver = await startReceiver(seededRandom(`${seed} receiver`), torture.told);
    const server = await serve(data, { flags: ALLOWED });
    const stage = await torture.set(server, receiver).finally(() => server.stop());
    await receiver.quiet();
    receiver.life++;
    return new Run(torture, { seed, data, weakening }, receiver, stage);
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
    const all: Claim[] = [];
    const { receipts } = this.#receiver;
    for (let n = 1; n <= times; n++) {
      this.kills = n;
      const claims = await this.#life(n);
      all.push(...claims);
      this.claims += claims.length;
      const found = this.#read((database) => {
        const seen = this.judge.look(database, receipts, claims);
        lapse(database);
        return [...faults(database), ...seen];
      });
      if (this.#tell(`kill ${n}`, found, isProof)) wrong++;
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
    const found = this.#read((database) => [
      ...faults(database),
      ...this.judge.look(database, receipts, all),
      ...this.judge.missing(database),
    ]);
    if (this.#tell('at the end', found, isProof)) wrong++;
    if (!this.#place.weakening) {
      this.#read((database) => this.judge.requireSeeing(database, receipts, all));
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
    const { weakening, data } = this.#place;
    if (weakening) process.env.TORTURE_WEAKEN = weakening;
    else delete process.env.TORTURE_WEAKEN;
    return serve(data, { flags: ALLOWED, node: weakening ? ['--import', WEAKEN] : [] });
  }

  /** Starts the server, has clients act, and kills it; gives what it has answered. */
  async #life(n: number): Promise<Claim[]> {
    const { seed } = this.#place;
    const random = seededRandom(`${seed} ${n}`);
    const server = await this.#start();
    const claims: Claim[] = [];
    const begun = Promise.withResolvers<void>();
    const claim = (one: Claim): void => {
      claims.push(one);
      begun.resolve();
    };
    const acting = Array.from({ length: CLIENTS }, (_, client) => {
      const name = `${n}.${client}`;
      const how = { name, random: seededRandom(`${seed} ${name}`) };
      return this.#torture.act(server, this.#stage, claim, how);
    });
    await Promise.race([begun.promise, ...acting]);
    await Promise.race([setTimeout(Math.floor(random.next() * LIFE)), ...acting]);
    await server.kill();
    await Promise.all(acting);
    await this.#receiver.quiet();
    this.#receiver.life++;
    return claims;
  }

  #read<T>(look: (database: DatabaseSync) => T): T {
    const database = new DatabaseSync(join(this.#place.data, 'convograph.db'));
    try {
      return look(database);
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
      const due = this.#read((database) => this.judge.due(database));
      if (due.every((key) => came.has(key))) return;
      await setTimeout(200);
    }
  }
}

/**
 * Lets the time pass for which a lane is kept for a server that was killed: the next would wait for
 * its ten seconds.
 */
function lapse(database: DatabaseSync): void {
  database.exec('update lane set until = 0');
}
