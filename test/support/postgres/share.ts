import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';

const WEEK = 7 * 24 * 3_600_000;

/** Of how many files of `IN_TURN` one runs over PostgreSQL. */
const ONE_OF = 6;

/**
 * What is SQLite's: its file, locks, syncs and turns, or that another process's change is known in the
 * next turn; what looks into the file itself; what has no store of its own process; and what is of
 * PostgreSQL anyhow.
 */
const NEVER = within([
  ...['bench', 'docs', 'package', 'support(?!/postgres/apart)', 'store/postgres'],
  ...['store/checkpoints', 'store/copying', 'store/durability', 'store/durable', 'store/groups'],
  ...['store/foreign-commits', 'store/held', 'store/locks', 'store/open', 'store/processes'],
  ...['delivery/processes', 'protocol/unavailable', 'repeating/twins'],
  ...['snapshots/hostile', 'snapshots/tables', 'upkeep'],
]);

/** What asks the store whatever it is asked, and what every read and send takes. */
const ALWAYS = within([
  ...['support/postgres/apart', 'store', 'conversations', 'messages', 'sending', 'delivery'],
  ...['oauth/access-token'],
]);

/** What was read and mended over PostgreSQL, too. */
const IN_TURN = within([
  ...['access', 'batch', 'comments', 'events', 'graph', 'limits', 'messenger-profile'],
  ...['moderation', 'oauth', 'pages', 'people', 'permissions', 'personas', 'protocol', 'repeating'],
  ...['snapshots', 'subscriptions', 'thread-control', 'thread-owner', 'tokens', 'writes'],
]);

function within(names: readonly string[]): RegExp {
  return new RegExp(`^test/(?:${names.join('|')})[/.]`);
}

const weekOf = (now: number): string => process.env.POSTGRES_WEEK ?? String(Math.floor(now / WEEK));

const isDrawn = (name: string, week: string): boolean =>
  createHash('sha256').update(`${week} ${name}`).digest().readUInt32BE() % ONE_OF === 0;

/**
 * The test files that run over PostgreSQL beside SQLite: some always, and of others a share, which is
 * another each week. `POSTGRES_WEEK=2969 npm test` has those of a week again.
 * @param isAll whether all that can are wanted
 * @param now epoch milliseconds
 */
export function filesOverPostgres(isAll: boolean, now: number): string[] {
  const week = weekOf(now);
  return globSync('test/**/*.test.ts')
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => !NEVER.test(name))
    .filter((name) => isAll || ALWAYS.test(name) || (IN_TURN.test(name) && isDrawn(name, week)));
}

/** What is said when a test file begins: its week, where it is of a week; undefined where it always runs. */
export const noticeOfWeek = (name: string, now: number): string | undefined =>
  ALWAYS.test(name) || process.env.MODE === 'postgres'
    ? undefined
    : `over PostgreSQL: ${name}, week ${weekOf(now)}`;
