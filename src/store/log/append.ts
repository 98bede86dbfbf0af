import { statement } from '../statement.ts';
import type { Transaction } from '../store.ts';
import type { EventTable } from '../tables.ts';
import type { EventBodies, EventKind } from './kinds.ts';

const insert = statement<EventTable>((db, p) =>
  db.insertInto('event').values({ page: p.page, no: p.no, at: p.at, kind: p.kind, body: p.body }),
);

/** Tells in a Page's log what happens to it, in the transaction in which it happens. */
export async function append<K extends EventKind>(
  tx: Transaction,
  page: number,
  { at, kind, body }: { readonly at: number; readonly kind: K; readonly body: EventBodies[K] },
): Promise<void> {
  const no = await tx.revisions.nextEvent(page);
  await tx.rows(page).run(insert, { page, no, at, kind, body: JSON.stringify(body) });
}
