import { type Kysely, sql } from 'kysely';

/** What archives that were imported are known by: threads and files (tables.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  const clustered = sql`without rowid`;
  await db.schema
    .createTable('imported_thread')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('platform', 'integer', (c) => c.notNull())
    .addColumn('form', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('conversation', 'integer', (c) => c.notNull())
    .addColumn('section', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('business', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('imported_thread_key', ['page', 'platform', 'form', 'name'])
    .modifyEnd(clustered)
    .execute();
  await db.schema
    .createTable('imported_file')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('thread', 'text', (c) => c.notNull())
    .addColumn('platform', 'integer', (c) => c.notNull())
    .addColumn('business', 'text', (c) => c.notNull())
    .addColumn('media', 'integer', (c) => c.notNull())
    .addColumn('facts', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('imported_file_key', ['page', 'hash', 'thread', 'platform'])
    .modifyEnd(clustered)
    .execute();
}
