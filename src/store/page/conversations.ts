import { sql } from 'kysely';
import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { Connection } from '../connection.ts';
import { PageReads } from '../reads.ts';
import { find, findAfter } from '../rows.ts';
import { count, statement } from '../statement.ts';
import { Aliases } from './aliases.ts';
import { CONVERSATION_LISTS, listedOfFolder } from './conversation-lists.ts';
import type {
  ConversationRow,
  ListedConversation,
  StoredConversation,
} from './conversation-row.ts';
import { newestDirect } from './direct-conversation.ts';
import { INSIDER_LISTS, insidersUnread, participation } from './insiders.ts';
import type { KeptPeople } from './people.ts';
import { FOLDERS, type Folder, PLATFORMS, type Platform } from './platform.ts';
import { CONVERSATION } from './tables.ts';

export type {
  ConversationRow,
  ListedConversation,
  StoredConversation,
} from './conversation-row.ts';

/** Which conversations to list: newest update first, those without messages never. */
export interface ConversationFilter {
  readonly platform: Platform;
  /** Undefined: every folder (only with `person`). */
  readonly folder: Folder | undefined;
  /** Number of a person who takes part. */
  readonly person: number | undefined;
  /** Only those updated at this time or later, in ms; over every folder, only requests (`other`). */
  readonly since: number;
  /** Id of an app: only conversations with people who have a role on it. */
  readonly insidersOf?: string | undefined;
}

/** A place in a list of conversations. */
export interface ConversationPosition {
  readonly updated: number;
  readonly no: number;
}

const byNo = find(CONVERSATION, ['page', 'no']);
const byId = find(CONVERSATION, ['page', 'id']);
const after = findAfter(CONVERSATION, 'no', ['page']);

const unread = statement<{ page: number }, number>(
  (db, p) =>
    db
      .selectFrom('conversation as c')
      .select(sql<number>`coalesce(sum(c.unread_count), 0)`.as('unread'))
      .where('c.page', '=', p.page)
      .where('c.platform', '=', sql.lit(PLATFORMS.indexOf('MESSENGER')))
      .where('c.folder', '=', sql.lit(FOLDERS.indexOf('inbox'))),
  count,
);

const statementsFor = ({ person, folder, insidersOf }: ConversationFilter) => {
  if (insidersOf !== undefined) return INSIDER_LISTS;
  if (person === undefined) return CONVERSATION_LISTS.folder;
  return folder ? CONVERSATION_LISTS['person and folder'] : CONVERSATION_LISTS.person;
};

/** Past either end of a list. */
const NEWEST: ConversationPosition = { updated: Number.MAX_SAFE_INTEGER, no: 0 };
// Conversations without messages have `updated` 0 and are never listed.
const OLDEST: ConversationPosition = { updated: 1, no: 0 };

/** Reads the conversations of one Page. */
export class Conversations extends PageReads {
  readonly #aliases: Aliases;
  readonly #kept: KeptPeople | undefined;

  /** @param kept undefined where rows change under way and none may be kept */
  constructor(connection: Connection, page: number, kept?: KeptPeople) {
    super(connection, page);
    this.#aliases = new Aliases(connection, page);
    this.#kept = kept;
  }

  byNo(no: number): Awaitable<StoredConversation | undefined> {
    return this.connection.one(byNo, { page: this.page, no });
  }

  /** The newest that a person has with the Page alone. */
  direct(person: number): Awaitable<StoredConversation | undefined> {
    const known = this.#kept?.direct.get(person);
    if (known !== undefined) return this.byNo(known);
    const newest = this.connection.all(newestDirect, { page: this.page, person });
    return chain(newest, ([found, other]) => {
      // Of several another may be the newest next time.
      if (found && !other) this.#kept?.direct.set(person, found.no);
      return found;
    });
  }

  /** So many behind a number, in the order of their numbers. */
  after(no: number, limit: number): Awaitable<StoredConversation[]> {
    return this.connection.all(after, { page: this.page, after: no, limit });
  }

