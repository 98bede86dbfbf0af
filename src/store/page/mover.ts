import { sql } from 'kysely';
import { int, rowReader } from '../codec.ts';
import type { Connection } from '../connection.ts';
import { PageReads } from '../reads.ts';
import { counting, insert, remove, update } from '../rows.ts';
import { statement } from '../statement.ts';
import { type Alias, Aliases, type MessageAlias } from './aliases.ts';
import type { ConversationRow, StoredConversation } from './conversation-row.ts';
import { passMoment } from './conversation-time.ts';
import { FLAGS, type MessagePlace, type MessageRow } from './message.ts';
import { setNewestText } from './newest-text.ts';
import type { ParticipantRow, PersonRow } from './people.ts';
import {
  CONVERSATION,
  CONVERSATION_ALIAS,
  MESSAGE,
  MESSAGE_ALIAS,
  PARTICIPANT,
  PERSON,
  PERSON_ALIAS,
} from './tables.ts';
import { forgetWindow, passWindow } from './window.ts';
import { EMPTY } from './writer.ts';
import {
  freeTie,
  grow,
  insertConversation,
  insertMessage,
  insertPerson,
  NOTHING,
  setControl,
  setSent,
} from './writer-statements.ts';

type Counters = Pick<ConversationRow, 'updated' | 'messageCount' | 'deletedCount' | 'unreadCount'>;

/** A person as one was put away. */
type Known = Omit<PersonRow, 'blockedBy'> & Partial<Pick<PersonRow, 'blockedBy'>>;

interface Within {
  page: number;
  conversation: number;
}

const deleteMessage = remove(MESSAGE, ['page', 'conversation', 'created', 'tie']);
const addMessageAlias = insert(MESSAGE_ALIAS);
const deleteMessageAlias = remove(MESSAGE_ALIAS, ['page', 'conversation', 'created', 'tie']);
const addConversationAlias = insert(CONVERSATION_ALIAS);
const addPersonAlias = insert(PERSON_ALIAS);
const deleteConversationAlias = remove(CONVERSATION_ALIAS, ['page', 'id']);
const deletePersonAlias = remove(PERSON_ALIAS, ['page', 'id']);
const deleteConversation = remove(CONVERSATION, ['page', 'no']);
const deleteParticipants = remove(PARTICIPANT, ['page', 'conversation']);
const deleteParticipant = remove(PARTICIPANT, ['page', 'conversation', 'person']);
const participations = counting(PARTICIPANT, ['page', 'person']);
const deletePerson = remove(PERSON, ['page', 'no']);
const senders = statement<Within, number | null>(
  (db, p) =>
    db
      .selectFrom('message')
      .select('sender')
      .distinct()
      .where('page', '=', p.page)
      .where('conversation', '=', p.conversation),
  ([sender]) => MESSAGE.kinds.sender.read(sender),
);
const counters = statement<Within, Counters>(
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
  rowReader({ messageCount: int, deletedCount: int, unreadCount: int, updated: int }),
);
const setCounters = update(
  CONVERSATION,
  ['updated', 'messageCount', 'deletedCount', 'unreadCount', 'pageSent'],
  ['page', 'no'],
);

/** Moves what one Page holds, so that every id that it ever had leads to where it is. */
export class PageMover extends PageReads {
  readonly #aliases: Aliases;

