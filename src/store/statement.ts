import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
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
 * call costs twice the read itself (speed.md 4). Rows come as arrays in the order of the select
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

function refuse(): never {
  throw new Error('This statement returns no rows');
}
