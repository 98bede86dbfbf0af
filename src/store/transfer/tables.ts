import type { Kinds } from '../codec.ts';
import { columnOf } from '../codec.ts';
import * as directory from '../directory/tables.ts';
import * as log from '../log/tables.ts';
import * as control from '../page/control-tables.ts';
import * as given from '../page/given-tables.ts';
import { KEYS_OF_PAGE } from '../page/removal.ts';
import * as sending from '../page/sending-tables.ts';
import * as page from '../page/tables.ts';
import * as reversals from '../reversals/tables.ts';
import type { Tables } from '../tables.ts';

export type TableName = keyof Tables;

/** The tables above the Pages, and their keys. */
const KEYS_OF_DIRECTORY = {
  page: ['no'],
  app: ['id'],
  app_role: ['app', 'user'],
  user: ['id'],
  role: ['page', 'user'],
  token: ['no'],
  permission: ['app', 'user', 'scope'],
  code: ['mac'],
  subscription: ['app', 'object'],
  installed_app: ['page', 'app', 'account'],
  call_count: ['app', 'shape'],
  setting: ['name'],
  page_revision: ['page'],
  lane: ['app', 'bucket'],
} as const satisfies Record<Exclude<TableName, keyof typeof KEYS_OF_PAGE>, readonly string[]>;

/** Who delivers and who imports just now: of a process, and no state of what is served. */
const OF_PROCESSES: readonly TableName[] = ['lane', 'import_lease'];
/** What apps were seen to do, whatever became of it. */
const SEEN: readonly TableName[] = ['call_count'];
/** What was still to be told to apps: it is told to nobody after a snapshot was put back. */
const OUTSTANDING: readonly TableName[] = ['failure', 'event_cursor'];
/** What takes back what was done since: of another past. */
const OF_THE_PAST: readonly TableName[] = ['reversal'];
/** Counters, which only ever grow. */
const COUNTERS: readonly TableName[] = ['page_revision'];

/** A table as a whole: its columns, the key by which its rows are gone through. */
export interface WholeTable {
  readonly table: TableName;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  readonly isOfPage: boolean;
  /**
   * What becomes of its rows when a snapshot is put back: those there give way to it, or go and none
   * come, or are counted on, or stay as they are.
   */
  readonly fate: 'replaced' | 'emptied' | 'counted' | 'kept';
}

const columnsOf = (kinds: Kinds): string[] => Object.keys(kinds).map(columnOf);

const DECLARED = new Map(
  [directory, log, page, sending, given, control, reversals]
    .flatMap((each) => Object.values(each) as unknown[])
    .filter((each): each is { table: TableName; kinds: Kinds } =>
      Object.hasOwn(Object(each), 'kinds'),
    )
    .map(({ table, kinds }) => [table, kinds]),
);

const fateOf = (table: TableName): WholeTable['fate'] => {
  if (OF_PROCESSES.includes(table) || SEEN.includes(table)) return 'kept';
  if (OUTSTANDING.includes(table) || OF_THE_PAST.includes(table)) return 'emptied';
  return COUNTERS.includes(table) ? 'counted' : 'replaced';
};

const tableOf = (table: TableName, key: readonly string[], isOfPage: boolean): WholeTable => {
  const kinds = DECLARED.get(table);
  if (!kinds) throw new Error(`Nobody declares the columns of ${table}.`);
  return { table, columns: columnsOf(kinds), key, isOfPage, fate: fateOf(table) };
};

/** Every table of a store. */
export const WHOLE_TABLES: readonly WholeTable[] = [
  ...Object.entries(KEYS_OF_DIRECTORY).map(([table, key]) =>
    tableOf(table as TableName, key, false),
  ),
  ...Object.entries(KEYS_OF_PAGE).map(([table, key]) =>
    tableOf(table as TableName, ['page', ...key.filter((each) => each !== 'page')], true),
  ),
];

/** Whether each cell of a row is what its column is declared to hold, such as JSON. */
export function isReadable(table: TableName, row: Readonly<Record<string, unknown>>): boolean {
  try {
    return Object.entries(DECLARED.get(table) ?? {}).every(([name, { read }]) => {
      const cell = row[columnOf(name)];
      const value = read(cell);
      // Neither a place among words that there is none of, nor what is no number, or neither yes nor no.
      const isYesOrNo = typeof value !== 'boolean' || Number(cell) === Number(value);
      return cell === null || (value !== undefined && !Number.isNaN(value) && isYesOrNo);
    });
  } catch {
    return false;
  }
}
