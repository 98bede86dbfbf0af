import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { append } from '../log/append.ts';
import { DIRECTORY } from '../page/revisions.ts';
import { keepNumbers } from '../page/writer-statements.ts';
import { statement } from '../statement.ts';
import type { Transaction } from '../store.ts';
import { RAW_STRIDE, type RawRow, rawTable, rawTables } from './raw-rows.ts';
import { type RowsSource, rowsOf } from './rows-source.ts';
import type { TableName } from './tables.ts';

/** How rows are put back. */
export interface PuttingBack {
  /** By the clock of the store, epoch ms: of the events that say so in the Pages' logs. */
  readonly at: number;
  /** Gives a row as it is to stand. */
  readonly change?: (table: TableName, row: RawRow) => RawRow;
  /** Told of so many rows more; what it throws undoes all. */
  readonly onRows?: (rows: number) => void;
}

/** Lanes that stood still go on: what stood there is told to nobody. */
const goOn = statement<object>((db) => db.updateTable('lane').set({ standing: sql.lit(null) }));

const forgetCounter = statement<{ page: number }>((db, p) =>
  db.deleteFrom('page_revision').where('page', '=', p.page),
);

/**
 * Puts everything back as it was: rows of Pages and of what stands above them give way to those that
 * are given. What counts goes on from the larger of both, so that no number, and no id that is made of
 * numbers, is given a second time; what was still to be told to apps is told to nobody.
 * @throws what the source throws, and `how`: then nothing is changed
 */
export async function putBackAll(
  tx: Transaction,
  source: RowsSource,
  how: PuttingBack,
): Promise<void> {
  const directory = tx.rows(DIRECTORY);
  const before = await pagesOf(directory);
  for (const page of before) {
    tx.rows(page);
    await directory.run(keepNumbers, { page });
  }
  const counted = await countOn(directory, source);
  for (const { table, fate, empty } of rawTables().values()) {
    if (fate === 'replaced' || fate === 'emptied') await directory.run(empty, {});
    if (fate !== 'replaced') continue;
    await addRows(directory, source.rows(table), table, {
      ...how,
      change: (_, row) => {
        const changed = how.change?.(table, row) ?? row;
        if (table !== 'conversation') return changed;
        return { ...changed, first_tie: counted.get(Number(row.page)) ?? null };
      },
    });
  }
  await directory.run(goOn, {});
  for (const page of await pagesOf(directory)) await tellRestored(tx, page, how.at);
}

/** Says in a Page's log that it is as it was; apps begin behind that. */
export async function tellRestored(tx: Transaction, page: number, at: number): Promise<void> {
  tx.rows(page);
  await append(tx, page, { at, kind: 'restored', body: {} });
  const { cursors } = tx.deliveries(page);
  for (const { app } of await tx.reader.installedApps.rows(page)) await cursors.begin(app);
}

/** Adds rows as they are to stand. */
export async function addRows(
  connection: Connection,
  all: AsyncIterable<readonly RawRow[]>,
  table: TableName,
  { change = (_, row) => row, onRows }: Pick<PuttingBack, 'change' | 'onRows'>,
): Promise<void> {
  const { add } = rawTable(table);
  for await (const rows of all) {
    for (const row of rows) await connection.run(add, change(table, row));
    onRows?.(rows.length);
    // Reads of others have a turn.
    if (rows.length >= RAW_STRIDE) await setImmediate();
  }
}

/** Numbers of the Pages that are there. */
async function pagesOf(connection: Connection): Promise<number[]> {
  const found: number[] = [];
  for await (const rows of rowsOf(connection, 'page')) {
    for (const { no } of rows) found.push(Number(no));
  }
  return found;
}

/** Counts on from the larger of both; gives how often each Page was put back, this time too. */
async function countOn(
  connection: Connection,
  source: RowsSource,
): Promise<ReadonlyMap<number, number>> {
  const counted = new Map<number, number>();
  for await (const rows of source.rows('page_revision')) {
    for (const row of rows) counted.set(Number(row.page), await countOnPage(connection, row));
  }
  return counted;
}

/** The same of one Page, from what was counted of it elsewhere. */
export async function countOnPage(connection: Connection, row: RawRow): Promise<number> {
  const page = Number(row.page);
  const [standing] = await connection.all(rawTable('page_revision').firstOfPage, {
    page,
    limit: 1,
  });
  const both = larger(row, standing);
  const restored = Number(both.restored ?? 0) + 1;
  await connection.run(forgetCounter, { page });
  await connection.run(rawTable('page_revision').add, { ...both, restored });
  return restored;
}

/** The larger of each number; null where there never was one. */
function larger(row: RawRow, other: RawRow | undefined): RawRow {
  if (!other) return row;
  const entries = Object.entries(row).map(([name, cell]) => {
    const and = other[name] ?? null;
    if (cell === null || and === null) return [name, cell ?? and];
    return [name, Math.max(Number(cell), Number(and))];
  });
  return Object.fromEntries(entries);
}
