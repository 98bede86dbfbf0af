import { type Kysely, sql } from 'kysely';

/** Files that apps uploaded, to be sent by their ids (page/sending-tables.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('uploaded')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('media', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('platform', 'integer', (c) => c.notNull())
    .addColumn('mime', 'text')
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('width', 'integer')
    .addColumn('height', 'integer')
    .addColumn('length', 'integer')
    .addColumn('filename', 'text')
    .addColumn('reusable', 'integer', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('uploaded_key', ['page', 'id'])
    .modifyEnd(sql`without rowid`)
    .execute();
  await db.schema
    .createIndex('uploaded_created')
    .on('uploaded')
    .columns(['page', 'created'])
    .execute();
}
