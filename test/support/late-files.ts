import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { SqliteEngine } from '../../src/store/sqlite/sqlite-engine.ts';
import { lateEngine } from './late-engine.ts';

const WEEK = 7 * 24 * 3_600_000;

/** Of how many files one runs over an engine that answers late, in a suite that is not all late. */
const ONE_OF = 3;

/** About SQLite's own turns, locks and syncs, or without a store: there is nothing to be late. */
const NEVER =
  /^test\/(?:store\/(?:groups|durable|checkpoints|durability|locks|revisions)|bench|docs|package|support)\b/;

let seed: string | undefined;
const open = SqliteEngine.open.bind(SqliteEngine);
SqliteEngine.open = async (...of) => {
  const engine = await open(...of);
  return seed === undefined ? engine : (lateEngine(engine, seed) as SqliteEngine);
};

/**
 * Has the stores of a test file answer late: of each in `npm run test:late`, else of a third of them,
 * which are others each week. What a test fails of comes back with its name and week as the seed.
 * @param file path of the test file
 * @param now epoch milliseconds
 */
export function answerLate(file: string, now: number): void {
  const name = relative(process.cwd(), file).replaceAll('\\', '/');
  const week = process.env.LATE_WEEK ?? String(Math.floor(now / WEEK));
  const hash = createHash('sha256').update(`${week} ${name}`).digest().readUInt32BE();
  const isLate = process.env.MODE === 'late' || hash % ONE_OF === 0;
  seed = isLate && !NEVER.test(name) ? `${week} ${name}` : undefined;
  if (seed !== undefined) process.stderr.write(`late: ${name}, week ${week}\n`);
}
