import { sql } from 'kysely';
import { statement } from '../statement.ts';
import type { MessageTable, ParticipantTable } from '../tables.ts';

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
  (row) => row[0] as number,
);
export const nextConversation = statement<{ page: number }, number>(
  (db, p) =>
    db
      .selectFrom('conversation')
      .select(sql<number>`coalesce(max(no), 0) + 1`.as('no'))
      .where('page', '=', p.page)
      .where('no', '<', sql.lit(FIRST_CHOSEN)),
  (row) => row[0] as number,
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
  (row) => row[0] as number,
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
  (row) => row[0] as number,
);
export const insertPerson = statement<{
  page: number;
  no: number;
  id: string;
  platform: number;
  name: string;
  username: string | null;
  profile: string | null;
}>((db, p) =>
  db.insertInto('person').values({
    page: p.page,
    no: p.no,
    id: p.id,
    platform: p.platform,
    name: p.name,
    username: p.username,
    profile: p.profile,
  }),
);
export const updatePerson = statement<{
  page: number;
  no: number;
  name: string;
  username: string | null;
  profile: string | null;
  user: string | null;
  consents: number;
}>((db, p) =>
  db
    .updateTable('person')
    .set({
      name: p.name,
      username: p.username,
      profile: p.profile,
      user: p.user,
      consents: p.consents,
    })
    .where('page', '=', p.page)
    .where('no', '=', p.no),
);
export const insertConversation = statement<{
  page: number;
  no: number;
  id: string;
  platform: number;
  folder: number;
}>((db, p) => {
  const none = sql.lit(0);
  return db.insertInto('conversation').values({
    page: p.page,
    no: p.no,
    id: p.id,
    platform: p.platform,
    folder: p.folder,
    updated: none,
    message_count: none,
    deleted_count: none,
    unread_count: none,
    page_sent: none,
    owner_app: sql.lit(null),
    control_until: sql.lit(null),
  });
});
export const insertParticipant = statement<Omit<ParticipantTable, 'sent'>>((db, p) =>
  db.insertInto('participant').values({
    page: p.page,
    conversation: p.conversation,
    position: p.position,
    person: p.person,
    sent: sql.lit(0),
  }),
);
export const insertMessage = statement<MessageTable>((db, p) =>
  db.insertInto('message').values({
    page: p.page,
    conversation: p.conversation,
    created: p.created,
    tie: p.tie,
    sender: p.sender,
    flags: p.flags,
    text: p.text,
    extra: p.extra,
  }),
);
export const markSent = statement<{ page: number; conversation: number; person: number }>((db, p) =>
  db
    .updateTable('participant')
    .set({ sent: sql.lit(1) })
    .where('page', '=', p.page)
    .where('conversation', '=', p.conversation)
    .where('person', '=', p.person),
);
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
  (row) => row[0] as number,
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
export const setMessage = statement<
  Pick<
    MessageTable,
    'page' | 'conversation' | 'created' | 'tie' | 'sender' | 'flags' | 'text' | 'extra'
  >
>((db, p) =>
  db
    .updateTable('message')
    .set({ sender: p.sender, flags: p.flags, text: p.text, extra: p.extra })
    .where('page', '=', p.page)
    .where('conversation', '=', p.conversation)
    .where('created', '=', p.created)
    .where('tie', '=', p.tie),
);
export const setControl = statement<{
  page: number;
  no: number;
  app: string | null;
  until: number | null;
}>((db, p) =>
  db
    .updateTable('conversation')
    .set({ owner_app: p.app, control_until: p.until })
    .where('page', '=', p.page)
    .where('no', '=', p.no),
);
