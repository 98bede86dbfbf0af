import type { Kysely } from 'kysely';

/** What an app used before it was frozen (directory/tables.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('app')
    .addColumn('used_forms', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute();
}
