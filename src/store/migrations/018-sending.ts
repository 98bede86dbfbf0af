import { type Kysely, sql } from 'kysely';

/** What sends are decided by, and the keys under which some were made (page/tables.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('person')
    .addColumn('blocked_by', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('page').addColumn('idempotency', 'text').execute();
  await db.schema
    .createTable('conversation_window')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('conversation', 'integer', (c) => c.notNull())
    .addColumn('opened', 'bigint', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('conversation_window_key', ['page', 'conversation'])
    .modifyEnd(sql`without rowid`)
    .execute();
  await db.schema
    .createTable('idempotency_key')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('app', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('idempotency_key_key', ['page', 'app', 'key'])
    .modifyEnd(sql`without rowid`)
    .execute();
  await db.schema
    .createIndex('idempotency_key_age')
    .on('idempotency_key')
    .columns(['page', 'at'])
    .execute();
}
