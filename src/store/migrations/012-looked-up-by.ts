import { type Kysely, sql } from 'kysely';

/** What Pages, apps, users, roles and tokens are looked up and listed by, so that nothing reads all. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('page')
    .addColumn('name_key', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  // SQLite cannot compose the letters of a name.
  const { rows } = await sql<{ no: number; name: string }>`select no, name from page`.execute(db);
  for (const { no, name } of rows) {
    await sql`update page set name_key = ${name.normalize()} where no = ${no}`.execute(db);
  }
  await db.schema.createIndex('page_name').on('page').column('name_key').execute();
  await db.schema.createIndex('page_username').on('page').column('instagram_username').execute();
  await db.schema.createIndex('app_name').on('app').column('name').execute();
  await db.schema.createIndex('user_name').on('user').column('name').execute();
  await db.schema.createIndex('token_issued').on('token').columns(['issued', 'no']).execute();
  await db.schema
    .createIndex('role_user')
    .on('role')
    // The whole row: a user's roles are read from the index alone.
    .columns(['user', 'page', 'tasks'])
    .execute();
}
