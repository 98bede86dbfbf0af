import type { Kysely, RawBuilder } from 'kysely';
import { columnOf, type Kinds, type RowOf, type WrittenOf } from './codec.ts';
import { count, rowCount, type Statement, statement } from './statement.ts';

/*
 * The statements that most tables need, from their columns. Parameters are values of rows, by the
 * names that they have there.
 */

interface Columns {
  readonly table: string;
  readonly kinds: Kinds;
  readonly select: readonly string[];
  read(this: void, row: readonly unknown[]): object;
}
type Names<C extends Columns> = keyof C['kinds'] & string;
type Some<C extends Columns, N> = Pick<WrittenOf<C>, N & keyof WrittenOf<C>>;
/** A row of which what may be missing need not be said. */
type Given<R> = { readonly [K in keyof R as undefined extends R[K] ? never : K]: R[K] } & {
  readonly [K in keyof R as undefined extends R[K] ? K : never]?: R[K];
};

/** Which tables and columns there are is held by the types of those who call. */
type Untyped = Kysely<Record<string, Record<string, unknown>>>;
interface Narrowed<Q> {
  where(column: string, operator: '=', value: unknown): Q;
}

/** Narrows a statement to rows of some values. */
function having<Q extends Narrowed<Q>>(query: Q, by: readonly string[], params: object): Q {
  const values = params as Readonly<Record<string, unknown>>;
  return by.reduce((narrower, name) => narrower.where(columnOf(name), '=', values[name]), query);
}

const rowsOf = (db: object, columns: Columns, by: readonly string[], params: object) =>
  having((db as Untyped).selectFrom(columns.table).select([...columns.select]), by, params);

/** All rows of some values, in an order if one is said. */
export const find = <C extends Columns, N extends Names<C>>(
  columns: C,
  by: readonly N[],
  order: readonly Names<C>[] = [],
): Statement<Some<C, N>, RowOf<C>> =>
  statement(
    (db, p) =>
      order.reduce((rows, name) => rows.orderBy(columnOf(name)), rowsOf(db, columns, by, p)),
    columns.read as never,
    columns.kinds,
  );

/** So many rows of some values, in the order of another. */
export const findFirst = <C extends Columns, N extends Names<C>>(
  columns: C,
  by: readonly N[],
  order: Names<C>,
): Statement<Some<C, N> & { readonly limit: number }, RowOf<C>> =>
  statement(
    (db, p) => rowsOf(db, columns, by, p).orderBy(columnOf(order)).limit(rowCount(p.limit)),
    columns.read as never,
    columns.kinds,
  );

/** So many rows behind a value, in its order. */
export const findAfter = <C extends Columns, A extends Names<C>, N extends Names<C> = never>(
  columns: C,
  key: A,
  by: readonly N[] = [],
): Statement<Some<C, N> & { readonly after: WrittenOf<C>[A]; readonly limit: number }, RowOf<C>> =>
  statement(
    (db, p) =>
      rowsOf(db, columns, by, p)
        .where(columnOf<string>(key), '>', p.after)
        .orderBy(columnOf(key))
        .limit(rowCount(p.limit)),
    columns.read as never,
    columns.kinds,
  );

/** How many rows there are of some values. */
export const counting = <C extends Columns, N extends Names<C>>(
  columns: C,
  by: readonly N[],
): Statement<Some<C, N>, number> =>
  statement(
    (db, p) =>
      rowsOf(db, columns, by, p)
        .clearSelect()
        .select((eb) => eb.fn.countAll().as('count')),
    count,
    columns.kinds,
  );

/** The values of a row but for some, such as its key. */
export const valuesBut = <C extends Columns, N extends Names<C>>(
  columns: C,
  ...keys: readonly N[]
) =>
  Object.keys(columns.kinds).filter((name) => !keys.includes(name as N)) as Exclude<Names<C>, N>[];

type Made = Readonly<Record<string, RawBuilder<unknown>>>;

/** What of a row is written, by its columns: from parameters, but for what is made in the statement. */
const written = (names: readonly string[], params: object, made: Made = {}) =>
  Object.fromEntries(
    names.map((name) => [columnOf(name), made[name] ?? (params as Record<string, unknown>)[name]]),
  );

const adding = (db: object, { table, kinds }: Columns, params: object, made?: Made) =>
  (db as Untyped).insertInto(table).values(written(Object.keys(kinds), params, made));

/**
 * Adds a row.
 * @param made columns that are not given but made in the statement
 */
export const insert = <C extends Columns, M extends Names<C> = never>(
  columns: C,
  made?: Readonly<Record<M, RawBuilder<unknown>>>,
): Statement<Given<Omit<WrittenOf<C>, M>>, never> =>
  statement((db, p) => adding(db, columns, p, made), undefined, columns.kinds);

/** Adds a row, or changes the one that has its key. */
export const put = <C extends Columns>(
  columns: C,
  key: readonly Names<C>[],
): Statement<Given<WrittenOf<C>>, never> =>
  statement(
    (db, p) =>
      adding(db, columns, p).onConflict((conflict) =>
        conflict.columns(key.map(columnOf)).doUpdateSet((eb) => {
          const others = valuesBut(columns, ...key).map(columnOf);
          return Object.fromEntries(others.map((name) => [name, eb.ref(`excluded.${name}`)]));
        }),
      ),
    undefined,
    columns.kinds,
  );

/** Changes values of the rows that have some others. */
export const update = <C extends Columns, V extends Names<C>, N extends Names<C>>(
  columns: C,
  values: readonly V[],
  by: readonly N[],
): Statement<Some<C, V | N>, never> =>
  statement(
    (db, p) =>
      having((db as unknown as Untyped).updateTable(columns.table).set(written(values, p)), by, p),
    undefined,
    columns.kinds,
  );

/** Takes the rows of some values away. */
export const remove = <C extends Columns, N extends Names<C>>(
  columns: C,
  by: readonly N[],
): Statement<Some<C, N>, never> =>
  statement(
    (db, p) => having((db as unknown as Untyped).deleteFrom(columns.table), by, p),
    undefined,
    columns.kinds,
  );
