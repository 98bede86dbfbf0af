import type { Kysely } from 'kysely';

/** What is given no second time after a snapshot was put back (page/tables.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('conversation').addColumn('first_tie', 'integer').execute();
  for (const column of ['attempts', 'restored']) {
    await db.schema.alterTable('page_revision').addColumn(column, 'integer').execute();
  }
}
