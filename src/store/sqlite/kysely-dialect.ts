import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { SqliteDialect } from 'kysely';

/** Kysely over node:sqlite, for migrations: Kysely itself knows better-sqlite3's interface only. */
export function nodeSqliteDialect(database: DatabaseSync): SqliteDialect {
  return new SqliteDialect({
    database: {
      close: () => {},
      prepare: (sql) => {
        const statement = database.prepare(sql);
        const bound = (params: readonly unknown[]) => params as SQLInputValue[];
        return {
          reader: statement.columns().length > 0,
          all: (params) => statement.all(...bound(params)),
          run: (params) => statement.run(...bound(params)),
          iterate: (params) => statement.iterate(...bound(params)),
        };
      },
    },
  });
}
