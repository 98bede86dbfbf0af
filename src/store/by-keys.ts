import type { Compilable, Kysely } from 'kysely';
import { type Awaitable, chain } from '../base/awaitable.ts';
import type { Connection } from './connection.ts';
import { type Statement, statement } from './statement.ts';
import type { Tables } from './tables.ts';

type Params = object;

/** Sizes of the lists that {@link byKeys} has statements for. */
const SIZES = [1, 5, 25, 100] as const;
/** Keys of one statement, at most: as many as the longest page has. */
export const LARGEST_GROUP = 100;

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
