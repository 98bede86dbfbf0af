import { sql } from 'kysely';
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

/** The largest of what is there and of what has moved, whose number may come back. */
export const nextPerson = statement<{ page: number }, number>(
  (db, p) =>
    db
      .selectFrom(
        db
          .selectFrom('person')
          .select(sql<number>`max(no)`.as('no'))
          .where('page', '=', p.page)
          .unionAll(
            db
              .selectFrom('person_alias')
              .select(sql<number>`max(no)`.as('no'))
              .where('page', '=', p.page),
          )
          .as('n'),
      )
      .select(sql<number>`coalesce(max(no), 0) + 1`.as('no')),
  count,
);
export const nextConversation = statement<{ page: number }, number>(
  (db, p) =>
    db
      .selectFrom('conversation')
      .select(sql<number>`coalesce(max(no), 0) + 1`.as('no'))
      .where('page', '=', p.page)
      .where('no', '<', sql.lit(FIRST_CHOSEN)),
  count,
);
/** A key that was ever given is not given again. */
export const nextTie = statement<{ page: number; conversation: number; created: number }, number>(
  (db, p) =>
    db
      .selectFrom(
        db
          .selectFrom('message')
          .select(sql<number>`max(tie)`.as('tie'))
          .where('page', '=', p.page)
          .where('conversation', '=', p.conversation)
          .where('created', '=', p.created)
          .unionAll(
            db
              .selectFrom('message_alias')
              .select(sql<number>`max(tie)`.as('tie'))
              .where('page', '=', p.page)
              .where('conversation', '=', p.conversation)
              .where('created', '=', p.created),
          )
          .as('n'),
      )
      .select(sql<number>`coalesce(max(tie) + 1, 0)`.as('tie')),
  count,
);
/** Time of the newest message that a conversation ever had; -1 without any. */
export const newestMessage = statement<{ page: number; conversation: number }, number>(
  (db, p) =>
    db
      .selectFrom(
        db
          .selectFrom('message')
          .select(sql<number>`max(created)`.as('created'))
          .where('page', '=', p.page)
          .where('conversation', '=', p.conversation)
          .unionAll(
            db
              .selectFrom('message_alias')
              .select(sql<number>`max(created)`.as('created'))
              .where('page', '=', p.page)
              .where('conversation', '=', p.conversation),
          )
          .as('n'),
      )
      .select(sql<number>`coalesce(max(created), -1)`.as('created')),
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
