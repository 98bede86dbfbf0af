import type { NumberRange } from '../store/log/tables.ts';
import type { Store } from '../store/store.ts';
import type { EventsEntry, WebhookEntry } from './entries.ts';
import { keptFrom } from './kept-from.ts';

/** Rows of what happened before a server was started; Pages, and events and webhooks of each, that are looked at. */
export const MOST_PAST = 1_000;
const MOST_PAGES = 500;
const PAGES_READ = 20;
const OF_EACH = 200;

type PastEntry = EventsEntry | WebhookEntry;

/** Where the logs of Pages ended when the server was started, and when that was by the store's clock. */
export interface Beginning {
  readonly newest: ReadonlyMap<number, number>;
  readonly at: number;
}

/**
 * The newest of what the store knows of the time before, as a journal would have it: events, and
 * webhooks of them. Their numbers end with {@link MOST_PAST}.
 */
export async function readPast(store: Store, beginning: Beginning): Promise<PastEntry[]> {
  const found: PastEntry[] = [];
  for (const [page, last] of await latestPages(store, beginning)) {
    found.push(...(await pastOf(store, page, last, beginning.at)));
  }
  found.sort((a, b) => a.at - b.at || rank(a) - rank(b));
  const kept: PastEntry[] = [];
  let seq = MOST_PAST;
  for (let entry = found.pop(); entry; entry = found.pop()) {
    const rows = entry.kind === 'events' ? entry.rows : 1;
    if (seq < rows) break;
    kept.push({ ...entry, seq: seq - rows + 1, done: seq });
    seq -= rows;
  }
  return kept.reverse();
}

/** Events come before webhooks of the same moment, which tell of them. */
const rank = (entry: PastEntry): number => (entry.kind === 'events' ? 0 : 1);

/** The Pages where something happened last, with the numbers of their newest events. */
async function latestPages(store: Store, { newest }: Beginning): Promise<readonly NumberRange[]> {
  const pages: { page: number; last: number; at: number }[] = [];
  for (const [page, last] of [...newest].slice(0, MOST_PAGES)) {
    const [event] = (await store.page(page).log.after(last - 1, 1)).events;
    if (event) pages.push({ page, last, at: event.at });
  }
  return pages
    .sort((a, b) => b.at - a.at)
    .slice(0, PAGES_READ)
    .map(({ page, last }) => [page, last] as const);
}

async function pastOf(store: Store, page: number, last: number, end: number): Promise<PastEntry[]> {
  const { log, deliveries } = store.page(page);
  const base = { seq: 0, done: 0 };
  const { events } = await log.after(Math.max(0, last - OF_EACH), OF_EACH);
  const attempts = await deliveries.attempts.before(Number.MAX_SAFE_INTEGER, OF_EACH);
  return [
    ...events
      .filter(({ no }) => no <= last)
      .map((event): EventsEntry => {
        const { no, at } = event;
        const rows = 1 + keptFrom(event);
        return {
          ...base,
          kind: 'events',
          at,
          real: at,
          page,
          first: no,
          last: no,
          rows,
          cause: undefined,
        };
      }),
    ...attempts
      .filter(({ at, event }) => at < end && event <= last)
      .reverse()
      .map((row): WebhookEntry => {
        const { at, app, together: events, conversation, number: attempt, replay } = row;
        const { status, delivered, note, elapsed } = row;
        const about = { page, app, events, conversation, attempt, replay };
        const outcome = { status, delivered, note, elapsed };
        return { ...base, kind: 'webhook', at, real: at, ...about, outcome };
      }),
  ];
}
