import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { Connection } from '../connection.ts';
import { RAW_STRIDE, type RawRow, rawTable, rawTables } from './raw-rows.ts';
import type { TableName } from './tables.ts';

/** Where the rows of a store come from, some at a time. */
export interface RowsSource {
  /** @param page of one Page alone, of a table that has its number as `page` */
  rows(table: TableName, page?: number): AsyncIterable<readonly RawRow[]>;
  /** How many they are, at most. */
  count(table: TableName, page?: number): Awaitable<number>;
}

/**
 * The rows of a connection, in the order of their keys.
 * @param page of one Page alone
 * @param last only those behind this one's key
 */
export async function* rowsOf(
  connection: Connection,
  table: TableName,
  page?: number,
  last?: RawRow,
): AsyncGenerator<readonly RawRow[], void> {
  const { key, first, next, firstOfPage, nextOfPage } = rawTable(table);
  const [from, on] = page === undefined ? [first, next] : [firstOfPage, nextOfPage];
  const asked = { limit: RAW_STRIDE, page };
  const after = (row: RawRow) => {
    const behind = Object.fromEntries(key.map((each) => [`after_${each}`, row[each]]));
    return connection.all(on, { ...asked, ...behind });
  };
  let rows = await (last ? after(last) : connection.all(from, asked));
  while (rows.length > 0) {
    yield rows;
    const end = rows.at(-1);
    if (rows.length < RAW_STRIDE || !end) return;
    rows = await after(end);
  }
}

/** All rows of a connection. */
export const wholeOf = (connection: Connection): RowsSource => ({
  rows: (table, page) => rowsOf(connection, table, page),
  count(table, page) {
    const { count, countOfPage } = rawTable(table);
    const counted = connection.one(page === undefined ? count : countOfPage, { page });
    return chain(counted, (found) => found ?? 0);
  },
});

/** How many rows there are to be copied. */
export async function countRows(source: RowsSource): Promise<number> {
  let sum = 0;
  for (const table of rawTables().keys()) sum += await source.count(table);
  return sum;
}

/** Rows in memory: of what is small. */
export class MemoryRows implements RowsSource {
  readonly #rows: ReadonlyMap<TableName, readonly RawRow[]>;

  private constructor(rows: ReadonlyMap<TableName, readonly RawRow[]>) {
    this.#rows = rows;
  }

  static async of(source: RowsSource): Promise<MemoryRows> {
    const all = new Map<TableName, RawRow[]>();
    for (const table of rawTables().keys()) {
      const rows: RawRow[] = [];
      for await (const some of source.rows(table)) rows.push(...some);
      all.set(table, rows);
    }
    return new MemoryRows(all);
  }

  async *rows(table: TableName, page?: number): AsyncGenerator<readonly RawRow[], void> {
    const rows = this.#rows.get(table) ?? [];
    yield page === undefined ? rows : rows.filter((row) => row.page === page);
  }

  count(table: TableName): number {
    return this.#rows.get(table)?.length ?? 0;
  }
}
