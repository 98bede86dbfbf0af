import type { Kysely } from 'kysely';

/** The numbers of a Page that were given, whatever was deleted since (tables.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['conversations', 'people', 'threads']) {
    await db.schema.alterTable('page_revision').addColumn(column, 'integer').execute();
  }
}
