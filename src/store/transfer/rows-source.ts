import type { Connection } from '../connection.ts';
import { RAW_STRIDE, type RawRow, rawTable, rawTables } from './raw-rows.ts';
import type { TableName } from './tables.ts';

/** Where the rows of a store come from, some at a time. */
export interface RowsSource {
  rows(table: TableName): AsyncIterable<readonly RawRow[]>;
}

/**
 * The rows of a connection, in the order of their keys.
 * @param page of one Page alone, of a table that is a Page's
 */
export async function* rowsOf(
  connection: Connection,
  table: TableName,
  page?: number,
): AsyncGenerator<readonly RawRow[], void> {
  const { key, first, next, firstOfPage, nextOfPage } = rawTable(table);
  const [from, on] = page === undefined ? [first, next] : [firstOfPage, nextOfPage];
  const asked = { limit: RAW_STRIDE, page };
  let rows = await connection.all(from, asked);
  while (rows.length > 0) {
    yield rows;
    const last = rows.at(-1);
    if (rows.length < RAW_STRIDE || !last) return;
    const behind = Object.fromEntries(key.map((each) => [`after_${each}`, last[each]]));
    rows = await connection.all(on, { ...asked, ...behind });
  }
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

  async *rows(table: TableName): AsyncGenerator<readonly RawRow[], void> {
    yield this.#rows.get(table) ?? [];
  }
}
