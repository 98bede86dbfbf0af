import { sql } from 'kysely';
import { type Awaitable, chain } from '../../base/awaitable.ts';
import { int, rowReader } from '../codec.ts';
import { PageReads } from '../reads.ts';
import { rowCount, statement } from '../statement.ts';
import { CONVERSATION_COLUMNS, type ConversationRow } from './conversation-row.ts';
import { FLAGS, type MessagePosition, type MessageRow } from './message.ts';
import { MESSAGE_COLUMNS, readMessage } from './messages.ts';
import { CONVERSATION } from './tables.ts';

/** How much a Page holds. */
export interface Holdings {
  readonly conversations: number;
  /** Deleted ones too. */
  readonly messages: number;
}

interface Within {
  page: number;
  /** Number of a person who takes part; 0: whoever. */
  person: number;
}

/** One who takes part in the conversation `c`, where somebody is asked for. */
const takesPart = (p: Within) => sql<boolean>`(${p.person} = 0 or exists (
  select 1 from participant as t
  where t.page = ${p.page} and t.person = ${p.person} and t.conversation = c.no))`;

const conversations = statement<Within & { after: number; limit: number }, ConversationRow>(
  (db, p) =>
    db
      .selectFrom('conversation as c')
      .select(CONVERSATION_COLUMNS)
      .where('c.page', '=', p.page)
      .where('c.no', '>', p.after)
      .where(takesPart(p))
      .orderBy('c.no')
      .limit(rowCount(p.limit)),
  CONVERSATION.read,
);

const holdings = statement<Within, Holdings>(
  (db, p) =>
    db
      .selectFrom('conversation as c')
      .select([
        sql<number>`count(*)`.as('conversations'),
        sql<number>`coalesce(sum(c.message_count), 0)`.as('messages'),
      ])
      .where('c.page', '=', p.page)
      .where(takesPart(p)),
  rowReader({ conversations: int, messages: int }),
);

const anyReal = statement<{ page: number; conversation: number }, true>(
  (db, p) =>
    db
      .selectFrom('message')
      .select(sql.lit(1).as('one'))
      .where('page', '=', p.page)
      .where('conversation', '=', p.conversation)
      .where(sql<boolean>`flags & ${sql.lit(FLAGS.simulated)} = 0`)
      .limit(sql.lit(1)),
  () => true,
);

interface Stretch extends MessagePosition {
  page: number;
  conversation: number;
  limit: number;
}

const lister = (direction: 'asc' | 'desc') =>
  statement<Stretch, MessageRow>(
    (db, p) =>
      db
        .selectFrom('message as m')
        .select(MESSAGE_COLUMNS)
        .where('m.page', '=', p.page)
        .where('m.conversation', '=', p.conversation)
        .where((eb) =>
          eb(
            eb.refTuple('m.created', 'm.tie'),
            direction === 'desc' ? '<' : '>',
            eb.tuple(p.created, p.tie),
          ),
        )
        .orderBy('m.created', direction)
        .orderBy('m.tie', direction)
        .limit(rowCount(p.limit)),
    readMessage,
  );

const older = lister('desc');
const newer = lister('asc');

/** Reads all that one Page holds, what no list shows too: deleted messages, empty conversations. */
export class History extends PageReads {
  /** Whether a conversation has a message that nobody simulated. */
  hasReal(conversation: number): Awaitable<boolean> {
    const found = this.connection.one(anyReal, { page: this.page, conversation });
    return chain(found, (row) => row !== undefined);
  }

  /**
   * Conversations in order of their numbers.
   * @param after a number; 0 before the first
   * @param person number of somebody who takes part; 0 for whoever
   */
  conversations(after: number, limit: number, person = 0): Awaitable<ConversationRow[]> {
    return this.connection.all(conversations, { page: this.page, person, after, limit });
  }

  /** How much of that there is, whatever its time. */
  async holdings(person = 0): Promise<Holdings> {
    const found = await this.connection.one(holdings, { page: this.page, person });
    return found ?? { conversations: 0, messages: 0 };
  }

  /** Messages before a position, newest first. */
  older(conversation: number, before: MessagePosition, limit: number): Awaitable<MessageRow[]> {
    const { created, tie } = before;
    return this.connection.all(older, { page: this.page, conversation, created, tie, limit });
  }

  /** Messages after a position, oldest first. */
  newer(conversation: number, after: MessagePosition, limit: number): Awaitable<MessageRow[]> {
    const { created, tie } = after;
    return this.connection.all(newer, { page: this.page, conversation, created, tie, limit });
  }
}
