import type { Served } from './world.ts';

const VERSION = 'v26.0';

/** Fields of the page of 25 with the newest messages of each. */
const NESTED = 'id,updated_time,participants,messages.limit(5){id,from,message,created_time}';
const MESSAGE = 'id,created_time,from,to,message';

const token = ({ store }: Served) => `access_token=${store.token}`;

/** A message by id with its default fields (id and created_time). */
export const messagePaths = (served: Served): string[] =>
  served.samples.messages.map((id) => `/${VERSION}/${id}?${token(served)}`);

/** A message by id as an inbox shows it. */
export const fullMessagePaths = (served: Served): string[] =>
  served.samples.messages.map((id) => `/${VERSION}/${id}?fields=${MESSAGE}&${token(served)}`);

export const firstPage = (served: Served): string =>
  `/${VERSION}/${served.store.pageId}/conversations?${token(served)}`;

/** Pages of 25 conversations, all but the first, in the order of the list. */
export const conversationPaths = (served: Served): string[] =>
  served.samples.cursors.map((after) => `${firstPage(served)}&after=${after}`);

/** The same with the five newest messages of each conversation. */
export const nestedPaths = (served: Served): string[] =>
  conversationPaths(served).map((path) => `${path}&fields=${NESTED}`);
