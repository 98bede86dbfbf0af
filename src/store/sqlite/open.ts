import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from '../migrations/index.ts';
import { nodeSqliteDialect } from './kysely-dialect.ts';

/** The store was written by a later Convograph: this one would not understand it. */
export class NewerStoreError extends Error {
  override readonly name = 'NewerStoreError';
}

/** How long to wait for another process that has the store, in ms. */
const PATIENCE = 10_000;
/** Waits a little between two tries, where SQLite does not wait by itself. */
const breathe = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);

/** Memory of the page cache of each database handle, in KiB. */
const CACHE_KIB = { reader: 24 * 1024, writer: 8 * 1024 };

/**
 * Opens a database handle. A commit is on disk when it returns: WAL with `synchronous=FULL`
 * (speed.md 1c). `:memory:` works too, for one handle.
 * @param file path of the database file
 * @param pause called before it is tried again to make a new file ours that another process has
 */
export function openDatabase(
  file: string,
  use: 'reader' | 'writer',
  pause: () => void = breathe,
): DatabaseSync {
  // Another process (the command line) may be writing: wait for it rather than fail.
  const options = { timeout: PATIENCE, enableForeignKeyConstraints: false };
  const database = new DatabaseSync(file, options);
  if (use === 'writer') useLog(database, pause);
  database.exec(`pragma synchronous = full;
    pragma cache_size = -${CACHE_KIB[use]}; pragma temp_store = memory`);
  if (use === 'reader') database.exec('pragma query_only = on');
  return database;
}

/**
 * Gives the file its write-ahead log; it has one from then on. SQLite waits for whoever has a lock,
 * but not here: of two processes that open a new file at once it turns one away at once.
 */
function useLog(database: DatabaseSync, pause: () => void): void {
  const until = performance.now() + PATIENCE;
  for (;;) {
    try {
      database.exec('pragma journal_mode = wal');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
      pause();
    }
  }
}

/** Whether SQLite says SQLITE_BUSY, in one of its shades (the low byte is the kind). */
const isBusy = (error: unknown): boolean =>
  ((error as { errcode?: number }).errcode ?? 0) % 0x100 === 5;

/**
 * Brings the schema up to date.
 * @throws NewerStoreError when the store holds a migration this version does not know
 */
export async function migrate(database: DatabaseSync): Promise<void> {
  if (isCurrent(database)) return;
  // Two processes may start at once on a new directory: the second waits, then finds it done.
  database.exec('begin immediate');
  try {
    if (!isCurrent(database)) await bringUp(database);
    database.exec('commit');
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}

/** @throws NewerStoreError */
function isCurrent(database: DatabaseSync): boolean {
  const done = appliedMigrations(database);
  const newer = done.filter((name) => !(name in migrations));
  if (newer.length > 0) {
    throw new NewerStoreError(
      `The store was written by a newer Convograph (it has ${newer.join(', ')}): update this one.`,
    );
  }
  return done.length === Object.keys(migrations).length;
}

async function bringUp(database: DatabaseSync): Promise<void> {
  const migrator = new Migrator({
    db: new Kysely<unknown>({ dialect: nodeSqliteDialect(database) }),
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
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
