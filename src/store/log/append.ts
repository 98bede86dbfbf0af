import { insert } from '../rows.ts';
import type { Transaction } from '../store.ts';
import type { EventBodies, EventKind } from './kinds.ts';
import { EVENT } from './tables.ts';

const insertEvent = insert(EVENT);

/** Tells in a Page's log what happens to it, in the transaction in which it happens. */
export async function append<K extends EventKind>(
  tx: Transaction,
  page: number,
  event: { readonly at: number; readonly kind: K; readonly body: EventBodies[K] },
): Promise<void> {
  const no = await tx.revisions.nextEvent(page);
  await tx.rows(page).run(insertEvent, { page, no, ...event });
}
