import type { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from '../migrations/index.ts';
import { nodeSqliteDialect } from './kysely-dialect.ts';

/** Carries out the migrations that a database has not had, in the transaction that is open. */
export async function bringUp(database: DatabaseSync): Promise<void> {
  const migrator = new Migrator({
    db: new Kysely<unknown>({ dialect: nodeSqliteDialect(database) }),
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
