import { sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { statement } from '../statement.ts';
import type { Tables } from '../tables.ts';
import { type Alias, Aliases, type MessageAlias, type MessagePlace } from './aliases.ts';
import type { ConversationRow } from './conversation-row.ts';
import { FLAGS, type MessageRow } from './message.ts';
import type { ParticipantRow, PersonRow } from './people.ts';
import { FOLDERS, PLATFORMS } from './platform.ts';
import {
  grow,
  insertConversation,
  insertMessage,
  insertPerson,
  nextTie,
  setControl,
  updatePerson,
} from './writer-statements.ts';

interface Within {
  page: number;
  conversation: number;
}

const deleteMessage = statement<Within & { created: number; tie: number }>((db, p) =>
  db
    .deleteFrom('message')
    .where('page', '=', p.page)
    .where('conversation', '=', p.conversation)
    .where('created', '=', p.created)
    .where('tie', '=', p.tie),
);
const putMessageAlias = statement<Tables['message_alias']>((db, p) =>
  db.insertInto('message_alias').values({
    page: p.page,
    conversation: p.conversation,
    created: p.created,
    tie: p.tie,
    to_conversation: p.to_conversation,
    to_created: p.to_created,
    to_tie: p.to_tie,
    row: p.row,
  }),
);
const deleteMessageAlias = statement<Within & { created: number; tie: number }>((db, p) =>
  db
    .deleteFrom('message_alias')
    .where('page', '=', p.page)
    .where('conversation', '=', p.conversation)
    .where('created', '=', p.created)
    .where('tie', '=', p.tie),
);
const putAlias = (table: 'conversation_alias' | 'person_alias') =>
  statement<{ page: number; id: string; no: number; target: number; row: string }>((db, p) =>
    db.insertInto(table).values({ page: p.page, id: p.id, no: p.no, target: p.target, row: p.row }),
  );
const putConversationAlias = putAlias('conversation_alias');
const putPersonAlias = putAlias('person_alias');
const deleteAlias = (table: 'conversation_alias' | 'person_alias') =>
  statement<{ page: number; id: string }>((db, p) =>
    db.deleteFrom(table).where('page', '=', p.page).where('id', '=', p.id),
  );
const deleteConversationAlias = deleteAlias('conversation_alias');
const deletePersonAlias = deleteAlias('person_alias');
const deleteConversation = statement<{ page: number; no: number }>((db, p) =>
  db.deleteFrom('conversation').where('page', '=', p.page).where('no', '=', p.no),
);
const deleteParticipants = statement<Within>((db, p) =>
  db
    .deleteFrom('participant')
    .where('page', '=', p.page)
    .where('conversation', '=', p.conversation),
);
const deleteParticipant = statement<Within & { person: number }>((db, p) =>
  db
    .deleteFrom('participant')
    .where('page', '=', p.page)
    .where('conversation', '=', p.conversation)
    .where('person', '=', p.person),
);
const participations = statement<{ page: number; person: number }, number>(
  (db, p) =>
    db
      .selectFrom('participant')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('page', '=', p.page)
      .where('person', '=', p.person),
  (row) => row[0] as number,
);
const deletePerson = statement<{ page: number; no: number }>((db, p) =>
  db.deleteFrom('person').where('page', '=', p.page).where('no', '=', p.no),
);
const senders = statement<Within, number | null>(
  (db, p) =>
    db
      .selectFrom('message')
      .select('sender')
      .distinct()
      .where('page', '=', p.page)
      .where('conversation', '=', p.conversation),
  (row) => row[0] as number | null,
);
const setSent = statement<Within & { person: number; sent: number }>((db, p) =>
  db
    .updateTable('participant')
    .set({ sent: p.sent })
    .where('page', '=', p.page)
    .where('conversation', '=', p.conversation)
    .where('person', '=', p.person),
);
const holdings = statement<
  Within,
  { messages: number; deleted: number; unread: number; updated: number }
>(
  (db, p) =>
    db
      .selectFrom('message')
      .select([
        sql<number>`count(*)`.as('messages'),
        sql<number>`coalesce(sum(flags & ${sql.lit(FLAGS.deleted)}), 0)`.as('deleted'),
        sql<number>`coalesce(sum(case when coalesce(sender, -1) <> 0
          and flags & ${sql.lit(FLAGS.read)} = 0 then 1 else 0 end), 0)`.as('unread'),
        sql<number>`coalesce(max(created), 0)`.as('updated'),
      ])
      .where('page', '=', p.page)
      .where('conversation', '=', p.conversation),
  (row) => ({
    messages: row[0] as number,
    deleted: row[1] as number,
    unread: row[2] as number,
    updated: row[3] as number,
  }),
);
const setCounters = statement<{
  page: number;
  no: number;
  messages: number;
  deleted: number;
  unread: number;
  updated: number;
  page_sent: number;
}>((db, p) =>
  db
    .updateTable('conversation')
    .set({
      updated: p.updated,
      message_count: p.messages,
      deleted_count: p.deleted,
      unread_count: p.unread,
      page_sent: p.page_sent,
    })
    .where('page', '=', p.page)
    .where('no', '=', p.no),
);

/** Moves what one Page holds, so that every id that it ever had leads to where it is. */
export class PageMover {
  readonly #connection: Connection;
  readonly #page: number;
  readonly #aliases: Aliases;

  constructor(connection: Connection, page: number) {
    this.#connection = connection;
    this.#page = page;
    this.#aliases = new Aliases(connection, page);
  }

  /**
   * Moves a message to another conversation, there to the key it once had, if it ever was there.
   * @param row as it is to be there, but for its tie
   */
  async moveMessage(old: MessagePlace, row: MessageRow, to: number): Promise<void> {
    const { created } = row;
    const there = await this.#aliases.messagesAt(to, created);
    const known = there.find(
      ({ to: at }) =>
        at.conversation === old.conversation && at.created === old.created && at.tie === old.tie,
    );
    if (known) await this.#connection.run(deleteMessageAlias, this.#at(known.from));
    const key = known?.from ?? {
      conversation: to,
      created,
      tie:
        (await this.#connection.one(nextTie, { page: this.#page, conversation: to, created })) ?? 0,
    };
    await this.insertMessage(key, row);
    await this.#connection.run(deleteMessage, this.#at(old));
    await this.alias(old, key);
  }

  /**
   * Gives a message another time within its conversation.
   * @param row as it is to be, but for its key
   */
  async retimeMessage(
    { conversation, created, tie }: MessagePlace,
    row: Omit<MessageRow, 'created' | 'tie'>,
    time: number,
  ): Promise<void> {
    const page = this.#page;
    const free = await this.#connection.one(nextTie, { page, conversation, created: time });
    const key = { conversation, created: time, tie: free ?? 0 };
    const old = { conversation, created, tie };
    await this.insertMessage(key, { ...row, ...key });
    await this.#connection.run(deleteMessage, this.#at(old));
    await this.alias(old, key);
    const counters = { more: 0, deleted: 0, unread: 0, page_sent: 0 };
    await this.#connection.run(grow, { page, no: conversation, updated: time, ...counters });
  }

  /** Moves a message back to the key that it had, from wherever it is now. */
  async returnMessage(from: number, row: MessageRow, alias: MessageAlias): Promise<void> {
    const { created, tie } = row;
    await this.#connection.run(deleteMessageAlias, this.#at(alias.from));
    await this.insertMessage(alias.from, row);
    const old = { conversation: from, created, tie };
    await this.#connection.run(deleteMessage, this.#at(old));
    await this.alias(old, alias.from);
  }

  /** Takes a message away whose like stands elsewhere: its key leads there from now on. */
  async foldMessage(from: number, row: MessageRow, to: MessagePlace): Promise<void> {
    const { created, tie, sender, flags, text, extra } = row;
    const old = { conversation: from, created, tie };
    await this.#connection.run(deleteMessage, this.#at(old));
    await this.alias(old, to, JSON.stringify({ sender, flags, text, extra }));
  }

  /** Puts back a message that was taken away by {@link foldMessage}. */
  async unfoldMessage(place: MessagePlace, row: MessageRow): Promise<void> {
    await this.#connection.run(deleteMessageAlias, this.#at(place));
    await this.insertMessage(place, row);
  }

  /** Has the key of a message that has moved lead elsewhere. */
  async realias(from: MessagePlace, to: MessagePlace): Promise<void> {
    await this.#connection.run(deleteMessageAlias, this.#at(from));
    await this.alias(from, to);
  }

  async insertMessage(place: MessagePlace, row: MessageRow): Promise<void> {
    const { sender, flags, text, extra } = row;
    await this.#connection.run(insertMessage, {
      ...this.#at(place),
      ...{ sender, flags, text },
      extra: extra ? JSON.stringify(extra) : null,
    });
  }

  /** Has a message's key lead to another. */
  async alias(from: MessagePlace, to: MessagePlace, row: string | null = null): Promise<void> {
    await this.#connection.run(putMessageAlias, {
      ...this.#at(from),
      to_conversation: to.conversation,
      to_created: to.created,
      to_tie: to.tie,
      row,
    });
  }

  /** Takes a conversation away whose messages have moved: its id leads to another from now on. */
  async foldConversation(
    row: ConversationRow,
    taking: readonly ParticipantRow[],
    target: number,
  ): Promise<void> {
    const page = this.#page;
    const people = taking.map(({ person }) => person.no);
    const { id, no } = row;
    const text = JSON.stringify({ ...row, people });
    await this.#connection.run(putConversationAlias, { page, id, no, target, row: text });
    await this.#connection.run(deleteParticipants, { page, conversation: no });
    await this.#connection.run(deleteConversation, { page, no });
  }

  /** Puts a conversation back, without messages and people; gives the numbers of those who took part. */
  async unfoldConversation(alias: Alias): Promise<readonly number[]> {
    const page = this.#page;
    const { people, ...row } = JSON.parse(alias.row) as ConversationRow & {
      readonly people: readonly number[];
    };
    const { id, no, platform, folder, ownerApp, controlUntil } = row;
    await this.#connection.run(deleteConversationAlias, { page, id });
    await this.#connection.run(insertConversation, {
      ...{ page, no, id },
      platform: PLATFORMS.indexOf(platform),
      folder: FOLDERS.indexOf(folder),
    });
    if (ownerApp !== undefined) {
      const until = controlUntil > 0 ? controlUntil : null;
      await this.#connection.run(setControl, { page, no, app: ownerApp, until });
    }
    return people;
  }

  /** How many conversations a person takes part in. */
  async participations(person: number): Promise<number> {
    return (await this.#connection.one(participations, { page: this.#page, person })) ?? 0;
  }

  /** Takes a person away who is another: the id leads there from now on. */
  async foldPerson(person: PersonRow, target: number): Promise<void> {
    const page = this.#page;
    const { id, no } = person;
    await this.#connection.run(putPersonAlias, {
      ...{ page, id, no, target },
      row: JSON.stringify(person),
    });
    await this.#connection.run(deletePerson, { page, no });
  }

  /** Puts a person back who was taken for another; gives whom. */
  async unfoldPerson(no: number): Promise<number | undefined> {
    const page = this.#page;
    const alias = await this.#aliases.byNo('person_alias', no);
    if (!alias) return undefined;
    const person = JSON.parse(alias.row) as PersonRow;
    const { id, platform, name, username, profile, user, consents } = person;
    const text = Object.keys(profile).length > 0 ? JSON.stringify(profile) : null;
    await this.#connection.run(deletePersonAlias, { page, id });
    await this.#connection.run(insertPerson, {
      ...{ page, no, id, name, profile: text },
      platform: PLATFORMS.indexOf(platform),
      username: username ?? null,
    });
    await this.#connection.run(updatePerson, {
      ...{ page, no, name, profile: text },
      username: username ?? null,
      user: user ?? null,
      consents: consents ? 1 : 0,
    });
    return alias.target;
  }

  async removeParticipant(conversation: number, person: number): Promise<void> {
    await this.#connection.run(deleteParticipant, { page: this.#page, conversation, person });
  }

  /** Makes the counters of a conversation, and who has sent something, true again. */
  async recount(conversation: number, taking: readonly ParticipantRow[]): Promise<void> {
    const within = { page: this.#page, conversation };
    const sent = new Set(await this.#connection.all(senders, within));
    for (const { person } of taking) {
      const one = sent.has(person.no) ? 1 : 0;
      await this.#connection.run(setSent, { ...within, person: person.no, sent: one });
    }
    const found = await this.#connection.one(holdings, within);
    if (!found) return;
    const counters = { ...found, page_sent: sent.has(0) ? 1 : 0 };
    await this.#connection.run(setCounters, { page: this.#page, no: conversation, ...counters });
  }

  #at({ conversation, created, tie }: MessagePlace) {
    return { page: this.#page, conversation, created, tie };
  }
}
