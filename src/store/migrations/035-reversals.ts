import { type Kysely, sql } from 'kysely';

/** What transactions changed of conversations, as it was before (reversals/tables.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reversal')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('conversation', 'integer', (c) => c.notNull())
    .addColumn('no', 'integer', (c) => c.notNull())
    .addColumn('event', 'integer', (c) => c.notNull())
    .addColumn('clock', 'text')
    .addColumn('images', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('reversal_key', ['page', 'conversation', 'no'])
    .modifyEnd(sql`without rowid`)
    .execute();
}
