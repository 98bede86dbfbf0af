import { sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { insert, update } from '../rows.ts';
import { count, statement } from '../statement.ts';
import { CONVERSATION, MESSAGE, PARTICIPANT, PERSON } from './tables.ts';

/**
 * Numbers of conversations, and positions of participants, from here on are chosen by whoever adds
 * one; below it they count up.
 */
const FIRST_CHOSEN = 2 ** 30;

/** The number that a seed points to. */
export const numberOf = (seed: number): number => FIRST_CHOSEN + (seed % FIRST_CHOSEN);

/**
 * The largest value of rows of some values, of what is there and of what has moved, whose number or
 * key may come back: none is given twice. -1 without any.
 */
const largest = <P extends object>(
  table: 'person' | 'message',
  column: string,
  by: readonly (keyof P & string)[],
) =>
  statement<P, number>((db, p) => {
    const both = [table, `${table}_alias`].map((from) => {
      const own = by.map((key) => sql`${sql.ref(key)} = ${p[key]}`);
      return sql`select max(${sql.ref(column)}) as largest from ${sql.table(from)}
        where ${sql.join(own, sql` and `)}`;
    });
    return db
      .selectFrom(sql`(${sql.join(both, sql` union all `)})`.as('n'))
      .select(sql<number>`coalesce(max(largest), -1)`.as('largest'));
  }, count);

export const largestPerson = largest<{ page: number }>('person', 'no', ['page']);
const largestTie = largest<Moment>('message', 'tie', ['page', 'conversation', 'created']);

interface Moment {
  page: number;
  conversation: number;
  created: number;
}

/** What tells a message of a millisecond apart from those that are, or ever were, of it. */
export const freeTie = async (connection: Connection, at: Moment): Promise<number> =>
  ((await connection.one(largestTie, at)) ?? -1) + 1;

/** Time of the newest message that a conversation ever had. */
export const newestMessage = largest<{ page: number; conversation: number }>('message', 'created', [
  'page',
  'conversation',
]);
export const nextConversation = statement<{ page: number }, number>(
  (db, p) =>
    db
      .selectFrom('conversation')
      .select(sql<number>`coalesce(max(no), 0) + 1`.as('no'))
      .where('page', '=', p.page)
      .where('no', '<', sql.lit(FIRST_CHOSEN)),
  count,
);
export const insertPerson = insert(PERSON);
export const updatePerson = update(
  PERSON,
  ['name', 'username', 'profile', 'user', 'consents'],
  ['page', 'no'],
);
export const insertConversation = insert(CONVERSATION);
export const insertParticipant = insert(PARTICIPANT);
export const insertMessage = insert(MESSAGE);
export const setSent = update(PARTICIPANT, ['sent'], ['page', 'conversation', 'person']);
export const grow = statement<{
  page: number;
  no: number;
  updated: number;
  more: number;
  deleted: number;
  unread: number;
  page_sent: number;
}>((db, p) =>
  db
    .updateTable('conversation')
    .set({
      updated: sql`case when updated < ${p.updated} then ${p.updated} else updated end`,
      message_count: sql`message_count + ${p.more}`,
      deleted_count: sql`deleted_count + ${p.deleted}`,
      unread_count: sql`unread_count + ${p.unread}`,
      page_sent: sql`case when page_sent = 1 then 1 else ${p.page_sent} end`,
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
export const setControl = update(CONVERSATION, ['ownerApp', 'controlUntil'], ['page', 'no']);
