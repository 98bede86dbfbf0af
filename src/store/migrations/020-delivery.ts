import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';

const needed = (c: ColumnDefinitionBuilder): ColumnDefinitionBuilder => c.notNull();

/** Lanes, what was not delivered, and attempts (tables.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('event_cursor')
    .addColumn('ahead', 'text', (c) => c.notNull().defaultTo('[]'))
    .execute();
  await db.schema
    .createTable('lane')
    .addColumn('app', 'text', needed)
    .addColumn('bucket', 'integer', needed)
    .addColumn('holder', 'text', needed)
    .addColumn('until', 'bigint', needed)
    .addColumn('epoch', 'integer', needed)
    .addColumn('standing', 'text')
    .addPrimaryKeyConstraint('lane_key', ['app', 'bucket'])
    .modifyEnd(sql`without rowid`)
    .execute();
  await db.schema
    .createTable('failure')
    .addColumn('page', 'integer', needed)
    .addColumn('app', 'text', needed)
    .addColumn('conversation', 'integer', needed)
    .addColumn('no', 'integer', needed)
    .addColumn('together', 'text', needed)
    .addColumn('lead', 'integer')
    .addColumn('attempts', 'integer', needed)
    .addColumn('since', 'bigint', needed)
    .addColumn('next', 'bigint', needed)
    .addColumn('body', 'text')
    .addColumn('object', 'text', needed)
    .addColumn('reason', 'text', needed)
    .addPrimaryKeyConstraint('failure_key', ['page', 'app', 'conversation'])
    .modifyEnd(sql`without rowid`)
    .execute();
  await db.schema
    .createTable('attempt')
    .addColumn('page', 'integer', needed)
    .addColumn('id', 'integer', needed)
    .addColumn('app', 'text', needed)
    .addColumn('event', 'integer', needed)
    .addColumn('last', 'integer', needed)
    .addColumn('together', 'text', needed)
    .addColumn('conversation', 'integer')
    .addColumn('number', 'integer', needed)
    .addColumn('at', 'bigint', needed)
    .addColumn('url', 'text', needed)
    .addColumn('request', 'text', needed)
    .addColumn('status', 'integer')
    .addColumn('answer', 'text', needed)
    .addColumn('note', 'text')
    .addColumn('delivered', 'integer', needed)
    .addColumn('elapsed', 'integer', needed)
    .addColumn('next', 'bigint')
    .addColumn('replay', 'integer', needed)
    .addColumn('total', 'bigint', needed)
    .addPrimaryKeyConstraint('attempt_key', ['page', 'id'])
    .modifyEnd(sql`without rowid`)
    .execute();
  await db.schema
    .createIndex('attempt_of_event')
    .on('attempt')
    .columns(['page', 'event', 'last'])
    .execute();
}
