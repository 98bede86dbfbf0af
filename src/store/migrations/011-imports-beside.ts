import { type Kysely, sql } from 'kysely';

/** What changed of a Page meanwhile, and who imports into it (tables.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  const clustered = sql`without rowid`;
  await db.schema
    .createTable('page_revision')
    .addColumn('page', 'integer', (c) => c.notNull().primaryKey())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .modifyEnd(clustered)
    .execute();
  await db.schema
    .createTable('import_lease')
    .addColumn('page', 'integer', (c) => c.notNull().primaryKey())
    .addColumn('epoch', 'integer', (c) => c.notNull())
    .addColumn('holder', 'text', (c) => c.notNull())
    .addColumn('since', 'integer', (c) => c.notNull())
    .addColumn('until', 'integer', (c) => c.notNull())
    .modifyEnd(clustered)
    .execute();
}
