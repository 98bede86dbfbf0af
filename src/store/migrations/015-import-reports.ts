import { type Kysely, sql } from 'kysely';

/** What an import of the same again would say (tables.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('import_report')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('listing', 'text', (c) => c.notNull())
    .addColumn('contents', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('report', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('import_report_key', ['page', 'listing'])
    .modifyEnd(sql`without rowid`)
    .execute();
}
