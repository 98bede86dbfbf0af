import { type Kysely, sql } from 'kysely';

/** What people publish on a Page: posts, and comments on posts (page/given-tables.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('comment')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('person', 'integer', (c) => c.notNull())
    .addColumn('post', 'text', (c) => c.notNull())
    .addColumn('parent', 'text')
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .addColumn('deleted', 'integer', (c) => c.notNull())
    .addColumn('answered', 'bigint')
    .addPrimaryKeyConstraint('comment_key', ['page', 'id'])
    .modifyEnd(sql`without rowid`)
    .execute();
}
