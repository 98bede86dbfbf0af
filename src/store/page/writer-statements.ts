import { sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { insert, update } from '../rows.ts';
import { count, statement } from '../statement.ts';
import { newestText } from './newest-text.ts';
import { CONVERSATION, MESSAGE, PARTICIPANT, PERSON } from './tables.ts';

/**
 * Numbers of conversations, and positions of participants, from here on are chosen by whoever adds
 * one; below it they count up.
 */
const FIRST_CHOSEN = 2 ** 30;

/** The number that a seed points to. */
export const numberOf = (seed: number): number => FIRST_CHOSEN + (seed % FIRST_CHOSEN);

/** What a Page counts up: the tables in which its numbers stand, by what keeps those of the deleted. */
const COUNTED = {
  conversations: ['conversation', 'conversation_alias'],
  people: ['person', 'person_alias'],
  threads: ['imported_thread'],
} as const;

/** The largest number that ever was counted up: none is given twice. */
const lastNumber = (kept: keyof typeof COUNTED, page: number) => {
  const standing = COUNTED[kept].map(
    (table) => sql`select max(no) as no from ${sql.table(table)}
      where page = ${page} and no < ${sql.lit(FIRST_CHOSEN)}`,
  );
  const gone = sql`select ${sql.ref(kept)} from page_revision where page = ${page}`;
  const all = sql.join([...standing, gone], sql` union all `);
  return sql<number>`(select coalesce(max(no), 0) from (${all}) as n)`;
};

const next = (kept: keyof typeof COUNTED) =>
  statement<{ page: number }, number>(
    (db, p) => db.selectNoFrom(sql<number>`${lastNumber(kept, p.page)} + 1`.as('no')),
    count,
  );
export const nextConversation = next('conversations');
export const nextPerson = next('people');
export const nextThread = next('threads');

const lastAttempt = (page: number) => {
  const standing = sql`select max(id) as no from attempt where page = ${page}`;
  const gone = sql`select attempts from page_revision where page = ${page}`;
  return sql<number>`(select coalesce(max(no), 0) from (${standing} union all ${gone}) as n)`;
};

/** Keeps the numbers that a Page has come to, before anything of it is deleted. */
export const keepNumbers = statement<{ page: number }>((db, p) => {
  const { page } = p;
  const last = {
    conversations: lastNumber('conversations', page),
    people: lastNumber('people', page),
    threads: lastNumber('threads', page),
    attempts: lastAttempt(page),
  };
  return db
    .insertInto('page_revision')
    .values({ page, revision: sql.lit(0), events: sql.lit(0), ...last })
    .onConflict((oc) => oc.column('page').doUpdateSet(last));
});

/**
 * The largest value of messages' keys of some values, of what is there and of what has moved, whose
 * key may come back: none is given twice. -1 without any.
 */
const largest = <P extends object>(column: string, by: readonly (keyof P & string)[]) =>
  statement<P, number>((db, p) => {
    const both = ['message', 'message_alias'].map((from) => {
      const own = by.map((key) => sql`${sql.ref(key)} = ${p[key]}`);
      return sql`select max(${sql.ref(column)}) as largest from ${sql.table(from)}
        where ${sql.join(own, sql` and `)}`;
    });
    return db
      .selectFrom(sql`(${sql.join(both, sql` union all `)})`.as('n'))
      .select(sql<number>`coalesce(max(largest), -1)`.as('largest'));
  }, count);

const largestTie = largest<Moment>('tie', ['page', 'conversation', 'created']);

interface Moment {
  page: number;
  conversation: number;
  created: number;
}

/** What tells a message of a millisecond apart from those that are, or ever were, of it. */
export const freeTie = async (connection: Connection, at: Moment): Promise<number> =>
  ((await connection.one(largestTie, at)) ?? -1) + 1;

/** Time of the newest message that a conversation ever had. */
export const newestMessage = largest<{ page: number; conversation: number }>('created', [
  'page',
  'conversation',
]);
export const insertPerson = insert(PERSON);
export const updatePerson = update(
  PERSON,
  ['name', 'username', 'profile', 'user', 'consents', 'blockedBy', 'linked'],
  ['page', 'no'],
);
export const insertConversation = insert(CONVERSATION);
export const insertParticipant = insert(PARTICIPANT);
export const insertMessage = insert(MESSAGE);
export const setSent = update(PARTICIPANT, ['sent'], ['page', 'conversation', 'person']);
/** Changes a row only where somebody had sent nothing before. */
export const setFirstSent = statement<{ page: number; conversation: number; person: number }>(
  (db, p) =>
    db
      .updateTable('participant')
      .set({ sent: sql.lit(1) as never })
      .where('page', '=', p.page)
      .where('conversation', '=', p.conversation)
      .where('person', '=', p.person)
      .where('sent', '=', sql.lit(0) as never),
);
/** What a conversation becomes with messages, or with what becomes of those that it has. */
interface Growth {
  page: number;
  no: number;
  updated: number;
  more: number;
  deleted: number;
  unread: number;
  page_sent: number;
  /** Time of the newest that was added and is shown, 0 without one, and what it says. */
  shown: number;
  newest_text: string | null;
}

/** By which nothing changes. */
export const NOTHING = Object.freeze({
  ...{ updated: 0, more: 0, deleted: 0, unread: 0, page_sent: 0, shown: 0, newest_text: null },
});

export const grow = statement<Growth>((db, p) =>
  db
    .updateTable('conversation')
    .set({
      updated: sql`case when updated < ${p.updated} then ${p.updated} else updated end`,
      message_count: sql`message_count + ${p.more}`,
      deleted_count: sql`deleted_count + ${p.deleted}`,
      unread_count: sql`unread_count + ${p.unread}`,
      page_sent: sql`case when page_sent = 1 then 1 else ${p.page_sent} end`,
      // Of what is older than some that is there another may be the newest that is shown.
      newest_text: sql`case when cast(${p.shown} as bigint) = 0 then newest_text when updated <= ${p.shown}
        then ${p.newest_text} else ${newestText(p.page, p.no)} end`,
    })
    .where('page', '=', p.page)
    .where('no', '=', p.no),
);
export const nextPosition = statement<{ page: number; conversation: number }, number>(
  (db, p) =>
    db
      .selectFrom('participant')
      .select(sql<number>`coalesce(max(position) + 1, 0)`.as('position'))
      .where('page', '=', p.page)
      .where('conversation', '=', p.conversation)
      .where('position', '<', sql.lit(FIRST_CHOSEN)),
  count,
);
export const isPositionTaken = statement<
  { page: number; conversation: number; position: number },
  boolean
>(
  (db, p) =>
    db
      .selectFrom('participant')
      .select('position')
      .where('page', '=', p.page)
      .where('conversation', '=', p.conversation)
      .where('position', '=', p.position),
  () => true,
);
export const isTaken = statement<{ page: number; no: number }, boolean>(
  (db, p) =>
    db
      .selectFrom('conversation')
      .select('no')
      .where('page', '=', p.page)
      .where('no', '=', p.no)
      .unionAll(
        db
          .selectFrom('conversation_alias')
          .select('no')
          .where('page', '=', p.page)
          .where('no', '=', p.no),
      ),
  () => true,
);
export const setMessage = update(
  MESSAGE,
  ['sender', 'flags', 'text', 'extra'],
  ['page', 'conversation', 'created', 'tie'],
);
export const setFolder = update(CONVERSATION, ['folder'], ['page', 'no']);
export const setControl = update(CONVERSATION, ['ownerApp', 'controlUntil'], ['page', 'no']);
