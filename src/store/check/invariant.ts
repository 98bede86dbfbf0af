import { type RawBuilder, sql } from 'kysely';
import type { RawRow } from '../transfer/raw-rows.ts';
import type { TableName } from '../transfer/tables.ts';

/** The number of the Page whose rows a statement is about: repeated in each of its parts. */
export interface OfPage {
  readonly page: number;
}

/** What holds of every row of a table in a store that is sound. */
export interface Invariant {
  readonly table: TableName;
  /** Names it for programs, and for good: `conversation.message_count`. */
  readonly name: string;
  /** What is wrong where it does not hold, as a sentence. */
  readonly says: string;
  /** What comes of that, for whoever uses the store. */
  readonly means: string;
  /** What a person can do. */
  readonly todo: string;
  /** A condition on the row, `r`, that is true where it does not hold: in one statement with what it is compared to. */
  readonly broken?: (of: OfPage) => RawBuilder<unknown>;
  /** The same of what a statement does not see, such as JSON; `before` is the row before it, of the same Page. */
  readonly isBroken?: (row: RawRow, before: RawRow | undefined) => boolean;
}

/** What comes of it, and what to do, of many. */
export type Consequence = Pick<Invariant, 'means' | 'todo'>;

const BACKUP =
  'put the newest backup back of which `store check` says that it is sound, or a snapshot of before';

export const MISCOUNTED: Consequence = {
  means:
    'Lists and badges tell a wrong number, or stand in a wrong order. No message is lost by it.',
  todo: `It does not mend itself: ${BACKUP}, or delete the conversation and import it again.`,
};
export const LEADS_NOWHERE: Consequence = {
  means:
    'What it belongs to is gone, so nobody finds it by way of that, and an answer may lack it.',
  todo: `Keep a copy of the store as it is for whoever looks for the cause, then ${BACKUP}.`,
};
export const LOG_BEHIND: Consequence = {
  means:
    'Webhooks may be told twice, in a wrong order, or never: numbers of the log are not what they were.',
  todo: `End the server, keep a copy of the store, then ${BACKUP}, and tell apps again by \`replay\`.`,
};
export const UNREADABLE: Consequence = {
  means: 'Whoever asks for it gets error 1, since what stands there cannot be read.',
  todo: `Somebody wrote into the database by hand, or the disk is failing: look after the disk, then ${BACKUP}.`,
};
export const TWO_IN_ONE: Consequence = {
  means: 'An id leads to two things, of which only one is ever found.',
  todo: `Keep a copy of the store as it is, then ${BACKUP}.`,
};

/** Whether nothing of a table of the Page meets a condition on its rows, `o`. */
export const none = (table: TableName, of: OfPage, condition: RawBuilder<unknown>) =>
  sql`not exists (select 1 from ${sql.table(table)} as o where o.page = ${of.page} and ${condition})`;

export const some = (table: TableName, of: OfPage, condition: RawBuilder<unknown>) =>
  sql`exists (select 1 from ${sql.table(table)} as o where o.page = ${of.page} and ${condition})`;

/** The same above the Pages. */
export const noneAbove = (table: TableName, condition: RawBuilder<unknown>) =>
  sql`not exists (select 1 from ${sql.table(table)} as o where ${condition})`;

const column = (name: string) => sql.ref(`r.${name}`);

/** Whether a number is that of nothing that is, or ever was, in a table. */
const unknown = (table: 'conversation' | 'person', of: OfPage, name: string) =>
  sql`(${none(table, of, sql`o.no = ${column(name)}`)}
    and ${none(`${table}_alias`, of, sql`o.no = ${column(name)}`)})`;

/** A row that names a conversation, or a person, by the number that it has or had. */
export const namesKnown = (
  table: TableName,
  what: 'conversation' | 'person',
  name: string,
  says: string,
  besides = sql`1 = 1`,
): Invariant => ({
  ...{ table, name: `${table}.${name}`, says, ...LEADS_NOWHERE },
  broken: (of) => sql`(${besides} and ${column(name)} is not null and ${unknown(what, of, name)})`,
});

/** A row that names what stands above the Pages. */
export const namesAbove = (
  table: TableName,
  name: string,
  [what, key]: readonly [TableName, string],
  says: string,
): Invariant => ({
  ...{ table, name: `${table}.${name}`, says, ...LEADS_NOWHERE },
  broken: () =>
    sql`(${column(name)} is not null and ${noneAbove(what, sql`${sql.ref(`o.${key}`)} = ${column(name)}`)})`,
});

/** The number of the Page's newest event, as it is counted. */
export const newestEvent = (of: OfPage) =>
  sql`coalesce((select events from page_revision where page = ${of.page}), 0)`;
