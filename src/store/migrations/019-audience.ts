import { type Kysely, sql } from 'kysely';

/**
 * Who gets an event, as JSON: nobody gets what was told of before there was anyone. And how far a
 * conversation's time has come, and its customer with what the Page sent (tables.ts).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('event').addColumn('audience', 'text').execute();
  await db.schema
    .createTable('conversation_time')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('conversation', 'integer', (c) => c.notNull())
    .addColumn('newest', 'bigint', (c) => c.notNull())
    .addColumn('delivered', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('conversation_time_key', ['page', 'conversation'])
    .modifyEnd(sql`without rowid`)
    .execute();
}
