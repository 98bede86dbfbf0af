import { type Kysely, sql } from 'kysely';

/** What came from seed files (page/tables.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('seeded')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('parts', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('seeded_key', ['page', 'kind', 'id'])
    .modifyEnd(sql`without rowid`)
    .execute();
}
