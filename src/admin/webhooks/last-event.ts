import { shapeOf } from '../../events/shapes.ts';
import type { LogEvent } from '../../store/log/log.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import { eventAt, newestEvent } from './event-named.ts';

/** Phones make them by themselves, after whatever else happens: nobody asks of them first. */
const isReceipt = ({ kind }: LogEvent): boolean => kind === 'delivery' || kind === 'read';

const isTold = (event: LogEvent): boolean => shapeOf(event) !== undefined;

/** What an app failed to take last; where all was taken, the newest that can be told: no receipt, if possible. */
export async function lastEvent(store: PageStore): Promise<LogEvent | undefined> {
  const rows = await store.deliveries.failures.all();
  const failed = rows.filter(({ attempts }) => attempts > 0).map(({ no }) => no);
  const newest = failed.length > 0 ? await eventAt(store, Math.max(...failed)) : undefined;
  return newest ?? newestButReceipts(store, isTold);
}

/** What a person did last, no receipt if possible; where they did nothing, what is known of them. */
export async function lastOfPerson(store: PageStore, no: number): Promise<LogEvent | undefined> {
  const isTheirs = ({ body }: LogEvent): boolean =>
    ('person' in body && body.person === no) || ('sender' in body && body.sender === no);
  const did = await newestButReceipts(store, (event) => isTold(event) && isTheirs(event));
  return did ?? newestEvent(store, isTheirs);
}

async function newestButReceipts(
  store: PageStore,
  isMeant: (event: LogEvent) => boolean,
): Promise<LogEvent | undefined> {
  const other = await newestEvent(store, (event) => isMeant(event) && !isReceipt(event));
  return other ?? newestEvent(store, isMeant);
}
