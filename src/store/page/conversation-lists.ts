import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { count, rowCount, statement } from '../statement.ts';
import type { Tables } from '../tables.ts';
import {
  type ConversationRow,
  LISTED,
  type ListedConversation,
  SHOWN,
  SHOWN_COLUMNS,
} from './conversation-row.ts';
import { FOLDERS } from './platform.ts';

/** What a list of conversations is narrowed by. */
type NarrowedBy = 'folder' | 'person' | 'person and folder';

interface ListParams {
  page: number;
  platform: number;
  folder: number;
  person: number;
  /** Only those updated at this time or later, in ms. */
  since: number;
  /** A position in the list. */
  updated: number;
  no: number;
  limit: number;
}

/** The conversations of a folder, or of a person over his participations. */
const source = (db: Kysely<Tables>, by: NarrowedBy) =>
  by === 'folder'
    ? db.selectFrom('conversation as c').select(SHOWN_COLUMNS)
    : // A cross join is read from the left: a person has few conversations, a Page has many, and
      // the planner would begin with those.
      db.selectFrom('participant as t').crossJoin('conversation as c').select(SHOWN_COLUMNS);

/** What holds for every row of a list. The page is said for each table. */
function conditions(by: NarrowedBy, p: ListParams, isTimed = true): Expression<SqlBool>[] {
  const all = [sql<SqlBool>`c.page = ${p.page}`, sql<SqlBool>`c.platform = ${p.platform}`];
  if (by !== 'folder') {
    all.push(sql`t.page = ${p.page}`, sql`t.person = ${p.person}`, sql`c.no = t.conversation`);
  }
  if (by === 'person') {
    // Over every folder the time narrows requests alone, which is what it is for.
    all.push(
      sql`c.updated >= case when c.folder = ${OTHER} then ${p.since} else cast(1 as bigint) end`,
    );
  } else {
    all.push(sql`c.folder = ${p.folder}`);
    if (isTimed) all.push(sql`c.updated >= ${p.since}`);
  }
  return all;
}

const OTHER = sql.lit(FOLDERS.indexOf('other'));

const olderRows = (db: Kysely<Tables>, by: NarrowedBy, p: ListParams) =>
  source(db, by)
    .where((eb) =>
      eb.and([...conditions(by, p), sql<SqlBool>`(c.updated, c.no) < (${p.updated}, ${p.no})`]),
    )
    .orderBy('c.updated', 'desc')
    .orderBy('c.no', 'desc')
    .limit(rowCount(p.limit));

const older = (by: NarrowedBy) =>
  statement<ListParams, ConversationRow>((db, p) => olderRows(db, by, p), SHOWN.read);

/** Half the columns are half the work: this is what clients ask for again and again. */
export const listedOfFolder = statement<ListParams, ListedConversation>(
  (db, p) => olderRows(db, 'folder', p).clearSelect().select(LISTED.as('c')),
  LISTED.read,
);

/**
 * Of two lower bounds SQLite seeks to one, and not to the position: the time is left to whoever
 * asks, who begins no earlier than it ({@link CONVERSATION_LISTS}).
 */
const newer = (by: NarrowedBy) =>
  statement<ListParams, ConversationRow>(
    (db, p) =>
      source(db, by)
        .where((eb) =>
          eb.and([
            ...conditions(by, p, false),
            sql<SqlBool>`(c.updated, c.no) > (${p.updated}, ${p.no})`,
          ]),
        )
        .orderBy('c.updated', 'asc')
        .orderBy('c.no', 'asc')
        .limit(rowCount(p.limit)),
    SHOWN.read,
  );

const counter = (by: NarrowedBy) =>
  statement<ListParams, number>(
    (db, p) =>
      source(db, by)
        .clearSelect()
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where((eb) => eb.and(conditions(by, p))),
    count,
  );

const statementsFor = (by: NarrowedBy) => ({
  older: older(by),
  newer: newer(by),
  count: counter(by),
});

/**
 * The statements over conversations, by what narrows them. `newer` takes a position that is not
 * before `since`.
 */
export const CONVERSATION_LISTS = {
  folder: statementsFor('folder'),
  person: statementsFor('person'),
  'person and folder': statementsFor('person and folder'),
} as const satisfies Record<NarrowedBy, unknown>;
