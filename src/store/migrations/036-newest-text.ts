import { type Kysely, sql } from 'kysely';

/** What the newest message says, with its conversation and in the index of lists (page/newest-text.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('conversation').addColumn('newest_text', 'text').execute();
  await sql`update conversation set newest_text = (
    select case when octet_length(m.text) between 1 and 80 then m.text end from message as m
    where m.page = conversation.page and m.conversation = conversation.no and m.flags & 1 = 0
    order by m.created desc, m.tie desc limit 1)`.execute(db);
  await db.schema.dropIndex('conversation_listed').execute();
  await db.schema
    .createIndex('conversation_listed')
    .on('conversation')
    // All that lists tell, as before: 'first_tie' is nothing of it.
    .columns([
      ...['page', 'platform', 'folder', 'updated', 'no', 'id', 'message_count', 'deleted_count'],
      ...['unread_count', 'page_sent', 'owner_app', 'control_until', 'newest_text'],
    ])
    .execute();
}
