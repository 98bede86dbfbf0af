import { setImmediate } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { unnoted } from '../reversals/unnoted.ts';
import { count, type Statement, statement } from '../statement.ts';
import type { Tables } from '../tables.ts';
import { keepNumbers } from './writer-statements.ts';

/** Rows that are deleted at once: reads of others have a turn between two such lots. */
const STRIDE = 500;

/** The tables of a Page, and what of their keys follows its number. */
export const KEYS_OF_PAGE = {
  message: ['conversation', 'created', 'tie'],
  message_alias: ['conversation', 'created', 'tie'],
  participant: ['conversation', 'position'],
  conversation_window: ['conversation'],
  conversation_time: ['conversation'],
  submission: ['conversation', 'id'],
  control_step: ['conversation', 'step'],
  reversal: ['conversation', 'no'],
  idempotency_key: ['app', 'key'],
  conversation: ['no'],
  conversation_alias: ['id'],
  person: ['no'],
  person_alias: ['id'],
  comment: ['id'],
  event: ['no'],
  event_cursor: ['app'],
  failure: ['app', 'conversation'],
  attempt: ['id'],
  imported_thread: ['no'],
  imported_file: ['hash', 'thread', 'platform'],
  thread_decision: ['one', 'other'],
  import_lease: ['page'],
  import_report: ['listing'],
  messenger_profile: ['platform', 'property'],
  persona: ['no'],
  seeded: ['kind', 'id'],
  uploaded: ['id'],
} as const satisfies Partial<Record<keyof Tables, readonly string[]>>;

type Within = { page: number; no: number };

/** Deletes a lot of a table's rows that meet a condition. */
const lotOf = (table: keyof typeof KEYS_OF_PAGE, condition?: (p: Within) => RawBuilder<unknown>) =>
  statement<Within>((db, p) => {
    const keys = sql.join(KEYS_OF_PAGE[table].map((key) => sql.ref(key)));
    const more = condition ? sql` and (${condition(p)})` : sql``;
    const rows = sql`select ${keys} from ${sql.table(table)} where page = ${p.page}${more} limit ${sql.lit(STRIDE)}`;
    return db
      .deleteFrom(table)
      .where('page', '=', p.page)
      .where(sql<boolean>`(${keys}) in (${rows})`);
  });

const OF_PAGE = Object.keys(KEYS_OF_PAGE).map((table) => lotOf(table as keyof typeof KEYS_OF_PAGE));

/** The threads of downloads that a conversation holds, and the numbers that lead to it. */
const threads = (p: Within) =>
  sql`(select no from imported_thread where page = ${p.page} and conversation = ${p.no})`;
const formers = (p: Within) =>
  sql`(select no from conversation_alias where page = ${p.page} and target = ${p.no})`;

/** The one person of a conversation in which the Page can write; nobody of others. */
const correspondent = (p: Within) =>
  sql`(select min(person) from participant where page = ${p.page} and conversation = ${p.no} having count(*) = 1)`;

/** In this order: what tells which rows are meant goes after them. */
const OF_CONVERSATION = [
  // What a send was answered begins with whom it was for, under an id that the person has or had.
  lotOf(
    'idempotency_key',
    (p) => sql`exists (select 1 from
      (select id from person where page = ${p.page} and no = ${correspondent(p)}
        union all select id from person_alias where page = ${p.page} and target = ${correspondent(p)}) as known
      where idempotency_key.answer like '{"recipient_id":"' || known.id || '"%')`,
  ),
  lotOf('reversal', (p) => sql`conversation = ${p.no}`),
  lotOf('message', (p) => sql`conversation = ${p.no}`),
  lotOf('participant', (p) => sql`conversation = ${p.no}`),
  lotOf('conversation_window', (p) => sql`conversation = ${p.no}`),
  lotOf('conversation_time', (p) => sql`conversation = ${p.no}`),
  lotOf('submission', (p) => sql`conversation in ${formers(p)} or conversation = ${p.no}`),
  lotOf('control_step', (p) => sql`conversation in ${formers(p)} or conversation = ${p.no}`),
  lotOf('message_alias', (p) => sql`conversation in ${formers(p)} or conversation = ${p.no}`),
  lotOf('conversation_alias', (p) => sql`target = ${p.no}`),
  lotOf('imported_file', (p) => sql`source in ${threads(p)}`),
  // Of a request that carried several conversations nobody knows whose words it holds.
  lotOf('attempt', (p) => sql`conversation = ${p.no} or conversation is null`),
  lotOf('thread_decision', (p) => sql`one in ${threads(p)} or other in ${threads(p)}`),
  lotOf('imported_thread', (p) => sql`conversation = ${p.no}`),
  lotOf('conversation', (p) => sql`no = ${p.no}`),
];

