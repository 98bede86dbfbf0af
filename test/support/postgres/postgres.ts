import { BroadcastChannel } from 'node:worker_threads';
import { ASKS, noticeOf, POSTGRES_CHANNEL } from './one-server.ts';
import type { Found } from './supervised.ts';

let asked: Promise<Found> | undefined;

/**
 * The address of the run's PostgreSQL, with the name and password of a superuser; undefined where none
 * can run: the run then says so in one line, and fails where `CI` is set.
 */
export async function postgresUrl(): Promise<string | undefined> {
  return (await found()).url;
}

/** The same by way of a pooler, which shares sessions; undefined where this machine has none. */
export async function poolerUrl(): Promise<string | undefined> {
  return (await found()).pooler;
}

async function found(): Promise<Found> {
  asked ??= askPostgres();
  const answer = await asked;
  if (answer.reason !== undefined && process.env.CI) throw new Error(noticeOf(answer.reason));
  return answer;
}

/** Asks where it is; another thread may ask at the same time, on the same channel. */
export async function askPostgres(): Promise<Found> {
  const channel = new BroadcastChannel(POSTGRES_CHANNEL);
  const answered = new Promise<Found>((resolve) => {
    channel.onmessage = ({ data }) => data !== ASKS && resolve(data);
  });
  channel.postMessage(ASKS);
  const found = await answered;
  channel.close();
  return found;
}
