import {
  type Compilable,
  createQueryId,
  DummyDriver,
  Kysely,
  type QueryCompiler,
  type RootOperationNode,
  SqliteAdapter,
  sql,
} from 'kysely';
import { binder, type Cell } from './codec.ts';
import type { Tables } from './tables.ts';

type Params = object;
type Read<R> = (row: readonly unknown[]) => R;
type Build<P> = (db: Kysely<Tables>, params: P) => Compilable;

/** What statements are compiled with: an engine's SQL. */
export type Dialect = Kysely<Tables>;

export const dialectOf = (compiler: QueryCompiler): Dialect =>
  new Kysely({
    dialect: {
      // Asked by migrations alone, as are the others.
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: () => ({}) as never,
      createQueryCompiler: () => compiler,
    },
  });

/** SQL with what stands for its parameters, in order. */
interface Compiled {
  readonly sql: string;
  readonly order: readonly string[];
  /** What is bound, in that order. */
  readonly bind: (params: object) => Cell[];
}

/** How parameters are written that are values of rows. */
export type Writes = Readonly<Record<string, { write(value: unknown): unknown }>>;

class Placeholder {
  readonly param: string;
  constructor(param: string) {
    this.param = param;
  }
}

/** The name of a parameter that stands somewhere; undefined of something else. */
export const paramOf = (value: unknown): string | undefined =>
  value instanceof Placeholder ? value.param : undefined;

const placeholders = new Proxy({}, { get: (_, name) => new Placeholder(String(name)) });

/**
 * A statement, compiled for each dialect when it is run first there, so that the hot path only binds
 * values: compiling on each call costs twice the read itself (bench/README.md).
 */
export class Statement<P extends Params, R> {
  readonly read: Read<R>;
  readonly #build: Build<P>;
  readonly #writes: Writes;
  readonly #compiled = new Map<Dialect, Compiled>();

  constructor(build: Build<P>, read: Read<R>, writes: Writes = {}) {
    this.#build = build;
    this.read = read;
    this.#writes = writes;
  }

  in(dialect: Dialect): Compiled {
    let compiled = this.#compiled.get(dialect);
    if (!compiled) {
      compiled = this.#compile(dialect);
      this.#compiled.set(dialect, compiled);
    }
    return compiled;
  }

  /** What it does, as Kysely has it. */
  nodeIn(dialect: Dialect): RootOperationNode {
    return this.#build(dialect, placeholders as P).compile().query;
  }

  /**
   * Another of the same parameters.
   * @param change makes the one of the other, for a dialect
   */
  derived<R2>(
    change: (node: RootOperationNode, dialect: Dialect) => RootOperationNode,
    read: Read<R2>,
  ): Statement<P, R2> {
    const build: Build<P> = (dialect) => {
      const node = change(this.nodeIn(dialect), dialect);
      return { compile: () => dialect.getExecutor().compileQuery(node, createQueryId()) };
    };
    return new Statement(build, read, this.#writes);
  }

  /** How the value of a parameter stands in its column. */
  cellOf(param: string, params: object): Cell {
    const value = (params as Readonly<Record<string, unknown>>)[param];
    return (this.#writes[param]?.write(value) ?? value ?? null) as Cell;
  }

  #compile(dialect: Dialect): Compiled {
    const { sql, parameters } = this.#build(dialect, placeholders as P).compile();
    const order = parameters.map((value) => {
      if (value instanceof Placeholder) return value.param;
      throw new Error(`A constant has to be written with sql.lit: ${sql}`);
    });
    return { sql, order, bind: binder(order, this.#writes) };
  }
}

/** All there are: each has to be fit for every dialect. */
export const statements: Statement<never, unknown>[] = [];

/**
 * Builds a statement with Kysely. Rows come as arrays in the order of the select list; `read` gives
 * them names.
 */
export function statement<P extends Params, R = never>(
  build: Build<P>,
  read: Read<R> = refuse,
  writes?: Writes,
): Statement<P, R> {
  const made = new Statement(build, read, writes);
  statements.push(made);
  return made;
}

/** Reads the one number that a statement selects. */
export const count = (row: readonly unknown[]): number => Number(row[0]);

/**
 * A number of rows for `limit` or `offset`. Bound bare, SQLite plans the statement anew for every
 * value, because the planner looks at it: measured, three times the cost of reading six messages.
 */
export const rowCount = (count: number) => sql<number>`cast(${count} as bigint)`;

function refuse(): never {
  throw new Error('This statement returns no rows');
}
