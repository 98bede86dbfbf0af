import { DatabaseSync } from 'node:sqlite';
import type { Connection } from '../connection.ts';
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
    const { ForeignStoreError, isCurrent, requireOwn } = await import('./open.ts');
    requireOwn(database);
    const active = database
      .prepare(`select name from sqlite_master where type not in ('table', 'index')`)
      .get();
    if (active) throw new ForeignStoreError(`It holds what no store does: ${String(active.name)}.`);
    if (!isCurrent(database)) await (await import('./bring-up.ts')).bringUp(database);
    return opened(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

const opened = (database: DatabaseSync): RowsFile => ({
  connection: new SqliteConnection(database, ALONE),
  commit: () => database.exec('commit'),
  close: () => database.close(),
});
