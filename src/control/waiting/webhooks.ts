import { bucketOf } from '../../store/log/lanes.ts';
import type { EventCursor } from '../../store/log/tables.ts';
import type { ControlDeps } from '../explain.ts';

/** Events that are looked at, at most: where more wait, some do. */
const MOST = 500;

/**
 * Whether a webhook of a Page is under way, or due now. One that failed was answered: it is tried again
 * when its time comes.
 * @param no number of the Page
 */
export async function isDelivering(
  { store, clock }: Pick<ControlDeps, 'store' | 'clock'>,
  no: number,
): Promise<boolean> {
  const page = store.page(no);
  const { cursors, failures } = page.deliveries;
  for (const cursor of await cursors.all()) {
    const { events } = await page.log.after(cursor.no, MOST);
    const isOpen = events.some(({ no, audience }) => {
      const admitted = audience?.[cursor.app];
      return admitted !== undefined && 'channel' in admitted && !isAhead(cursor, no);
    });
    if (isOpen) return true;
    const rows = await failures.of(cursor.app);
    if (!rows.some(({ next }) => next <= clock.now())) continue;
    const lane = await store.lanes.of(cursor.app, bucketOf(no));
    if (!lane?.standing) return true;
  }
  return false;
}

const isAhead = ({ ahead }: EventCursor, no: number): boolean =>
  ahead.some(([first, last]) => first <= no && no <= last);
