import { DatabaseSync } from 'node:sqlite';

/** Complaints that are listed, at most. */
const MOST = 20;

/**
 * What SQLite finds damaged in a database: pages, the order of keys, indexes that lack rows. Nothing
 * where it is whole. It reads all of the file on this thread, and changes nothing.
 * @param file path of the database file
 * @throws SQLite's error where it cannot be read at all
 */
export function damageIn(file: string): string[] {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
  try {
    return database
      .prepare(`pragma integrity_check(${MOST})`)
      .all()
      .map((row) => String(Object.values(row)[0]))
      .filter((line) => line !== 'ok');
  } finally {
    database.close();
  }
}
