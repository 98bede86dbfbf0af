import { type Kysely, sql } from 'kysely';

/** What tokens need to live and die as Meta's do; the defaults leave earlier tokens as they were. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const clustered = sql`without rowid`;

  await db.schema.alterTable('token').addColumn('cause', 'integer').execute();
  await db.schema.alterTable('token').addColumn('data_access', 'bigint').execute();
  await db.schema
    .alterTable('token')
    .addColumn('long_lived', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  for (const flag of ['checkpoint', 'unconfirmed']) {
    await db.schema
      .alterTable('user')
      .addColumn(flag, 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
  }
  await db.schema
    .createTable('permission')
    .addColumn('app', 'text', (c) => c.notNull())
    .addColumn('user', 'text', (c) => c.notNull())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('lapses', 'bigint')
    .addColumn('targets', 'text')
    .addPrimaryKeyConstraint('permission_key', ['app', 'user', 'scope'])
    .modifyEnd(clustered)
    .execute();
  await db.schema
    .createTable('code')
    .addColumn('mac', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('app', 'text', (c) => c.notNull())
    .addColumn('user', 'text')
    .addColumn('page', 'integer')
    .addColumn('redirect', 'text', (c) => c.notNull())
    .addColumn('scopes', 'text', (c) => c.notNull())
    .addColumn('expires', 'bigint', (c) => c.notNull())
    .addColumn('used', 'bigint')
    .modifyEnd(clustered)
    .execute();
}
