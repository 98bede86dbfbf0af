import { type Kysely, sql } from 'kysely';
import { type Cell, type Kind, rowReader } from '../codec.ts';
import { count, rowCount, type Statement, statement } from '../statement.ts';
import { type TableName, WHOLE_TABLES, type WholeTable } from './tables.ts';

/** A row as it stands, by the names of its columns. */
export type RawRow = Readonly<Record<string, Cell>>;

/** Rows that one statement adds: a way to a database costs more than a row. */
export const RAW_LOT = 50;

/** Rows that are read at once. */
export const RAW_STRIDE = 500;

type Untyped = Kysely<Record<string, Record<string, unknown>>>;
type Params = Readonly<Record<string, unknown>>;

const asItIs: Kind<Cell> = { read: (cell) => cell as Cell, write: (value) => value };

/** What is done with a table as a whole. */
export interface RawStatements extends WholeTable {
  /** So many rows from the first on, and behind one. */
  readonly first: Statement<Params, RawRow>;
  readonly next: Statement<Params, RawRow>;
  /** The same of one Page. */
  readonly firstOfPage: Statement<Params, RawRow>;
  readonly nextOfPage: Statement<Params, RawRow>;
  /** The one of a key, to be read and to be taken away. */
  readonly byKey: Statement<Params, RawRow>;
  readonly remove: Statement<Params, never>;
  /** A row of its cells in the order of the columns. */
  readonly read: (row: readonly unknown[]) => RawRow;
  readonly add: Statement<Params, never>;
  /** Adds {@link RAW_LOT} rows: see {@link lotOf}. */
  readonly addLot: Statement<Params, never>;
  /** Adds one unless there is one of its key. */
  readonly addMissing: Statement<Params, never>;
  readonly empty: Statement<Params, never>;
  readonly emptyOfPage: Statement<Params, never>;
  readonly count: Statement<Params, number>;
  readonly countOfPage: Statement<Params, number>;
}

function statementsOf(whole: WholeTable): RawStatements {
  const { table, columns, key } = whole;
  const read = rowReader(Object.fromEntries(columns.map((each) => [each, asItIs]))) as (
    row: readonly unknown[],
  ) => RawRow;
  const refs = sql.join(key.map((each) => sql.ref(each)));
  const behind = (p: Params) =>
    sql<boolean>`(${refs}) > (${sql.join(key.map((each) => p[`after_${each}`]))})`;
  const rows = (db: unknown, p: Params) => {
    const all = (db as Untyped)
      .selectFrom(table)
      .select([...columns])
      .limit(rowCount(p.limit as number));
    return key.reduce((query, each) => query.orderBy(each), all);
  };
  const atKey = (p: Params) => sql<boolean>`(${refs}) = (${sql.join(key.map((each) => p[each]))})`;
  const adding = (db: unknown, p: Params) =>
    (db as Untyped)
      .insertInto(table)
      .values(Object.fromEntries(columns.map((each) => [each, p[each]])));
  const addingLot = (db: unknown, p: Params) =>
    (db as Untyped)
      .insertInto(table)
      .values(
        Array.from({ length: RAW_LOT }, (_, i) =>
          Object.fromEntries(columns.map((each) => [each, p[`${each}_${i}`]])),
        ),
      );
  const counted = (db: unknown) =>
    (db as Untyped).selectFrom(table).select((eb) => eb.fn.countAll().as('count'));
  return {
    ...whole,
    first: statement((db, p) => rows(db, p), read),
    next: statement((db, p) => rows(db, p).where(behind(p)), read),
    firstOfPage: statement((db, p) => rows(db, p).where('page', '=', p.page), read),
    nextOfPage: statement((db, p) => rows(db, p).where('page', '=', p.page).where(behind(p)), read),
    byKey: statement(
      (db, p) =>
        (db as unknown as Untyped)
          .selectFrom(table)
          .select([...columns])
          .where(atKey(p)),
      read,
    ),
    remove: statement((db, p) => (db as unknown as Untyped).deleteFrom(table).where(atKey(p))),
    read,
    add: statement((db, p) => adding(db, p)),
    addLot: statement((db, p) => addingLot(db, p)),
    addMissing: statement((db, p) =>
      adding(db, p).onConflict((conflict) => conflict.columns([...key]).doNothing()),
    ),
    empty: statement((db) => (db as unknown as Untyped).deleteFrom(table)),
    emptyOfPage: statement((db, p) =>
      (db as unknown as Untyped).deleteFrom(table).where('page', '=', p.page),
    ),
    count: statement((db) => counted(db), count),
    countOfPage: statement((db, p) => counted(db).where('page', '=', p.page), count),
  };
}

/** Rows as the parameters of what adds a lot of them. */
export const lotOf = (rows: readonly RawRow[]): Params =>
  Object.fromEntries(
    rows.flatMap((row, i) => Object.entries(row).map(([name, cell]) => [`${name}_${i}`, cell])),
  );

let made: ReadonlyMap<TableName, RawStatements> | undefined;

/** The statements of all tables, made when they are first asked for. */
export function rawTables(): ReadonlyMap<TableName, RawStatements> {
  made ??= new Map(WHOLE_TABLES.map((whole) => [whole.table, statementsOf(whole)]));
  return made;
}

export const rawTable = (table: TableName): RawStatements =>
  rawTables().get(table) as RawStatements;
