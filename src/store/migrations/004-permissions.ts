import { type Kysely, sql } from 'kysely';

/**
 * What app review, roles on apps and the owner of an Instagram account decide: tables.ts says what
 * the columns mean. The defaults allow everything, as before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('app')
    .addColumn('mode', 'text', (c) => c.notNull().defaultTo('live'))
    .execute();
  await db.schema
    .alterTable('app')
    .addColumn('standard', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .alterTable('app')
    .addColumn('verified', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  await db.schema
    .alterTable('app')
    .addColumn('require_proof', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable('app_role')
    .addColumn('app', 'text', (c) => c.notNull())
    .addColumn('user', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('app_role_key', ['app', 'user'])
    .modifyEnd(sql`without rowid`)
    .execute();

  await db.schema
    .alterTable('page')
    .addColumn('message_access', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();

  await db.schema.alterTable('person').addColumn('user', 'text').execute();
  await db.schema
    .alterTable('person')
    .addColumn('consents', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  // Few people are users too: the others take no room in it.
  await db.schema
    .createIndex('person_user')
    .on('person')
    .columns(['page', 'user'])
    .where('user', 'is not', null)
    .execute();
}
