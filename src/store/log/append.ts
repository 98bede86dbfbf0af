import { sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { statement } from '../statement.ts';
import type { EventTable } from '../tables.ts';
import type { EventBodies, EventKind } from './kinds.ts';

/** The Page's row is locked from here on: the numbers of its events follow one another as commits do. */
const next = statement<{ page: number }, number>(
  (db, p) =>
    db
      .insertInto('page_revision')
      .values({ page: p.page, revision: sql.lit(0), events: sql.lit(1) })
      .onConflict((oc) => oc.column('page').doUpdateSet({ events: sql`page_revision.events + 1` }))
      .returning('events'),
  (row) => row[0] as number,
);

const insert = statement<EventTable>((db, p) =>
  db.insertInto('event').values({ page: p.page, no: p.no, at: p.at, kind: p.kind, body: p.body }),
);

/** Tells in a Page's log what happens to it, in the transaction in which it happens. */
export async function append<K extends EventKind>(
  connection: Connection,
  page: number,
  { at, kind, body }: { readonly at: number; readonly kind: K; readonly body: EventBodies[K] },
): Promise<void> {
  const no = (await connection.one(next, { page })) ?? 1;
  await connection.run(insert, { page, no, at, kind, body: JSON.stringify(body) });
}
