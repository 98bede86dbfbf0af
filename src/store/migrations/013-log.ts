import { type Kysely, sql } from 'kysely';

/** The counter of a Page's events, and how far each app has come in them (tables.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('page_revision')
    .addColumn('events', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`insert into page_revision (page, revision, events)
    select page, 0, max(no) from event where true group by page
    on conflict (page) do update set events = excluded.events`.execute(db);
  await db.schema
    .createTable('event_cursor')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('app', 'text', (c) => c.notNull())
    .addColumn('no', 'integer', (c) => c.notNull())
    .addColumn('epoch', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('event_cursor_key', ['page', 'app'])
    .modifyEnd(sql`without rowid`)
    .execute();
}
