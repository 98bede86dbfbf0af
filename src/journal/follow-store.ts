import type { DurableListener } from '../store/durable-events.ts';
import type { Store } from '../store/store.ts';
import type { StoreClock } from '../store/store-clock.ts';
import type { Journal } from './journal.ts';
import { keptFrom } from './kept-from.ts';
import { MOST_PAST, readPast } from './past.ts';

/** Events of another process that are looked at, at most: the newest. */
const MOST = 5_000;
const STRIDE = 500;

/** What a journal hears of besides calls. */
interface Followed {
  readonly store: Store;
  readonly clock: Pick<StoreClock, 'now' | 'onMove'>;
  /** Takes what could not be read of another process's. */
  readonly onFault: (fault: unknown) => void;
}

/**
 * Has a journal hear of events from now on: this process's as they become durable, with what set them
 * off, and others', of which the log tells how many rows they have. It hears of the clock too, where no
 * operation under way has moved it.
 */
export async function followStore(
  journal: Journal,
  { store, clock, onFault }: Followed,
): Promise<void> {
  clock.onMove(() => journal.clockMoved());
  /** Up to where it was heard of, by Page. */
  const newest = await store.newestEvents();
  const seen = new Map(newest);
  const beginning = { newest, at: clock.now() };
  if (newest.size > 0) journal.beginAfter(MOST_PAST, () => readPast(store, beginning));
  let reading = Promise.resolve();
  const readForeign = (page: number, first: number, last: number): void => {
    reading = reading
      .then(() => foreignEvents(journal, store, page, Math.max(first, last - MOST + 1), last))
      .catch(onFault);
  };
  const listen: DurableListener = (events, own) => {
    for (const [page, newest] of events) {
      const before = seen.get(page) ?? 0;
      const range = own?.told.get(page);
      if (newest <= before && !range) continue;
      seen.set(page, Math.max(newest, before));
      const end = range ? range.first - 1 : newest;
      if (end > before) readForeign(page, before + 1, end);
      if (range) journal.events(page, range.first, range.last, range.kept, own?.cause);
    }
  };
  store.onDurable(listen);
}

async function foreignEvents(
  journal: Journal,
  store: Store,
  page: number,
  first: number,
  last: number,
): Promise<void> {
  const { log } = store.page(page);
  for (let cursor = first - 1; cursor < last; ) {
    const { events } = await log.after(cursor, Math.min(STRIDE, last - cursor));
    const newest = events.at(-1);
    if (!newest) return;
    cursor = newest.no;
    for (const event of events) journal.events(page, event.no, event.no, keptFrom(event));
  }
}
