import { isLater } from '../../base/awaitable.ts';
import { PageReads } from '../reads.ts';
import type { StoredConversation } from './conversation-row.ts';
import { FLAGS, type MessageExtra, type MessageRow } from './message.ts';
import { newestTextOf, setNewestText } from './newest-text.ts';
import type { PersonRow } from './people.ts';
import type { Folder, Platform } from './platform.ts';
import type { PersonProfile } from './tables.ts';
import {
  freeTie,
  grow,
  insertConversation,
  insertMessage,
  insertParticipant,
  insertPerson,
  isPositionTaken,
  isTaken,
  NOTHING,
  newestMessage,
  nextConversation,
  nextPerson,
  nextPosition,
  numberOf,
  setControl,
  setFirstSent,
  setFolder,
  setMessage,
  updatePerson,
} from './writer-statements.ts';

export interface NewPerson {
  readonly id: string;
  readonly platform: Platform;
  readonly name: string;
  readonly username?: string | undefined;
  readonly profile?: PersonProfile;
}

export interface NewConversation {
  readonly id: string;
  readonly platform: Platform;
  readonly folder: Folder;
  /** Numbers of the people, the customer first. */
  readonly people: readonly number[];
  /** What was said in it, in any order of time. */
  readonly said?: readonly NewMessage[];
  /**
   * A whole number that fixes the conversation's own, and so its messages' ids, whenever it is
   * added; without it they are counted up.
   */
  readonly seed?: number;
}

export interface NewMessage {
  /** Epoch milliseconds. */
  readonly created: number;
  /** The Page (0), a person's number, or null for nobody. */
  readonly sender: number | null;
  readonly text: string;
  /** Bits of FLAGS. */
  readonly flags?: number;
  readonly extra?: MessageExtra | undefined;
}

/** Who owns a conversation and until when, in ms; nobody without an app. */
export interface ThreadControl {
  readonly app: string | undefined;
  readonly until: number;
}

/** A conversation that nobody has written to. */
export const EMPTY = {
  ...{ updated: 0, messageCount: 0, deletedCount: 0, unreadCount: 0, pageSent: false },
  controlUntil: 0,
  newestText: null,
};

/** What messages bring to the counters of their conversation, and who has sent them. */
function countersOf(messages: readonly NewMessage[]) {
  const senders = new Set<number>();
  let updated = 0;
  let deletedCount = 0;
  let unreadCount = 0;
  let newest: NewMessage | undefined;
  for (const message of messages) {
    const { created, sender, flags = 0 } = message;
    if (created > updated) updated = created;
    if (sender !== null) senders.add(sender);
    if (sender !== 0 && (flags & FLAGS.read) === 0) unreadCount++;
    if ((flags & FLAGS.deleted) !== 0) deletedCount++;
    // Of one millisecond the later comes behind.
    else if (!newest || created >= newest.created) newest = message;
  }
  const pageSent = senders.has(0);
  const counted = { updated, messageCount: messages.length, deletedCount, unreadCount, pageSent };
  const newestText = newest ? newestTextOf(newest.text) : null;
  return { senders, shown: newest?.created ?? 0, counters: { ...counted, newestText } };
}

/** Changes one Page's rows, inside a transaction of the store: for commands and history alone. */
export class PageWriter extends PageReads {
  /** Whether somebody has sent a message who had sent none: part of who takes part where. */
  hasNewSender = false;

  /** Adds a person; gives the number within the Page. */
  async addPerson({ profile = {}, username, ...person }: NewPerson): Promise<number> {
    const page = this.page;
    const no = (await this.connection.one(nextPerson, { page })) ?? 1;
    await this.connection.run(insertPerson, {
      ...{ page, no, username, profile, consents: true, blockedBy: 'nobody' },
      ...person,
    });
    return no;
  }

  /** Changes what is known of a person; id and platform stay. */
  async putPerson(person: PersonRow): Promise<void> {
    await this.connection.run(updatePerson, { page: this.page, ...person });
  }

  /** Adds a conversation; gives the number within the Page. */
  async addConversation({ seed, people, said = [], ...named }: NewConversation): Promise<number> {
    const page = this.page;
    const no = await this.#conversationNumber(seed);
    const { senders, counters } = countersOf(said);
    await this.connection.run(insertConversation, { ...EMPTY, ...named, ...counters, page, no });
    for (const [position, person] of people.entries()) {
      const row = { page, conversation: no, position, person, sent: senders.has(person) };
      await this.connection.run(insertParticipant, row);
    }
    // A number that was counted up was never another's, whose keys would not be free.
    if (said.length > 0) await this.#insert(no, said, seed === undefined ? -1 : undefined);
    return no;
  }

  /**
   * Lets a person take part in a conversation, after those who do.
   * @param seed a whole number that fixes the place among those who came with one: after all others,
   *   in an order that does not depend on who came first
   */
  async addParticipant(conversation: number, person: number, seed?: number): Promise<void> {
    const page = this.page;
    const position = await this.#place(conversation, seed);
    const row = { page, conversation, position, person, sent: false };
    await this.connection.run(insertParticipant, row);
  }

