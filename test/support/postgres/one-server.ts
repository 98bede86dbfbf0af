import { tmpdir } from 'node:os';
import { BroadcastChannel } from 'node:worker_threads';
import type { TestProject } from 'vitest/node';
import { type Found, type Supervised, startSupervised } from './supervised.ts';

/** On which a test asks for a PostgreSQL, and is told where it is. */
export const POSTGRES_CHANNEL = 'convograph-postgres';
/** What a test says there. */
export const ASKS = 'where';

/**
 * Has one PostgreSQL for the tests of a run, from the first that asks on (`postgres.ts`): the server
 * at `TEST_DATABASE_URL` (and a pooler before it at `TEST_POOLER_URL`), else one of its own. Where there
 * is none, the last line of the run says so.
 */
export function setup(project: TestProject): () => Promise<void> {
  const { lastingTmp } = project.getProvidedContext();
  let started: Promise<Supervised> | undefined;
  const start = async (): Promise<Found> => {
    const { TEST_DATABASE_URL: url, TEST_POOLER_URL: pooler } = process.env;
    if (url) return { url, pooler };
    started ??= startSupervised(tmpdir(), lastingTmp);
    return (await started).found;
  };
  const channel = new BroadcastChannel(POSTGRES_CHANNEL);
  channel.unref();
  channel.onmessage = async ({ data }) => data === ASKS && channel.postMessage(await start());
  return async () => {
    channel.close();
    const supervised = await started;
    await supervised?.end();
    const notice = supervised && missingIn(supervised.found);
    if (notice !== undefined) process.stderr.write(`${notice}\n`);
  };
}

/** The line about tests that did not run for want of one. */
export const noticeOf = (reason: string): string =>
  `No PostgreSQL runs here (set TEST_DATABASE_URL to one), so what is tested over one was not: ${reason.trim().split('\n').at(-1)}`;

/** What is not there. */
function missingIn({ reason, pooler }: Found): string | undefined {
  if (reason !== undefined) return noticeOf(reason);
  return pooler === undefined ? NO_POOLER : undefined;
}

const NO_POOLER =
  'There is no pgbouncer on this machine (apt-get install pgbouncer), so what is tested through one was not.';
