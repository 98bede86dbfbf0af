import { type Kysely, sql } from 'kysely';

/** Who gets which events, and what a Page shows before anybody writes (tables.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('app').addColumn('instagram_secret', 'text').execute();
  await db.schema
    .createTable('subscription')
    .addColumn('app', 'text', (c) => c.notNull())
    .addColumn('object', 'text', (c) => c.notNull())
    .addColumn('callback', 'text', (c) => c.notNull())
    .addColumn('verify_token', 'text', (c) => c.notNull())
    .addColumn('fields', 'text', (c) => c.notNull())
    .addColumn('include_values', 'integer', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .addColumn('verified', 'bigint')
    .addPrimaryKeyConstraint('subscription_key', ['app', 'object'])
    .modifyEnd(sql`without rowid`)
    .execute();
  await db.schema
    .createTable('installed_app')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('app', 'text', (c) => c.notNull())
    .addColumn('fields', 'text', (c) => c.notNull())
    .addColumn('since', 'integer', (c) => c.notNull())
    .addColumn('disabled', 'bigint')
    .addPrimaryKeyConstraint('installed_app_key', ['page', 'app', 'account'])
    .modifyEnd(sql`without rowid`)
    .execute();
  await db.schema
    .createTable('messenger_profile')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('platform', 'integer', (c) => c.notNull())
    .addColumn('property', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('messenger_profile_key', ['page', 'platform', 'property'])
    .modifyEnd(sql`without rowid`)
    .execute();
}
