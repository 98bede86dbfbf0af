import { type Kysely, sql } from 'kysely';

/** Which apps share a Page's conversations as what, and who controlled which when (directory/tables.ts, page/control-tables.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('page').addColumn('primary_receiver', 'text').execute();
  await db.schema
    .alterTable('page')
    .addColumn('takers', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .alterTable('page')
    .addColumn('entry_apps', 'text', (c) => c.notNull().defaultTo('[]'))
    .execute();
  await db.schema
    .createTable('control_step')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('conversation', 'integer', (c) => c.notNull())
    .addColumn('step', 'integer', (c) => c.notNull())
    .addColumn('event', 'integer', (c) => c.notNull())
    .addColumn('metadata', 'text')
    .addPrimaryKeyConstraint('control_step_key', ['page', 'conversation', 'step'])
    .modifyEnd(sql`without rowid`)
    .execute();
}
