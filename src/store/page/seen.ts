import { sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { count, statement } from '../statement.ts';
import { FLAGS } from './message.ts';
import { grow, NOTHING } from './writer-statements.ts';

interface Within {
  page: number;
  conversation: number;
}

const READ = sql.lit(FLAGS.read);

/** Time of the newest message that is read already: what is unread is newer, but for what archives hold. */
const newestRead = statement<Within, number>(
  (db, p) =>
    db
      .selectFrom('message')
      .select('created')
      .where('page', '=', p.page)
      .where('conversation', '=', p.conversation)
      .where(sql<boolean>`coalesce(sender, -1) <> 0 and flags & ${READ} <> 0`)
      .orderBy('created', 'desc')
      .orderBy('tie', 'desc')
      .limit(sql.lit(1)),
  count,
);

const setRead = statement<Within & { since: number }>((db, p) =>
  db
    .updateTable('message')
    .set({ flags: sql`flags | ${READ}` })
    .where('page', '=', p.page)
    .where('conversation', '=', p.conversation)
    .where('created', '>=', p.since)
    .where(sql<boolean>`coalesce(sender, -1) <> 0 and flags & ${READ} = 0`),
);

/**
 * Marks what came in since the Page last read as read, and counts it no more.
 * @returns how many messages that were
 */
export async function markRead(
  connection: Connection,
  page: number,
  conversation: number,
): Promise<number> {
  const within = { page, conversation };
  const since = (await connection.one(newestRead, within)) ?? 0;
  const read = await connection.run(setRead, { ...within, since });
  if (read > 0) {
    await connection.run(grow, { ...NOTHING, page, no: conversation, unread: -read });
  }
  return read;
}
