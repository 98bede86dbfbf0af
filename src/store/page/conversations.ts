import { sql } from 'kysely';
import type { Awaitable, Connection } from '../connection.ts';
import { findRows, type KeptRows, RowCache } from '../row-cache.ts';
import { byKeys, statement } from '../statement.ts';
import { CONVERSATION_LISTS } from './conversation-lists.ts';
import { FOLDERS, type Folder, PLATFORMS, type Platform } from './platform.ts';

/** A conversation as stored. Times in epoch milliseconds. */
export interface ConversationRow {
  /** Number within the Page: the key of its messages. */
  readonly no: number;
  /** `t_…` on Messenger, base64 text on Instagram. */
  readonly id: string;
  readonly platform: Platform;
  readonly folder: Folder;
  readonly updated: number;
  /** Messages ever, deleted ones too. */
  readonly messageCount: number;
  readonly deletedCount: number;
  readonly unreadCount: number;
  readonly pageSent: boolean;
  readonly ownerApp: string | undefined;
  readonly controlUntil: number;
}

/** Which conversations to list: newest update first, those without messages never. */
export interface ConversationFilter {
  readonly platform: Platform;
  /** Undefined: every folder (only with `person`). */
  readonly folder: Folder | undefined;
  /** Number of a person who takes part. */
  readonly person: number | undefined;
  /** Only those updated at this time or later, in ms; over every folder, only requests (`other`). */
  readonly since: number;
}

/** A place in a list of conversations. */
export interface ConversationPosition {
  readonly updated: number;
  readonly no: number;
}

const COLUMNS = [
  'c.no',
  'c.id',
  'c.platform',
  'c.folder',
  'c.updated',
  'c.message_count',
  'c.deleted_count',
  'c.unread_count',
  'c.page_sent',
  'c.owner_app',
  'c.control_until',
] as const;

const read = (row: readonly unknown[]): ConversationRow => ({
  no: row[0] as number,
  id: row[1] as string,
  platform: PLATFORMS[row[2] as number] as Platform,
  folder: FOLDERS[row[3] as number] as Folder,
  updated: row[4] as number,
  messageCount: row[5] as number,
  deletedCount: row[6] as number,
  unreadCount: row[7] as number,
  pageSent: row[8] === 1,
  ownerApp: (row[9] as string | null) ?? undefined,
  controlUntil: (row[10] as number | null) ?? 0,
});

const byNos = byKeys<{ page: number }, ConversationRow>(
  (db, p, keys) =>
    db
      .selectFrom('conversation as c')
      .select(COLUMNS)
      .where('c.page', '=', p.page)
      .where('c.no', 'in', keys),
  read,
);

const byId = statement<{ page: number; id: string }, ConversationRow>(
  (db, p) =>
    db
      .selectFrom('conversation as c')
      .select(COLUMNS)
      .where('c.page', '=', p.page)
      .where('c.id', '=', p.id),
  read,
);

const unread = statement<{ page: number }, number>(
  (db, p) =>
    db
      .selectFrom('conversation as c')
      .select(sql<number>`coalesce(sum(c.unread_count), 0)`.as('unread'))
      .where('c.page', '=', p.page)
      .where('c.platform', '=', sql.lit(PLATFORMS.indexOf('MESSENGER')))
      .where('c.folder', '=', sql.lit(FOLDERS.indexOf('inbox'))),
  (row) => row[0] as number,
);

const statementsFor = ({ person, folder }: ConversationFilter) => {
  if (person === undefined) return CONVERSATION_LISTS.folder;
  return folder ? CONVERSATION_LISTS['person and folder'] : CONVERSATION_LISTS.person;
};

/** Past either end of a list. */
const NEWEST: ConversationPosition = { updated: Number.MAX_SAFE_INTEGER, no: 0 };
// Conversations without messages have `updated` 0 and are never listed.
const OLDEST: ConversationPosition = { updated: 1, no: 0 };

/** Reads the conversations of one Page. */
export class Conversations {
  readonly #connection: Connection;
  readonly #page: number;
  readonly #kept: RowCache<ConversationRow> | undefined;

  /** @param kept counts the rows kept; undefined where rows change under way and none may be */
  constructor(connection: Connection, page: number, kept: KeptRows | undefined) {
    this.#connection = connection;
    this.#page = page;
    this.#kept = kept && new RowCache(kept);
  }

  async byNo(no: number): Promise<ConversationRow | undefined> {
    return this.#kept?.get(no) ?? (await this.#byNos([no]))[0];
  }

  byId(id: string): Awaitable<ConversationRow | undefined> {
    return this.#connection.one(byId, { page: this.#page, id });
  }

  /** Those updated before a position, newest update first; from the newest without one. */
  async older(
    filter: ConversationFilter,
    position: ConversationPosition = NEWEST,
    limit: number,
  ): Promise<ConversationRow[]> {
    const { older } = statementsFor(filter);
    const params = this.#params(filter, position, limit);
    return this.#byNos(await this.#connection.all(older, params));
  }

  /** Those updated after a position, oldest update first; from the oldest without one. */
  async newer(
    filter: ConversationFilter,
    position: ConversationPosition = OLDEST,
    limit: number,
  ): Promise<ConversationRow[]> {
    const { newer } = statementsFor(filter);
    const isEarly = filter.folder !== undefined && position.updated < filter.since;
    const from = isEarly ? { updated: filter.since, no: 0 } : position;
    const params = this.#params(filter, from, limit);
    return this.#byNos(await this.#connection.all(newer, params));
  }

  async count(filter: ConversationFilter): Promise<number> {
    const params = this.#params(filter, NEWEST, 0);
    return (await this.#connection.one(statementsFor(filter).count, params)) ?? 0;
  }

  /** Unread messages in the Messenger inbox. */
  async unread(): Promise<number> {
    return (await this.#connection.one(unread, { page: this.#page })) ?? 0;
  }

  #byNos(numbers: readonly number[]): Promise<ConversationRow[]> {
    return findRows(numbers, this.#kept, async (missing) => {
      const found = new Map<number, ConversationRow>();
      for (const [statement, params] of byNos(missing, { page: this.#page })) {
        for (const row of await this.#connection.all(statement, params)) found.set(row.no, row);
      }
      return found;
    });
  }

  #params(filter: ConversationFilter, at: ConversationPosition, limit: number) {
    return {
      page: this.#page,
      platform: PLATFORMS.indexOf(filter.platform),
      folder: filter.folder ? FOLDERS.indexOf(filter.folder) : 0,
      person: filter.person ?? 0,
      // Conversations without messages have `updated` 0 and are never listed.
      since: Math.max(filter.since, 1),
      updated: at.updated,
      no: at.no,
      limit,
    };
  }
}
