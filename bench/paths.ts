import type { Posted } from './load.ts';
import type { Served } from './world.ts';

/** A store and what there is in it. */
type Known = Pick<Served, 'store' | 'samples'>;

const VERSION = 'v26.0';

/** Fields of the page of 25 with the newest messages of each. */
const NESTED = 'id,updated_time,participants,messages.limit(5){id,from,message,created_time}';
/** What an inbox shows of its list. */
export const RICH = 'id,updated_time,participants,snippet,message_count,unread_count,can_reply';
const MESSAGE = 'id,created_time,from,to,message';

/** Requests of a batch, as many as there may be. */
const BATCH = 50;

const token = ({ store }: Known) => `access_token=${store.token}`;

/** A message by id with its default fields (id and created_time). */
export const messagePaths = (served: Known): string[] =>
  served.samples.messages.map((id) => `/${VERSION}/${id}?${token(served)}`);

/** A message by id as an inbox shows it. */
export const fullMessagePaths = (served: Known): string[] =>
  served.samples.messages.map((id) => `/${VERSION}/${id}?fields=${MESSAGE}&${token(served)}`);

export const firstPage = (served: Known): string =>
  `/${VERSION}/${served.store.pageId}/conversations?${token(served)}`;

/** Pages of 25 conversations, all but the first, in the order of the list. */
export const conversationPaths = (served: Known): string[] =>
  served.samples.cursors.map((after) => `${firstPage(served)}&after=${after}`);

/** The same with the five newest messages of each conversation. */
export const nestedPaths = (served: Known): string[] =>
  conversationPaths(served).map((path) => `${path}&fields=${NESTED}`);

/** The same as an inbox shows them. */
export const richPaths = (served: Known): string[] =>
  conversationPaths(served).map((path) => `${path}&fields=${RICH}`);

/** Fifty messages by id in one request, with the query that each of them has alone. */
export function batches(served: Known, pathsOf: (served: Known) => string[]): Posted[] {
  const items = pathsOf(served).map((path) => ({
    method: 'GET',
    relative_url: path.replace(/[?&]access_token=[^&]*/, ''),
  }));
  return Array.from({ length: Math.floor(items.length / BATCH) }, (_, i) => {
    const batch = JSON.stringify(items.slice(i * BATCH, (i + 1) * BATCH));
    return { path: '/', body: `${token(served)}&batch=${encodeURIComponent(batch)}` };
  });
}
