import { DatabaseSync } from 'node:sqlite';
import type { Connection } from '../connection.ts';
import { ForeignStoreError } from '../opening.ts';
import { SqliteConnection } from './sqlite-connection.ts';

/** The rows of a store in a file of their own, which nobody else has open. */
export interface RowsFile {
  readonly connection: Connection;
  /** Keeps what was written; without it nothing is. */
  commit(): void;
  close(): void;
}

const ALONE = { sharesReads: false };

/**
 * Makes a file with empty tables, to be written within one transaction. It is for this process, and
 * copied elsewhere when it is whole: a crash leaves nothing of it that counts.
 * @throws Error of SQLite, such as where the file is there or the disk is full
 */
export async function makeRowsFile(file: string): Promise<RowsFile> {
  const database = new DatabaseSync(file);
  try {
    database.exec('pragma journal_mode = off; pragma synchronous = off; begin');
    await (await import('./bring-up.ts')).bringUp(database);
    return opened(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opens such a file, brought up to the tables of this version.
 * @throws NewerStoreError, ForeignStoreError, or SQLite's error where it is no database, or damaged
 */
export async function openRowsFile(file: string): Promise<RowsFile> {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  try {
    // It may come from anybody: nothing in it is carried out.
    database.exec('pragma trusted_schema = off; pragma journal_mode = memory; begin');
    const { isCurrent, requireOwn } = await import('./open.ts');
    requireOwn(database);
    const active = database
      .prepare(`select name from sqlite_master where type not in ('table', 'index')`)
      .get();
    if (active) throw new ForeignStoreError(`It holds what no store does: ${String(active.name)}.`);
    const { bringUp } = await import('./bring-up.ts');
    if (!isCurrent(database)) await bringUp(database);
    own ??= await ownShape(bringUp);
    const shape = shapeOf(database);
    if (JSON.stringify(shape) !== own) throw new ForeignStoreError('Its tables are others.');
    for (const [table, columns] of Map.groupBy(shape, (each) => each.table)) {
      const odd = database.prepare(
        `select 1 from "${table}" where ${columns.map(isOdd).join(' or ')}`,
      );
      if (odd.get()) throw new ForeignStoreError(`Its table ${table} holds what none does.`);
    }
    return opened(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A column, as a database has it. */
interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly needed: number;
  readonly pk: number;
  readonly hidden: number;
}

/** The tables of this version, as text. */
let own: string | undefined;

async function ownShape(bringUp: (database: DatabaseSync) => Promise<void>): Promise<string> {
  const database = new DatabaseSync(':memory:');
  try {
    database.exec('begin');
    await bringUp(database);
    return JSON.stringify(shapeOf(database));
  } finally {
    database.close();
  }
}

const shapeOf = (database: DatabaseSync): Column[] =>
  database
    .prepare(
      `select m.name as "table", c.name, lower(c.type) as type, c."notnull" as needed, c.pk, c.hidden
       from sqlite_master m, pragma_table_xinfo(m.name) c where m.type = 'table' order by 1, 2`,
    )
    .all() as unknown as Column[];

/** A condition for cells that are of another type than their column: SQLite itself takes any. */
function isOdd({ name, type, needed }: Column): string {
  const column = `"${name}"`;
  const other = type.includes('int')
    ? `typeof(${column}) <> 'integer' or abs(${column}) > ${Number.MAX_SAFE_INTEGER}`
    : `typeof(${column}) = 'blob'`;
  return needed ? `${column} is null or ${other}` : `(${column} is not null and (${other}))`;
}

const opened = (database: DatabaseSync): RowsFile => ({
  connection: new SqliteConnection(database, ALONE),
  commit: () => database.exec('commit'),
  close: () => database.close(),
});