  /**
   * Adds messages to a conversation, in any order of time, and keeps its counters true.
   * @param standing the conversation, where whoever adds has read it in this transaction
   * @returns what tells each from others of its millisecond
   */
  async addMessages(
    conversation: number,
    messages: readonly NewMessage[],
    standing?: Pick<StoredConversation, 'updated' | 'firstTie'>,
  ): Promise<number[]> {
    const page = this.page;
    const ties = await this.#insert(conversation, messages, standing?.updated, standing?.firstTie);
    const { senders, shown, counters } = countersOf(messages);
    for (const person of senders) {
      if (person <= 0) continue;
      const isFirst = (await this.connection.run(setFirstSent, { page, conversation, person })) > 0;
      this.hasNewSender ||= isFirst;
    }
    await this.connection.run(grow, {
      page,
      no: conversation,
      updated: counters.updated,
      more: counters.messageCount,
      deleted: counters.deletedCount,
      unread: counters.unreadCount,
      page_sent: counters.pageSent ? 1 : 0,
      shown,
      newest_text: counters.newestText,
    });
    return ties;
  }

  /** Gives a message the sender, text, flags and parts that are given; its place stays. */
  async amend(conversation: number, message: MessageRow): Promise<void> {
    await this.#set(conversation, message);
    await this.#lookAgain(conversation);
    const { sender } = message;
    if (sender === null || sender === 0) return;
    const who = { page: this.page, conversation, person: sender };
    await this.connection.run(setFirstSent, who);
  }

  /** Takes a message back: its place and time stay, text and everything else of it go. */
  async unsend(conversation: number, message: MessageRow): Promise<void> {
    const { sender, flags, extra } = message;
    if ((flags & FLAGS.deleted) !== 0) return;
    await this.#set(conversation, {
      ...message,
      flags: flags | FLAGS.deleted,
      text: '',
      extra: extra?.within === undefined ? undefined : { within: extra.within },
    });
    await this.connection.run(grow, {
      ...NOTHING,
      page: this.page,
      no: conversation,
      deleted: 1,
      unread: sender !== 0 && (flags & FLAGS.read) === 0 ? -1 : 0,
    });
    await this.#lookAgain(conversation);
  }

  /** Puts a conversation into a folder. */
  async setFolder(conversation: number, folder: Folder): Promise<void> {
    await this.connection.run(setFolder, { page: this.page, no: conversation, folder });
  }

  /** Says which app owns a conversation, until when. */
  async setThreadControl(conversation: number, control: ThreadControl): Promise<void> {
    await this.connection.run(setControl, {
      page: this.page,
      no: conversation,
      ownerApp: control.app,
      controlUntil: control.app ? control.until : 0,
    });
  }

  /**
   * Adds rows of messages; gives what tells each from others of its millisecond.
   * @param newest time of the newest that the conversation ever had, if that is known
   * @param first what tells them apart begins here
   */
  async #insert(
    conversation: number,
    messages: readonly NewMessage[],
    newest?: number,
    first = 0,
  ): Promise<number[]> {
    const page = this.page;
    const ties: number[] = [];
    let latest = newest ?? (await this.#newest(conversation));
    let last = -1;
    let tie = 0;
    for (const { created, sender, text, flags = 0, extra } of messages) {
      // Asked only where two may meet: whatever is newer than all there is has its time alone.
      if (created === last) tie++;
      else
        tie =
          created > latest
            ? first
            : Math.max(first, await freeTie(this.connection, { page, conversation, created }));
      if (created > latest) latest = created;
      last = created;
      const row = { page, conversation, created, tie, sender, flags, text, extra };
      const added = this.connection.run(insertMessage, row);
      if (isLater(added)) await added;
      ties.push(tie);
    }
    return ties;
  }

  async #set(conversation: number, message: MessageRow): Promise<void> {
    await this.connection.run(setMessage, { page: this.page, conversation, ...message });
  }

  /** What stands with the conversation of its newest message, looked up. */
  async #lookAgain(conversation: number): Promise<void> {
    await this.connection.run(setNewestText, { page: this.page, no: conversation });
  }

  /** The next number, or the first free one from where a seed points. */
  async #conversationNumber(seed: number | undefined): Promise<number> {
    const page = this.page;
    if (seed === undefined) return (await this.connection.one(nextConversation, { page })) ?? 1;
    for (let at = seed; ; at++) {
      const no = numberOf(at);
      if (!(await this.connection.one(isTaken, { page, no }))) return no;
    }
  }

  /** The same for places among participants. */
  async #place(conversation: number, seed: number | undefined): Promise<number> {
    const thread = { page: this.page, conversation };
    if (seed === undefined) return (await this.connection.one(nextPosition, thread)) ?? 0;
    for (let at = seed; ; at++) {
      const position = numberOf(at);
      if (!(await this.connection.one(isPositionTaken, { ...thread, position }))) return position;
    }
  }

  async #newest(conversation: number): Promise<number> {
    return (await this.connection.one(newestMessage, { page: this.page, conversation })) ?? -1;
  }
}
