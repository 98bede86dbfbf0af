import { type Kysely, sql } from 'kysely';

/** How often which app called in which way (directory/call-counts.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('call_count')
    .addColumn('app', 'text', (c) => c.notNull())
    .addColumn('shape', 'text', (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addColumn('first', 'integer', (c) => c.notNull())
    .addColumn('last', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('call_count_key', ['app', 'shape'])
    .modifyEnd(sql`without rowid`)
    .execute();
}
