import { randomUUID } from 'node:crypto';
import type { Scheduler } from '../../base/scheduler.ts';
import { Troubled } from '../trouble.ts';
import { Announcements } from './announcements.ts';
import type { PostgresClients } from './clients.ts';
import type { News, NewsReader } from './news.ts';
import type { PostgresPlace } from './place.ts';
import { Polling } from './polling.ts';
import { channelOf } from './teller.ts';
import { troubled } from './troubles.ts';

/** How it is heard of others, once it is known what lies between. */
export interface Hearing {
  readonly news: News;
  /** Whether each connection is a session: it keeps what it was told. */
  readonly isSession: boolean;
  /** What whoever runs this program should know of it, in a line. */
  readonly notice?: string;
}

/**
 * Begins to hear of what other processes change: by being told where that comes, else by looking.
 * @throws Troubled, or what the driver says
 */
export async function hearOthers(
  place: PostgresPlace,
  clients: PostgresClients,
  scheduler: Scheduler,
  reader: NewsReader,
): Promise<Hearing> {
  const { schema, isPooled, direct } = place;
  const ask = (text: string, values: unknown[]) =>
    clients.askOnce({ text, values, rowMode: 'array' });
  const around = {
    ...{ schema, scheduler, reader, ask, self: randomUUID() },
    open: () => clients.alone('listening'),
    notify: (payload: string) => ask('select pg_notify($1, $2)', [channelOf(schema), payload]),
  };
  const mayListen = !isPooled || direct !== undefined;
  if (mayListen) {
    const announcements = new Announcements(around);
    const isHeard = await announcements.listen().catch((error: unknown) => {
      throw direct ? atSecond(error) : error;
    });
    if (isHeard) return { news: announcements, isSession: !isPooled };
  }
  const polling = new Polling(around);
  await polling.begin();
  return {
    news: polling,
    isSession: !isPooled && direct !== undefined,
    ...(mayListen && { notice: direct ? SECOND_IS_DEAF : FIRST_IS_DEAF }),
  };
}

const FIRST_IS_DEAF =
  'The database is behind a pooler that shares sessions, since a notification did not come: changes of other processes are looked for five times a second. Say ?pooler=transaction in the address of --store, and name the server itself with --store-direct to hear of them at once.';
const SECOND_IS_DEAF =
  'Nothing is heard at the address that --store-direct names, which leads to a pooler or to another database than --store: changes of other processes are looked for five times a second.';

/** What is wrong with the second address. */
function atSecond(error: unknown): unknown {
  const known = troubled(error);
  if (!(known instanceof Troubled)) return known;
  const todo = `at the address that --store-direct names, ${known.trouble.todo}`;
  return new Troubled({ ...known.trouble, todo }, error);
}
