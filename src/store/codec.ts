/** What stands in a column. */
export type Cell = string | number | null;

/** How a value of a row stands in a column: the one place that knows both. */
export interface Kind<T, C extends Cell = Cell> {
  read(cell: unknown): T;
  write(value: T): C;
}

/** Writes a value that stands in its column as it is; nothing need be called for it. */
const same = <C extends Cell>(value: C): C => value;

/** A whole number, such as a time in epoch milliseconds. PostgreSQL tells large ones as text. */
export const int: Kind<number, number> = {
  read: (cell) => (typeof cell === 'number' ? cell : Number(cell)),
  write: same,
};

const isSame = (write: unknown): boolean => write === same;

/** One of a few numbers. */
export const oneOf = <N extends number>(..._numbers: readonly N[]) => int as Kind<N, number>;

export const text: Kind<string, string> = { read: (cell) => cell as string, write: same };

/** One of a few words. */
export const word = <W extends string>(..._words: readonly W[]) => text as Kind<W, string>;

/** Kept as 0 or 1. */
export const bool: Kind<boolean, number> = {
  read: (cell) => Number(cell) === 1,
  write: Number,
};

/** Words kept as `a,b`. */
export const list: Kind<readonly string[], string> = {
  read: (cell) => (cell as string).split(',').filter(Boolean),
  write: (value) => value.join(','),
};

export const json = <T>(): Kind<T, string> => ({
  read: (cell) => JSON.parse(cell as string) as T,
  write: (value) => JSON.stringify(value),
});

export const set: Kind<ReadonlySet<string>, string> = {
  read: (cell) => new Set(list.read(cell)),
  write: (value) => list.write([...value]),
};

/** A value that may be missing, as a column that may be null. */
export const optional = <T, C extends Cell>({ read, write }: Kind<T, C>) =>
  ({
    read: (cell) => (cell === null ? undefined : read(cell)),
    write: (value) => (value === undefined ? null : write(value)),
  }) as Kind<T | undefined, C | null>;

/** The same, where null is a value of its own. */
export const nullable = <T, C extends Cell>({
  read,
  write,
}: Kind<T, C>): Kind<T | null, C | null> => ({
  read: (cell) => (cell === null ? null : read(cell)),
  write: isSame(write) ? (same as never) : (value) => (value === null ? null : write(value)),
});

/** One of a few words, kept as its place among them. */
export const placeOf = <W extends string>(words: readonly W[]): Kind<W, number> => ({
  read: (cell) => words[Number(cell)] as W,
  write: (word) => words.indexOf(word),
});

export type Kinds = Readonly<Record<string, Kind<unknown>>>;

type Snake<S> = S extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${Snake<Tail>}`
  : S;

type ValuesOf<K extends Kinds> = {
  readonly [N in keyof K]: K[N] extends Kind<infer T> ? T : never;
};
type CellsOf<K extends Kinds> = {
  [N in keyof K as Snake<N>]: K[N] extends Kind<unknown, infer C> ? C : never;
};

/**
 * Columns of a table: those that are read as a row, and those that rows are looked up or written by
 * besides. Row, select list, reader and what is written follow from them.
 */
export interface Columns<R, K extends Kinds, T extends string> {
  readonly table: T;
  readonly kinds: K;
  /** The columns of a row, in the order in which {@link read} takes them. */
  readonly select: readonly Snake<keyof R & string>[];
  /** The same, where the table has another name in a statement. */
  as<A extends string>(alias: A): readonly `${A}.${Snake<keyof R & string>}`[];
  /** @param at where they begin in what was selected */
  read(this: void, row: readonly unknown[], at?: number): R;
  /** Some of the table's, as a row. */
  only<N extends keyof K & string>(...names: readonly N[]): Columns<Pick<ValuesOf<K>, N>, K, T>;
}

/** A row, by the names of its values. */
export type RowOf<C extends { read: (...row: never[]) => object }> = ReturnType<C['read']>;
/** All values that a row is written with. */
export type WrittenOf<C extends { readonly kinds: Kinds }> = ValuesOf<C['kinds']>;
/** The table, as Kysely knows it. */
export type TableOf<C> = C extends { readonly kinds: infer K extends Kinds } ? CellsOf<K> : never;

/** The name of a value's column: in snake case. */
export const columnOf = <K extends string>(name: K): Snake<K> =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) as Snake<K>;

/**
 * Declares the columns of a table.
 * @param row kinds of what is read, by the names that values have in rows
 * @param besides kinds of what rows are looked up or written by, and do not hold
 */
export function columns<T extends string, S extends Kinds, B extends Kinds = Record<never, never>>(
  table: T,
  row: S,
  besides = {} as B,
): Columns<ValuesOf<S>, S & B, T> {
  const select = Object.keys(row).map(columnOf) as Snake<keyof S & string>[];
  const kinds = { ...besides, ...row };
  return {
    table,
    kinds,
    select,
    as: (alias) => select.map((name) => `${alias}.${name}` as const),
    read: rowReader(row),
    only: (...names) =>
      columns(
        table,
        Object.fromEntries(names.map((name) => [name, kinds[name]])) as Kinds,
        kinds,
      ) as never,
  };
}

/**
 * A function that makes a row in one expression, which is as fast as one written by hand: a loop over
 * the kinds took 30 % more for 25 people (decisions/0060). Its text is made of names in this program.
 */
export function rowReader<S extends Kinds>(row: S): (row: readonly unknown[]) => ValuesOf<S> {
  const values = Object.keys(row).map((name, i) => `${name}: read${i}(row[at + ${i}])`);
  const reads = Object.values(row).map(({ read }) => read);
  const make = new Function(
    ...reads.map((_, i) => `read${i}`),
    `return (row, at = 0) => ({ ${values.join(', ')} })`,
  );
  return make(...reads);
}

/**
 * A function that lists what is bound to a statement, in one expression too: it takes a sixth of what a
 * loop over the names takes, whose every statement has parameters of other names (bench/README.md).
 * @param order names of the parameters
 * @param kinds how those are written that are values of rows; others are bound as they are
 */
export function binder(
  order: readonly string[],
  kinds: Readonly<Record<string, { write(value: never): unknown }>>,
): (params: object) => Cell[] {
  const writes = order.map((name) => kinds[name]?.write);
  const values = order.map((name, i) => {
    const value = `params[${JSON.stringify(name)}]`;
    return isSame(writes[i] ?? same) ? value : `write${i}(${value})`;
  });
  const make = new Function(
    ...order.map((_, i) => `write${i}`),
    `return (params) => [${values.join(', ')}]`,
  );
  return make(...writes);
}
