import { type Expression, type SqlBool, sql } from 'kysely';
import type { Awaitable, Connection } from '../connection.ts';
import { findRows, type KeptRows, RowCache } from '../row-cache.ts';
import { byKeys, rowCount, statement } from '../statement.ts';
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

interface ListParams {
  page: number;
  platform: number;
  folder: number;
  person: number;
  since: number;
  updated: number;
  no: number;
  limit: number;
}

const numberOf = (row: readonly unknown[]): number => row[0] as number;

type Filtered = 'folder' | 'person' | 'person and folder';

/**
 * One statement a kind of list and a direction; the person's come over his participations. It
 * answers numbers only: the index has them all, and the rows are mostly kept.
 */
function lister(by: Filtered, direction: 'asc' | 'desc') {
  return statement<ListParams, number>((db, p) => {
    let query = db
      .selectFrom('conversation as c')
      .select('c.no')
      .where('c.page', '=', p.page)
      .where('c.platform', '=', p.platform)
      .where(by === 'person' ? sinceOfRequests(p) : sinceOfAll(p))
      .where((eb) =>
        eb(
          eb.refTuple('c.updated', 'c.no'),
          direction === 'desc' ? '<' : '>',
          eb.tuple(p.updated, p.no),
        ),
      );
    if (by !== 'person') query = query.where('c.folder', '=', p.folder);
    if (by !== 'folder') query = query.where(takesPart(p));
    return query
      .orderBy('c.updated', direction)
      .orderBy('c.no', direction)
      .limit(rowCount(p.limit));
  }, numberOf);
}

// The page is repeated in the subquery: on a cluster it would fan out otherwise (storage.md 1.2).
const takesPart = (p: { page: number; person: number }): Expression<SqlBool> =>
  sql`c.no in (select conversation from participant where page = ${p.page} and person = ${p.person})`;

const sinceOfAll = (p: { since: number }): Expression<SqlBool> => sql`c.updated >= ${p.since}`;

const OTHER = sql.lit(FOLDERS.indexOf('other'));
const sinceOfRequests = (p: { since: number }): Expression<SqlBool> =>
  sql`c.updated >= case when c.folder = ${OTHER} then ${p.since} else 1 end`;

const LISTS = {
  folder: { desc: lister('folder', 'desc'), asc: lister('folder', 'asc') },
  person: { desc: lister('person', 'desc'), asc: lister('person', 'asc') },
  'person and folder': {
    desc: lister('person and folder', 'desc'),
    asc: lister('person and folder', 'asc'),
  },
} as const;

function counter(by: Filtered) {
  return statement<ListParams, number>(
    (db, p) => {
      let query = db
        .selectFrom('conversation as c')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('c.page', '=', p.page)
        .where('c.platform', '=', p.platform)
        .where(by === 'person' ? sinceOfRequests(p) : sinceOfAll(p));
      if (by !== 'person') query = query.where('c.folder', '=', p.folder);
      if (by !== 'folder') query = query.where(takesPart(p));
      return query;
    },
    (row) => row[0] as number,
  );
}

const COUNTS = {
  folder: counter('folder'),
  person: counter('person'),
  'person and folder': counter('person and folder'),
} as const;

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

const kindOf = (filter: ConversationFilter): Filtered =>
  filter.person === undefined ? 'folder' : filter.folder ? 'person and folder' : 'person';

/** Past either end of a list. */
const NEWEST: ConversationPosition = { updated: Number.MAX_SAFE_INTEGER, no: 0 };
const OLDEST: ConversationPosition = { updated: 0, no: 0 };

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
    const statement = LISTS[kindOf(filter)].desc;
    const params = this.#params(filter, position, limit);
    return this.#byNos(await this.#connection.all(statement, params));
  }

  /** Those updated after a position, oldest update first; from the oldest without one. */
  async newer(
    filter: ConversationFilter,
    position: ConversationPosition = OLDEST,
    limit: number,
  ): Promise<ConversationRow[]> {
    const statement = LISTS[kindOf(filter)].asc;
    const params = this.#params(filter, position, limit);
    return this.#byNos(await this.#connection.all(statement, params));
  }

  async count(filter: ConversationFilter): Promise<number> {
    const params = this.#params(filter, NEWEST, 0);
    return (await this.#connection.one(COUNTS[kindOf(filter)], params)) ?? 0;
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

  #params(filter: ConversationFilter, at: ConversationPosition, limit: number): ListParams {
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
