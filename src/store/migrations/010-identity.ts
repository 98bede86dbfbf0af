import { type Kysely, sql } from 'kysely';

interface OldThread {
  page: number;
  platform: number;
  form: number;
  name: string;
  conversation: number;
  section: string;
  title: string;
  business: string;
}

interface Tables {
  imported_thread: OldThread & Record<string, unknown>;
  imported_thread_old: OldThread;
  participant: { page: number; conversation: number; person: number };
  person: { page: number; no: number; name: string };
  message: { page: number; conversation: number; created: number };
}

/**
 * Threads of downloads with what tells which of them belong together, decisions made by hand, and
 * where ids lead whose bearers have moved (tables.ts).
 */
export async function up(given: Kysely<unknown>): Promise<void> {
  const clustered = sql`without rowid`;
  const db = given as Kysely<Tables>;
  await db.schema.alterTable('imported_thread').renameTo('imported_thread_old').execute();
  await db.schema
    .createTable('imported_thread')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('no', 'integer', (c) => c.notNull())
    .addColumn('platform', 'integer', (c) => c.notNull())
    .addColumn('form', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('section', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('business', 'text', (c) => c.notNull())
    .addColumn('people', 'text', (c) => c.notNull())
    .addColumn('first', 'bigint', (c) => c.notNull())
    .addColumn('last', 'bigint', (c) => c.notNull())
    .addColumn('messages', 'integer', (c) => c.notNull())
    .addColumn('beside', 'text', (c) => c.notNull())
    .addColumn('strand', 'integer', (c) => c.notNull())
    .addColumn('home', 'integer')
    .addColumn('conversation', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('imported_thread_key', ['page', 'no'])
    .modifyEnd(clustered)
    .execute();
  await takeOver(db);
  await db.schema.dropTable('imported_thread_old').execute();
  await db.schema.alterTable('imported_file').addColumn('source', 'integer').execute();
  await db.schema
    .createTable('thread_decision')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('one', 'integer', (c) => c.notNull())
    .addColumn('other', 'integer', (c) => c.notNull())
    .addColumn('together', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('thread_decision_key', ['page', 'one', 'other'])
    .modifyEnd(clustered)
    .execute();
  await db.schema
    .createTable('conversation_alias')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('no', 'integer', (c) => c.notNull())
    .addColumn('target', 'integer', (c) => c.notNull())
    .addColumn('row', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('conversation_alias_key', ['page', 'id'])
    .modifyEnd(clustered)
    .execute();
  await db.schema
    .createIndex('conversation_alias_no')
    .unique()
    .on('conversation_alias')
    .columns(['page', 'no'])
    .execute();
  await db.schema
    .createTable('person_alias')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('no', 'integer', (c) => c.notNull())
    .addColumn('target', 'integer', (c) => c.notNull())
    .addColumn('row', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('person_alias_key', ['page', 'id'])
    .modifyEnd(clustered)
    .execute();
  await db.schema
    .createIndex('person_alias_no')
    .unique()
    .on('person_alias')
    .columns(['page', 'no'])
    .execute();
  await db.schema
    .createTable('message_alias')
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('conversation', 'integer', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .addColumn('tie', 'integer', (c) => c.notNull())
    .addColumn('to_conversation', 'integer', (c) => c.notNull())
    .addColumn('to_created', 'bigint', (c) => c.notNull())
    .addColumn('to_tie', 'integer', (c) => c.notNull())
    .addColumn('row', 'text')
    .addPrimaryKeyConstraint('message_alias_key', ['page', 'conversation', 'created', 'tie'])
    .modifyEnd(clustered)
    .execute();
}

/** Gives the threads that are in the evidence that their conversations hold. */
async function takeOver(db: Kysely<Tables>): Promise<void> {
  const rows = await db
    .selectFrom('imported_thread_old')
    .selectAll()
    .orderBy('page')
    .orderBy('platform')
    .orderBy('form')
    .orderBy('name')
    .execute();
  const strands = new Map<string, number>();
  let page = 0;
  let no = 0;
  for (const row of rows) {
    no = row.page === page ? no + 1 : 1;
    page = row.page;
    const within = { page, conversation: row.conversation };
    const people = await db
      .selectFrom('participant as t')
      .innerJoin('person as p', (join) =>
        join.onRef('p.page', '=', 't.page').onRef('p.no', '=', 't.person'),
      )
      .select('p.name')
      .where('t.page', '=', page)
      .where('t.conversation', '=', row.conversation)
      .execute();
    const span = await db
      .selectFrom('message')
      .select([
        sql<number>`coalesce(min(created), 0)`.as('first'),
        sql<number>`coalesce(max(created), 0)`.as('last'),
        sql<number>`count(*)`.as('messages'),
      ])
      .where('page', '=', page)
      .where('conversation', '=', row.conversation)
      .executeTakeFirstOrThrow();
    const strand = strands.get(JSON.stringify(within)) ?? no;
    strands.set(JSON.stringify(within), strand);
    const names = [...new Set(people.map(({ name }) => name))].sort();
    await db
      .insertInto('imported_thread')
      .values({
        ...{ ...row, ...span, no, strand, home: row.conversation },
        ...{ people: JSON.stringify(names), beside: '[]' },
      })
      .execute();
  }
}
