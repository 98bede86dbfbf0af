import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { int, rowReader } from '../codec.ts';
import { INSIDER_ROLES } from '../directory/tables.ts';
import { count, rowCount, statement } from '../statement.ts';
import type { Tables } from '../tables.ts';
import { type ConversationRow, SHOWN, SHOWN_COLUMNS } from './conversation-row.ts';
import { FOLDERS } from './platform.ts';

/**
 * Insiders of an app are the people who are users with a role on it. An app that has not passed
 * review sees the conversations in which everybody is an insider, and no others.
 */
const ROLES = sql.join(INSIDER_ROLES.map((role) => sql.lit(role)));
const OTHER = sql.lit(FOLDERS.indexOf('other'));

interface InApp {
  page: number;
  app: string;
}

interface ListParams extends InApp {
  platform: number;
  /** -1: every folder. */
  folder: number;
  /** 0: whoever. */
  person: number;
  /** Only those updated at this time or later, in ms; over every folder, of requests alone. */
  since: number;
  updated: number;
  no: number;
  limit: number;
}

/** Whether a participant, named `o` here, is no insider. */
const isOutsider = (p: InApp) => sql<SqlBool>`not exists (
  select 1 from person as q join app_role as s on s.user = q.user
  where q.page = ${p.page} and q.no = o.person and s.app = ${p.app} and s.role in (${ROLES}))`;

/**
 * Conversations of insiders: found from the people with a role, of whom there are few, and not by
 * looking through the Page's.
 */
const source = (db: Kysely<Tables>, p: InApp) =>
  db
    .selectFrom(
      db
        .selectFrom('app_role as r')
        .crossJoin('person as q')
        .crossJoin('participant as t')
        .select('t.conversation')
        .distinct()
        .where('r.app', '=', p.app)
        .where(sql<SqlBool>`r.role in (${ROLES})`)
        .where('q.page', '=', p.page)
        .where(sql<SqlBool>`q.user = r.user`)
        .where('t.page', '=', p.page)
        .where(sql<SqlBool>`t.person = q.no`)
        .as('v'),
    )
    .crossJoin('conversation as c')
    .where('c.page', '=', p.page)
    .where(sql<SqlBool>`c.no = v.conversation`)
    .where(
      sql<SqlBool>`not exists (
        select 1 from participant as o
        where o.page = ${p.page} and o.conversation = c.no and ${isOutsider(p)})`,
    );

const narrowed = (p: ListParams): Expression<SqlBool>[] => [
  sql`c.platform = ${p.platform}`,
  sql`(${p.folder} < 0 or c.folder = ${p.folder})`,
  sql`(${p.person} = 0 or exists (
    select 1 from participant as w
    where w.page = ${p.page} and w.conversation = c.no and w.person = ${p.person}))`,
  sql`c.updated >= case when ${p.folder} >= 0 or c.folder = ${OTHER} then ${p.since} else cast(1 as bigint) end`,
];

const lister = (direction: 'asc' | 'desc') =>
  statement<ListParams, ConversationRow>((db, p) => {
    const place =
      direction === 'desc'
        ? sql<SqlBool>`(c.updated, c.no) < (${p.updated}, ${p.no})`
        : sql<SqlBool>`(c.updated, c.no) > (${p.updated}, ${p.no})`;
    return source(db, p)
      .select(SHOWN_COLUMNS)
      .where((eb) => eb.and([...narrowed(p), place]))
      .orderBy('c.updated', direction)
      .orderBy('c.no', direction)
      .limit(rowCount(p.limit));
  }, SHOWN.read);

/** {@link CONVERSATION_LISTS} for an app that sees its insiders alone. */
export const INSIDER_LISTS = {
  older: lister('desc'),
  newer: lister('asc'),
  count: statement<ListParams, number>(
    (db, p) =>
      source(db, p)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where((eb) => eb.and(narrowed(p))),
    count,
  ),
};

/** Unread messages of insiders in a folder. */
export const insidersUnread = statement<InApp & { platform: number; folder: number }, number>(
  (db, p) =>
    source(db, p)
      .select(sql<number>`coalesce(sum(c.unread_count), 0)`.as('unread'))
      .where('c.platform', '=', p.platform)
      .where('c.folder', '=', p.folder),
  count,
);

/** How many take part in a conversation, and how many of them are no insiders. */
export const participation = statement<
  InApp & { conversation: number },
  { readonly people: number; readonly outsiders: number }
>(
  (db, p) =>
    db
      .selectFrom('participant as o')
      .select([
        sql<number>`count(*)`.as('people'),
        sql<number>`coalesce(sum(case when ${isOutsider(p)} then 1 else 0 end), 0)`.as('outsiders'),
      ])
      .where('o.page', '=', p.page)
      .where('o.conversation', '=', p.conversation),
  rowReader({ people: int, outsiders: int }),
);
