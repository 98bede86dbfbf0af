import { conversationOf, isFor } from '../../delivery/audience.ts';
import { bucketOf } from '../../store/log/lanes.ts';
import type { EventCursor } from '../../store/log/tables.ts';
import type { ControlDeps } from '../explain.ts';

/** Events that are looked at, at most: where more wait, some do. */
const MOST = 500;

/**
 * Whether a webhook of a Page is under way, or due now. One that failed was answered: it is tried again
 * when its time comes, and what it holds back goes after it. A lane that stands still tries nothing
 * until it is time for that.
 * @param no number of the Page
 */
export async function isDelivering(
  { store, clock }: Pick<ControlDeps, 'store' | 'clock'>,
  no: number,
): Promise<boolean> {
  const page = store.page(no);
  const { cursors, failures } = page.deliveries;
  for (const cursor of await cursors.all()) {
    const { app } = cursor;
    const { events } = await page.log.after(cursor.no, MOST);
    const rows = await failures.of(app);
    const now = clock.now();
    const held = new Set(rows.map(({ conversation }) => conversation));
    const isOpen = events.some(
      (event) =>
        isFor(app, event) && !isAhead(cursor, event.no) && !held.has(conversationOf(event)),
    );
    if (!isOpen && !rows.some(({ next }) => next <= now)) continue;
    const standing = (await store.lanes.of(app, bucketOf(no)))?.standing;
    if (!standing || standing.next <= now) return true;
  }
  return false;
}

const isAhead = ({ ahead }: EventCursor, no: number): boolean =>
  ahead.some(([first, last]) => first <= no && no <= last);
