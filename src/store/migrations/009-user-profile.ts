import type { Kysely } from 'kysely';

/** What a user says of himself besides the name; nothing, as before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('user')
    .addColumn('profile', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute();
}
