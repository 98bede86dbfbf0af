import { DatabaseSync } from 'node:sqlite';
import { ForeignStoreError, isUpToDate } from '../opening.ts';
import type { Patience } from './patience.ts';

/** Memory of the page cache of each database handle, in KiB. */
const CACHE_KIB = { reader: 8 * 1024, writer: 24 * 1024 };

/**
 * Opens a database handle. `:memory:` works too, for one handle. It waits for no lock: see
 * {@link Patience}.
 * @param file path of the database file
 * @throws SQLite's error, also where another program has a lock
 */
export function openDatabase(file: string, use: 'reader' | 'writer'): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 0, enableForeignKeyConstraints: false });
  try {
    database.exec(`pragma synchronous = full;
      pragma cache_size = -${CACHE_KIB[use]}; pragma temp_store = memory`);
    if (use === 'reader') database.exec('pragma query_only = on');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opens the handle that writes, with the write-ahead log that the file has from then on and with
 * its tables as this version knows them. What it commits later is durable once the log is synced.
 * @throws NewerStoreError when the store holds a migration this version does not know
 * @throws ForeignStoreError for another program's database, which is left as it is
 */
export async function openWriter(file: string, patience: Patience): Promise<DatabaseSync> {
  const database = await patience.until(() => openDatabase(file, 'writer'));
  try {
    await patience.until(() => requireOwn(database));
    await patience.until(() => database.exec('pragma journal_mode = wal'));
    await migrate(database, patience);
    // From here on commits are made durable off the thread. OFF would not do: the log's new header
    // has to be on disk before what follows it (decisions/0061).
    database.exec('pragma synchronous = normal; pragma wal_autocheckpoint = 0');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

async function migrate(database: DatabaseSync, patience: Patience): Promise<void> {
  if (await patience.until(() => isCurrent(database))) return;
  // Two processes may start at once on a new directory: the second waits, then finds it done.
  await patience.until(() => database.exec('begin immediate'));
  try {
    if (!isCurrent(database)) await (await import('./bring-up.ts')).bringUp(database);
    database.exec('commit');
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}

/**
 * Whether a database has the tables of this version.
 * @throws NewerStoreError
 */
export const isCurrent = (database: DatabaseSync): boolean =>
  isUpToDate(appliedMigrations(database));

/** @throws ForeignStoreError */
export function requireOwn(database: DatabaseSync): void {
  if (appliedMigrations(database).length > 0) return;
  const other = database.prepare(`select name from sqlite_master where type = 'table'`).get();
  if (!other) return;
  throw new ForeignStoreError(
    `The database there is another program's (it has a table ${String(other.name)}): choose another directory with --data.`,
  );
}

function appliedMigrations(database: DatabaseSync): string[] {
  const known = database
    .prepare(`select 1 from sqlite_master where type = 'table' and name = 'kysely_migration'`)
    .get();
  if (!known) return [];
  return database
    .prepare('select name from kysely_migration')
    .all()
    .map((row) => String(row.name));
}
