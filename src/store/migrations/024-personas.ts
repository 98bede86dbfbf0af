import { type Kysely, sql } from 'kysely';

/** In whose name Pages write (page/sending-tables.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('persona')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('no', 'bigint', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('picture', 'text', (c) => c.notNull())
    .addColumn('mime', 'text')
    .addPrimaryKeyConstraint('persona_key', ['page', 'no'])
    .modifyEnd(sql`without rowid`)
    .execute();
}