  constructor(connection: Connection, page: number) {
    super(connection, page);
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
    if (known) await this.connection.run(deleteMessageAlias, this.#at(known.from));
    const key = known?.from ?? {
      conversation: to,
      created,
      tie: await freeTie(this.connection, { page: this.page, conversation: to, created }),
    };
    await this.insertMessage(key, row);
    await this.connection.run(deleteMessage, this.#at(old));
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
    const page = this.page;
    const moment = { conversation, created: time };
    const key = { ...moment, tie: await freeTie(this.connection, { page, ...moment }) };
    const old = { conversation, created, tie };
    await this.insertMessage(key, { ...row, ...key });
    await this.connection.run(deleteMessage, this.#at(old));
    await this.alias(old, key);
    await this.connection.run(grow, { ...NOTHING, page, no: conversation, updated: time });
    await this.connection.run(setNewestText, { page, no: conversation });
  }

  /** Moves a message back to the key that it had, from wherever it is now. */
  async returnMessage(from: number, row: MessageRow, alias: MessageAlias): Promise<void> {
    const { created, tie } = row;
    await this.connection.run(deleteMessageAlias, this.#at(alias.from));
    await this.insertMessage(alias.from, row);
    const old = { conversation: from, created, tie };
    await this.connection.run(deleteMessage, this.#at(old));
    await this.alias(old, alias.from);
  }

  /** Takes a message away whose like stands elsewhere: its key leads there from now on. */
  async foldMessage(from: number, row: MessageRow, to: MessagePlace): Promise<void> {
    const { created, tie, sender, flags, text, extra } = row;
    const old = { conversation: from, created, tie };
    await this.connection.run(deleteMessage, this.#at(old));
    await this.alias(old, to, JSON.stringify({ sender, flags, text, extra }));
  }

  /**
   * Puts back a message that was taken away by {@link foldMessage}.
   * @param row JSON of what it was
   * @param as what it is then
   */
  async unfoldMessage(
    place: MessagePlace,
    row: string,
    as = (was: MessageRow): MessageRow => was,
  ): Promise<void> {
    const { created, tie } = place;
    await this.connection.run(deleteMessageAlias, this.#at(place));
    await this.insertMessage(place, as({ ...(JSON.parse(row) as MessageRow), created, tie }));
  }

  /** Has the key of a message that has moved lead elsewhere. */
  async realias(from: MessagePlace, to: MessagePlace): Promise<void> {
    await this.connection.run(deleteMessageAlias, this.#at(from));
    await this.alias(from, to);
  }

  async insertMessage(place: MessagePlace, row: MessageRow): Promise<void> {
    await this.connection.run(insertMessage, { ...row, ...this.#at(place) });
  }

  /** Has a message's key lead to another. */
  async alias(from: MessagePlace, to: MessagePlace, row?: string): Promise<void> {
    await this.connection.run(addMessageAlias, {
      ...this.#at(from),
      toConversation: to.conversation,
      toCreated: to.created,
      toTie: to.tie,
      row,
    });
  }

  /** Takes a conversation away whose messages have moved: its id leads to another from now on. */
  async foldConversation(
    row: StoredConversation,
    taking: readonly ParticipantRow[],
    target: number,
  ): Promise<void> {
    const page = this.page;
    const people = taking.map(({ person }) => person.no);
    const { id, no } = row;
    const text = JSON.stringify({ ...row, people });
    await this.connection.run(addConversationAlias, { page, id, no, target, row: text });
    await this.connection.run(deleteParticipants, { page, conversation: no });
    const passed = { from: no, to: target };
    await passWindow(this.connection, page, passed);
    await passMoment(this.connection, page, passed);
    await this.connection.run(deleteConversation, { page, no });
  }

  /** Puts a conversation back, without messages and people; gives the numbers of those who took part. */
  async unfoldConversation(alias: Alias): Promise<readonly number[]> {
    const page = this.page;
    const { people, ...row } = JSON.parse(alias.row) as ConversationRow & {
      readonly people: readonly number[];
    };
    await this.connection.run(deleteConversationAlias, { page, id: row.id });
    await this.connection.run(insertConversation, { ...row, ...EMPTY, page });
    const { no, ownerApp, controlUntil } = row;
    if (ownerApp !== undefined) {
      await this.connection.run(setControl, { page, no, ownerApp, controlUntil });
    }
    return people;
  }

  /** How many conversations a person takes part in. */
  async participations(person: number): Promise<number> {
    return (await this.connection.one(participations, { page: this.page, person })) ?? 0;
  }

  /** Takes a person away who is another: the id leads there from now on. */
  async foldPerson(person: PersonRow, target: number): Promise<void> {
    const page = this.page;
    const { id, no } = person;
    await this.connection.run(addPersonAlias, {
      ...{ page, id, no, target },
      row: JSON.stringify(person),
    });
    await this.connection.run(deletePerson, { page, no });
  }

  /** Puts a person back who was taken for another; gives whom. */
  async unfoldPerson(no: number): Promise<number | undefined> {
    const page = this.page;
    const alias = await this.#aliases.byNo('person_alias', no);
    if (!alias) return undefined;
    // One that was put away before blocks were known had none.
    const { blockedBy = 'nobody', ...person } = JSON.parse(alias.row) as Known;
    await this.connection.run(deletePersonAlias, { page, id: person.id });
    await this.connection.run(insertPerson, { page, blockedBy, ...person });
    return alias.target;
  }

  async removeParticipant(conversation: number, person: number): Promise<void> {
    await this.connection.run(deleteParticipant, { page: this.page, conversation, person });
  }

  /** Makes the counters of a conversation, and who has sent something, true again. */
  async recount(conversation: number, taking: readonly ParticipantRow[]): Promise<void> {
    const within = { page: this.page, conversation };
    await forgetWindow(this.connection, this.page, conversation);
    const sent = new Set(await this.connection.all(senders, within));
    for (const { person } of taking) {
      const row = { ...within, person: person.no, sent: sent.has(person.no) };
      await this.connection.run(setSent, row);
    }
    const found = await this.connection.one(counters, within);
    if (!found) return;
    const key = { page: this.page, no: conversation };
    await this.connection.run(setCounters, { ...key, ...found, pageSent: sent.has(0) });
    await this.connection.run(setNewestText, key);
  }

  #at({ conversation, created, tie }: MessagePlace) {
    return { page: this.page, conversation, created, tie };
  }
}
