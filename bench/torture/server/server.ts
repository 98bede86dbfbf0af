import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { seededRandom } from '../../../src/base/random.ts';
import { type Claim, latest, missing } from '../claims.ts';
import { faults } from '../sound.ts';
import { serve } from './serving.ts';
import { writeByServer } from './writes.ts';

/** What is done to a server. */
export interface ServerKills {
  /** Decides what is written, and the moments. */
  readonly seed: string;
  /** How often it is killed. */
  readonly kills: number;
}

/** Clients that write at the same time, each waiting for its answer. */
const CLIENTS = 8;
/** Milliseconds from the first answer, at most, until the server is killed. */
const LIFE = 250;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Kills a server again and again while it answers writes, each time starting it again over what it
 * left. Gives whether nothing that was answered was ever missing.
 * @throws Error when a server does not start, or refuses a write
 */
export async function tortureServer(
  { seed, kills }: ServerKills,
  folder: string,
): Promise<boolean> {
  const data = join(folder, 'data');
  const claims: Claim[] = [];
  let wrong = 0;
  for (let n = 1; n <= kills; n++) {
    const random = seededRandom(`${seed} ${n}`);
    const server = await serve(data);
    const begun = Promise.withResolvers<void>();
    const claim = (one: Claim): void => {
      claims.push(one);
      begun.resolve();
    };
    const writing = Array.from({ length: CLIENTS }, (_, client) =>
      writeByServer(server, claim, seededRandom(`${seed} ${n} ${client}`)),
    );
    await Promise.race([begun.promise, ...writing]);
    await Promise.race([setTimeout(Math.floor(random.next() * LIFE)), ...writing]);
    await server.kill();
    await Promise.all(writing);
    const due = latest(claims);
    const found = look(data, due);
    if (n === 1) requireSeeing(data);
    if (found.length > 0) {
      wrong++;
      say(`kill ${n}: ${found.slice(0, 3).join('; ')}`);
    }
    if (n % 10 === 0) say(`${n}/${kills} kills, ${due.length} claims, ${wrong} with faults`);
  }
  say(
    wrong === 0
      ? `Nothing of ${claims.length} answered writes was missing after any of ${kills} kills.`
      : `After ${wrong} of ${kills} kills something was NOT as answered; again with: npm run torture -- --server --seed ${seed}`,
  );
  return wrong === 0;
}

/** What is wrong with what a killed server left, in words. */
function look(data: string, claims: readonly Claim[]): string[] {
  const database = new DatabaseSync(join(data, 'convograph.db'));
  try {
    return [...faults(database), ...missing(claims, data, database)];
  } finally {
    database.close();
  }
}

/** @throws Error where nobody would see that something answered is missing */
function requireSeeing(data: string): void {
  const never = [{ is: 'person', id: '1', version: 0 }] as const;
  if (look(data, never).length === 0) throw new Error('A person who never was is not missed.');
}
