import { type Kysely, sql } from 'kysely';

/** The first schema: tables.ts says what the columns mean. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // SQLite keeps a table's rows in the order of its key only when told so; there the key is the
  // table, which halves the bytes of a message (measured: bench/README.md).
  const clustered = sql`without rowid`;

  await db.schema
    .createTable('page')
    .addColumn('no', 'integer', (c) => c.primaryKey())
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('instagram_id', 'text', (c) => c.unique())
    .addColumn('instagram_username', 'text')
    .addColumn('mode', 'text', (c) => c.notNull())
    .addColumn('limits', 'text', (c) => c.notNull())
    .addColumn('default_app', 'text')
    .addColumn('refuse', 'integer')
    .addColumn('profile', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('app')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('secret', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('user')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('role')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('user', 'text', (c) => c.notNull())
    .addColumn('tasks', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('role_key', ['page', 'user'])
    .modifyEnd(clustered)
    .execute();
  await db.schema
    .createTable('token')
    .addColumn('no', 'integer', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('app', 'text', (c) => c.notNull())
    .addColumn('user', 'text')
    .addColumn('page', 'integer')
    .addColumn('scopes', 'text', (c) => c.notNull())
    .addColumn('tasks', 'text', (c) => c.notNull())
    .addColumn('issued', 'bigint', (c) => c.notNull())
    .addColumn('expires', 'bigint')
    .addColumn('revoked', 'bigint')
    .execute();
  await db.schema
    .createTable('setting')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('person')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('no', 'integer', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('platform', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('username', 'text')
    .addColumn('profile', 'text')
    .addPrimaryKeyConstraint('person_key', ['page', 'no'])
    .modifyEnd(clustered)
    .execute();
  await db.schema.createIndex('person_id').unique().on('person').columns(['page', 'id']).execute();
  await db.schema
    .createTable('conversation')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('no', 'integer', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('platform', 'integer', (c) => c.notNull())
    .addColumn('folder', 'integer', (c) => c.notNull())
    .addColumn('updated', 'bigint', (c) => c.notNull())
    .addColumn('message_count', 'bigint', (c) => c.notNull())
    .addColumn('deleted_count', 'bigint', (c) => c.notNull())
    .addColumn('unread_count', 'bigint', (c) => c.notNull())
    .addColumn('page_sent', 'integer', (c) => c.notNull())
    .addColumn('owner_app', 'text')
    .addColumn('control_until', 'bigint')
    .addPrimaryKeyConstraint('conversation_key', ['page', 'no'])
    .modifyEnd(clustered)
    .execute();
  await db.schema
    .createIndex('conversation_id')
    .unique()
    .on('conversation')
    .columns(['page', 'id'])
    .execute();
  await db.schema
    .createIndex('conversation_listed')
    .on('conversation')
    // The whole row: a list is read from the index alone, a third of the time of looking rows up.
    .columns([
      'page',
      'platform',
      'folder',
      'updated',
      'no',
      'id',
      'message_count',
      'deleted_count',
      'unread_count',
      'page_sent',
      'owner_app',
      'control_until',
    ])
    .execute();
  await db.schema
    .createTable('participant')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('conversation', 'integer', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('person', 'integer', (c) => c.notNull())
    .addColumn('sent', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('participant_key', ['page', 'conversation', 'position'])
    .modifyEnd(clustered)
    .execute();
  await db.schema
    .createIndex('participant_person')
    .unique()
    .on('participant')
    .columns(['page', 'person', 'conversation'])
    .execute();
  await db.schema
    .createTable('message')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('conversation', 'integer', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .addColumn('tie', 'integer', (c) => c.notNull())
    .addColumn('sender', 'integer')
    .addColumn('flags', 'integer', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('extra', 'text')
    .addPrimaryKeyConstraint('message_key', ['page', 'conversation', 'created', 'tie'])
    .modifyEnd(clustered)
    .execute();
  await db.schema
    .createTable('event')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('no', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('event_key', ['page', 'no'])
    .modifyEnd(clustered)
    .execute();
}