const OF_PERSON = [
  lotOf(
    'comment',
    (p) => sql`(person = ${p.no} or person in
      (select no from person_alias where page = ${p.page} and target = ${p.no}))`,
  ),
  lotOf('person_alias', (p) => sql`target = ${p.no}`),
  lotOf('person', (p) => sql`no = ${p.no}`),
];

/** A request that carries words of a conversation which is deleted is made anew. */
const unmake = statement<Within>((db, p) =>
  db
    .updateTable('failure')
    .set({ body: sql.lit(null) })
    .where('page', '=', p.page)
    .where(
      sql<boolean>`(app, conversation) in (select app, lead from failure where page = ${p.page} and conversation = ${p.no})`,
    ),
);

/** What waits for a request of the conversation goes alone, from its own first event on. */
const unled = statement<Within>((db, p) =>
  db
    .updateTable('failure')
    .set({ lead: sql.lit(null), together: sql`'[' || no || ']'` })
    .where('page', '=', p.page)
    .where('lead', '=', p.no),
);

const failures = statement<Within>((db, p) =>
  db.deleteFrom('failure').where('page', '=', p.page).where('conversation', '=', p.no),
);

const home = statement<Within>((db, p) =>
  db
    .updateTable('imported_thread')
    .set({ home: sql.lit(null) })
    .where('page', '=', p.page)
    .where('home', '=', p.no),
);

const nextOf = statement<Within, number>(
  (db, p) =>
    db
      .selectFrom('participant')
      .select('conversation')
      .where('page', '=', p.page)
      .where('person', '=', p.no)
      .limit(sql.lit(1)),
  count,
);

async function emptied(
  noting: Connection,
  lots: readonly Statement<Within, never>[],
  within: Within,
): Promise<void> {
  // What is deleted is gone: nothing is noted that would bring it back.
  const connection = unnoted(noting);
  await connection.run(keepNumbers, within);
  for (const lot of lots) {
    while ((await connection.run(lot, within)) >= STRIDE) await setImmediate();
  }
}

/** Deletes everything that a Page holds, a lot at a time. */
export const removeRows = (connection: Connection, page: number): Promise<void> =>
  emptied(connection, OF_PAGE, { page, no: 0 });

/** Forgets what of a conversation is still to be told to apps. */
export async function tellNoMore(connection: Connection, page: number, no: number): Promise<void> {
  await connection.run(unmake, { page, no });
  await connection.run(unled, { page, no });
  await connection.run(failures, { page, no });
}

/** Deletes a conversation, and what of downloads would tell that it is in. */
export async function removeConversation(
  connection: Connection,
  page: number,
  no: number,
): Promise<void> {
  await tellNoMore(connection, page, no);
  await emptied(connection, OF_CONVERSATION, { page, no });
  await connection.run(home, { page, no });
}

/** Deletes a person, and the conversations that the person takes part in; gives their numbers. */
export async function removePerson(
  connection: Connection,
  page: number,
  no: number,
): Promise<number[]> {
  const conversations: number[] = [];
  for (;;) {
    const conversation = await connection.one(nextOf, { page, no });
    if (conversation === undefined) break;
    await removeConversation(connection, page, conversation);
    conversations.push(conversation);
  }
  await emptied(connection, OF_PERSON, { page, no });
  return conversations;
}