  /** By a number that it has or ever had: events keep the one that it had then. */
  byAnyNo(no: number): Awaitable<StoredConversation | undefined> {
    return chain(
      this.byNo(no),
      (found) => found ?? this.#aliases.followNumber('conversation_alias', no, (n) => this.byNo(n)),
    );
  }

  /** By an id that it has or ever had. */
  byId(id: string): Awaitable<StoredConversation | undefined> {
    return chain(
      this.connection.one(byId, { page: this.page, id }),
      (found) => found ?? this.#aliases.follow('conversation_alias', id, (no) => this.byNo(no)),
    );
  }

  /** The number that an id was given to, also where its conversation is part of another now. */
  numberOf(id: string): Awaitable<number | undefined> {
    return chain(
      this.connection.one(byId, { page: this.page, id }),
      (found) =>
        found?.no ?? chain(this.#aliases.byId('conversation_alias', id), (alias) => alias?.no),
    );
  }

  /** Those updated before a position, newest update first; from the newest without one. */
  older(
    filter: ConversationFilter,
    position: ConversationPosition = NEWEST,
    limit: number,
  ): Awaitable<ConversationRow[]> {
    const { older } = statementsFor(filter);
    return this.connection.all(older, this.#params(filter, position, limit));
  }

  /** As {@link older}, with no more of each than a list tells by default. */
  olderListed(
    filter: ConversationFilter,
    position: ConversationPosition = NEWEST,
    limit: number,
  ): Awaitable<readonly ListedConversation[]> {
    const isPlain = filter.person === undefined && filter.insidersOf === undefined;
    if (!isPlain) return this.older(filter, position, limit);
    return this.connection.all(listedOfFolder, this.#params(filter, position, limit));
  }

  /** Those updated after a position, oldest update first; from the oldest without one. */
  newer(
    filter: ConversationFilter,
    position: ConversationPosition = OLDEST,
    limit: number,
  ): Awaitable<ConversationRow[]> {
    const { newer } = statementsFor(filter);
    const isEarly = filter.folder !== undefined && position.updated < filter.since;
    const from = isEarly ? { updated: filter.since, no: 0 } : position;
    return this.connection.all(newer, this.#params(filter, from, limit));
  }

  async count(filter: ConversationFilter): Promise<number> {
    const params = this.#params(filter, NEWEST, 0);
    return (await this.connection.one(statementsFor(filter).count, params)) ?? 0;
  }

  /**
   * Unread messages in the Messenger inbox.
   * @param insidersOf id of an app: only of people who have a role on it
   */
  async unread(insidersOf?: string): Promise<number> {
    if (insidersOf === undefined) {
      return (await this.connection.one(unread, { page: this.page })) ?? 0;
    }
    const params = {
      page: this.page,
      app: insidersOf,
      platform: PLATFORMS.indexOf('MESSENGER'),
      folder: FOLDERS.indexOf('inbox'),
    };
    return (await this.connection.one(insidersUnread, params)) ?? 0;
  }

  /** Whether everybody in a conversation has a role on an app, and there is somebody. */
  async isOfInsiders(conversation: number, app: string): Promise<boolean> {
    const params = { page: this.page, conversation, app };
    const found = await this.connection.one(participation, params);
    return found !== undefined && found.people > 0 && found.outsiders === 0;
  }

  #params(filter: ConversationFilter, at: ConversationPosition, limit: number) {
    return {
      page: this.page,
      platform: PLATFORMS.indexOf(filter.platform),
      folder: filter.folder ? FOLDERS.indexOf(filter.folder) : -1,
      app: filter.insidersOf ?? '',
      person: filter.person ?? 0,
      // Conversations without messages have `updated` 0 and are never listed.
      since: Math.max(filter.since, 1),
      updated: at.updated,
      no: at.no,
      limit,
    };
  }
}
