import { type Kysely, sql } from 'kysely';

/** Since when people have an account linked, and what they filled in (page/tables.ts, page/given-tables.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('person').addColumn('linked', 'bigint').execute();
  await db.schema
    .createTable('submission')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('conversation', 'integer', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('form', 'integer', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('submission_key', ['page', 'conversation', 'id'])
    .modifyEnd(sql`without rowid`)
    .execute();
}
