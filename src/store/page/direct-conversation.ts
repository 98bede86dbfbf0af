import { type SqlBool, sql } from 'kysely';
import { statement } from '../statement.ts';
import { CONVERSATION_COLUMNS, type StoredConversation } from './conversation-row.ts';
import { CONVERSATION } from './tables.ts';

/**
 * The newest two of the conversations that a person has with the Page alone: messages to the person go
 * to the first.
 */
export const newestDirect = statement<{ page: number; person: number }, StoredConversation>(
  (db, p) =>
    db
      .selectFrom('participant as t')
      // The person's first, always: SQLite would rather read every conversation of the Page.
      .crossJoin('conversation as c')
      .select(CONVERSATION_COLUMNS)
      .where('t.page', '=', p.page)
      .where('t.person', '=', p.person)
      .where('c.page', '=', p.page)
      .where(sql<SqlBool>`c.no = t.conversation`)
      .where(
        sql<SqlBool>`not exists (
          select 1 from participant as o
          where o.page = ${p.page} and o.conversation = c.no and o.person <> ${p.person})`,
      )
      .orderBy('c.updated', 'desc')
      .orderBy('c.no', 'desc')
      .limit(sql.lit(2)),
  CONVERSATION.read,
);
