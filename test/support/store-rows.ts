import { DatabaseSync } from 'node:sqlite';
import type { QueryResultRow } from 'pg';
import { askSchemaOf } from './postgres/postgres-files.ts';

/**
 * Says something to the rows of a store behind its back, whichever engine keeps them, and gives the
 * rows of the answer. Whole numbers may come as texts.
 * @param file where the store lies
 * @param sql one statement, a change or a question, in words that both engines have
 */
export async function storeRows<R extends QueryResultRow>(
  file: string,
  sql: string,
): Promise<readonly R[]> {
  const asked = askSchemaOf<R>(file, sql);
  if (asked) return asked;
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  try {
    return database.prepare(sql).all() as R[];
  } finally {
    database.close();
  }
}
