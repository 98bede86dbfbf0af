import type { EventCursor } from '../../store/log/tables.ts';
import type { PageStore } from '../../store/page/page-store.ts';

/** Events that are looked at, at most: where more wait, some do. */
const MOST = 500;

/**
 * Whether a webhook of a Page is under way, or is still to be sent for the first time. One that failed
 * was answered: it is tried again when its time comes.
 */
export async function isDelivering(page: PageStore): Promise<boolean> {
  for (const cursor of await page.deliveries.cursors.all()) {
    const { events } = await page.log.after(cursor.no, MOST);
    const isOpen = events.some(({ no, audience }) => {
      const admitted = audience?.[cursor.app];
      return admitted !== undefined && 'channel' in admitted && !isAhead(cursor, no);
    });
    if (isOpen) return true;
  }
  return false;
}

const isAhead = ({ ahead }: EventCursor, no: number): boolean =>
  ahead.some(([first, last]) => first <= no && no <= last);
