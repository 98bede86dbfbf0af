import type { Connection } from '../connection.ts';
import { FLAGS, type MessageExtra, type MessageRow } from './message.ts';
import type { PersonProfile, PersonRow } from './people.ts';
import { FOLDERS, type Folder, PLATFORMS, type Platform } from './platform.ts';
import {
  grow,
  insertConversation,
  insertMessage,
  insertParticipant,
  insertPerson,
  isPositionTaken,
  isTaken,
  markSent,
  newestMessage,
  nextConversation,
  nextPerson,
  nextPosition,
  nextTie,
  numberOf,
  setControl,
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

/** Changes one Page's rows, inside a transaction of the store: for commands and history alone. */
export class PageWriter {
  protected readonly connection: Connection;
  protected readonly page: number;

  constructor(connection: Connection, page: number) {
    this.connection = connection;
    this.page = page;
  }

  /** Adds a person; gives the number within the Page. */
  async addPerson(person: NewPerson): Promise<number> {
    const page = this.page;
    const no = (await this.connection.one(nextPerson, { page })) ?? 1;
    await this.connection.run(insertPerson, {
      page,
      no,
      id: person.id,
      platform: PLATFORMS.indexOf(person.platform),
      name: person.name,
      username: person.username ?? null,
      profile: person.profile ? JSON.stringify(person.profile) : null,
    });
    return no;
  }

  /** Changes what is known of a person; id and platform stay. */
  async putPerson(person: PersonRow): Promise<void> {
    const { no, name, username, profile, user, consents } = person;
    await this.connection.run(updatePerson, {
      page: this.page,
      no,
      name,
      username: username ?? null,
      profile: Object.keys(profile).length > 0 ? JSON.stringify(profile) : null,
      user: user ?? null,
      consents: consents ? 1 : 0,
    });
  }

  /** Adds a conversation without messages; gives the number within the Page. */
  async addConversation(conversation: NewConversation): Promise<number> {
    const page = this.page;
    const no = await this.#conversationNumber(conversation.seed);
    await this.connection.run(insertConversation, {
      page,
      no,
      id: conversation.id,
      platform: PLATFORMS.indexOf(conversation.platform),
      folder: FOLDERS.indexOf(conversation.folder),
    });
    for (const [position, person] of conversation.people.entries()) {
      await this.connection.run(insertParticipant, { page, conversation: no, position, person });
    }
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
    await this.connection.run(insertParticipant, { page, conversation, position, person });
  }

  /**
   * Adds messages to a conversation, in any order of time, and keeps its counters true.
   * @returns what tells each from others of its millisecond
   */
  async addMessages(conversation: number, messages: readonly NewMessage[]): Promise<number[]> {
    const page = this.page;
    const senders = new Set<number>();
    const ties: number[] = [];
    let updated = 0;
    let unread = 0;
    let deleted = 0;
    let newest = await this.#newest(conversation);
    let last = -1;
    let tie = 0;
    for (const message of messages) {
      const { created, sender, text, flags = 0, extra } = message;
      // Asked only where two may meet: whatever is newer than all there is has its time alone.
      if (created === last) tie++;
      else tie = created > newest ? 0 : await this.#freeTie(conversation, created);
      if (created > newest) newest = created;
      last = created;
      await this.connection.run(insertMessage, {
        page,
        conversation,
        created,
        tie,
        sender,
        flags,
        text,
        extra: extra ? JSON.stringify(extra) : null,
      });
      ties.push(tie);
      if (created > updated) updated = created;
      if (sender !== null) senders.add(sender);
      if (sender !== 0 && (flags & FLAGS.read) === 0) unread++;
      if ((flags & FLAGS.deleted) !== 0) deleted++;
    }
    for (const person of senders) {
      if (person > 0) await this.connection.run(markSent, { page, conversation, person });
    }
    await this.connection.run(grow, {
      page,
      no: conversation,
      updated,
      more: messages.length,
      deleted,
      unread,
      page_sent: senders.has(0) ? 1 : 0,
    });
    return ties;
  }

  /** Gives a message the sender, text, flags and parts that are given; its place stays. */
  async amend(conversation: number, message: MessageRow): Promise<void> {
    await this.#set(conversation, message);
    const { sender } = message;
    if (sender === null || sender === 0) return;
    await this.connection.run(markSent, { page: this.page, conversation, person: sender });
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
      page: this.page,
      no: conversation,
      updated: 0,
      more: 0,
      deleted: 1,
      unread: sender !== 0 && (flags & FLAGS.read) === 0 ? -1 : 0,
      page_sent: 0,
    });
  }

  /** Says which app owns a conversation, until when. */
  async setThreadControl(conversation: number, control: ThreadControl): Promise<void> {
    await this.connection.run(setControl, {
      page: this.page,
      no: conversation,
      app: control.app ?? null,
      until: control.app ? control.until : null,
    });
  }

  async #set(
    conversation: number,
    { created, tie, sender, flags, text, extra }: MessageRow,
  ): Promise<void> {
    await this.connection.run(setMessage, {
      page: this.page,
      ...{ conversation, created, tie, sender, flags, text },
      extra: extra ? JSON.stringify(extra) : null,
    });
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

  async #freeTie(conversation: number, created: number): Promise<number> {
    return (await this.connection.one(nextTie, { page: this.page, conversation, created })) ?? 0;
  }
}
