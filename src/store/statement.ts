import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import { type Awaitable, chain } from '../base/awaitable.ts';
import type { Connection } from './connection.ts';
import type { Tables } from './tables.ts';

type Params = object;

/** SQL compiled once, with the names of its parameters in order and a reader of its rows. */
export interface Statement<P extends Params, R> {
  readonly sql: string;
  readonly order: readonly (keyof P)[];
  readonly read: (row: readonly unknown[]) => R;
}

class Placeholder {
  readonly param: string;
  constructor(param: string) {
    this.param = param;
  }
}

const compiler = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/**
 * Builds a statement with Kysely once, so that the hot path only binds values: compiling on each
 * call costs twice the read itself (bench/README.md). Rows come as arrays in the order of the select
 * list; `read` gives them names.
 */
export function statement<P extends Params, R = never>(
  build: (db: Kysely<Tables>, params: P) => Compilable,
  read: (row: readonly unknown[]) => R = refuse,
): Statement<P, R> {
  const params = new Proxy({}, { get: (_, name) => new Placeholder(String(name)) });
  const compiled = build(compiler, params as P).compile();
  const order = compiled.parameters.map((value) => {
    if (!(value instanceof Placeholder)) {
      throw new Error(`A constant has to be written with sql.lit: ${compiled.sql}`);
    }
    return value.param as keyof P;
  });
  return Object.freeze({ sql: compiled.sql, order, read });
}

/**
 * A number of rows for `limit` or `offset`. Bound bare, SQLite plans the statement anew for every
 * value, because the planner looks at it: measured, three times the cost of reading six messages.
 */
export const rowCount = (count: number) => sql<number>`cast(${count} as bigint)`;

/** Sizes of the lists that {@link byKeys} has statements for. */
const SIZES = [1, 5, 25] as const;
/** Keys of one statement, at most. */
export const LARGEST_GROUP = 25;

/** Statements over a list of keys, one for each size of list. */
export type KeyedStatement<P extends Params, R> = (
  keys: readonly number[],
  params: P,
) => (readonly [Statement<P, R>, P])[];

/**
 * A statement over a list of whole numbers (`in`), compiled for a few sizes: a list of any length
 * would be another statement each time. A list is cut into groups, a group that is too short is
 * filled up with its first key.
 * @param build as for {@link statement}; `keys` goes into `in`
 */
export function byKeys<P extends Params, R>(
  build: (db: Kysely<Tables>, params: P, keys: number[]) => Compilable,
  read: (row: readonly unknown[]) => R,
): KeyedStatement<P, R> {
  const sized = SIZES.map((size) =>
    statement<P, R>((db, p) => {
      const named = p as Record<string, number>;
      return build(
        db,
        p,
        Array.from({ length: size }, (_, i) => named[`key${i}`] as number),
      );
    }, read),
  );
  const largest = SIZES[SIZES.length - 1] as number;
  return (keys, params) => {
    const groups: (readonly [Statement<P, R>, P])[] = [];
    for (let from = 0; from < keys.length; from += largest) {
      const left = Math.min(keys.length - from, largest);
      const at = SIZES.findIndex((size) => size >= left);
      const bound = { ...params } as Record<string, unknown>;
      for (let i = 0; i < (SIZES[at] as number); i++) {
        bound[`key${i}`] = i < left ? keys[from + i] : keys[from];
      }
      groups.push([sized[at] as Statement<P, R>, bound as P]);
    }
    return groups;
  };
}

/** The rows of all keys, group after group. */
export function allByKeys<P extends Params, R>(
  connection: Connection,
  keyed: KeyedStatement<P, R>,
  keys: readonly number[],
  params: P,
): Awaitable<R[]> {
  const groups = keyed(keys, params);
  const [only] = groups;
  if (only && groups.length === 1) return connection.all(...only);
  return groups.reduce<Awaitable<R[]>>(
    (before, [statement, bound]) =>
      chain(before, (rows) => chain(connection.all(statement, bound), (more) => rows.concat(more))),
    [],
  );
}

function refuse(): never {
  throw new Error('This statement returns no rows');
}
