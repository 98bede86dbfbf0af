import { DatabaseSync } from 'node:sqlite';

/**
 * A setting of a store that is not open, and is not changed by looking; undefined where it has none,
 * or is no store of ours.
 * @param file path of the database file
 */
export function peekSetting(file: string, name: string): string | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    const row = database.prepare('select value from setting where name = ?').get(name);
    return row && String(row.value);
  } catch {
    return undefined;
  } finally {
    database?.close();
  }
}
