import type { Kysely } from 'kysely';

/** The number that the ids of a Page's messages hold where it is not its own (directory/tables.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('page').addColumn('id_no', 'integer').execute();
}
