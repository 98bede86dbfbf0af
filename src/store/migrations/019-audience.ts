import type { Kysely } from 'kysely';

/** Who gets an event, as JSON; nobody gets what was told of before there was anyone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('event').addColumn('audience', 'text').execute();
}
