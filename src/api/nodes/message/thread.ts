import type { PageRow } from '../../../store/directory.ts';
import { midsOf } from '../../../store/ids/mid.ts';
import type { ConversationRow } from '../../../store/page/conversations.ts';
import type { MessagePosition, MessageRow } from '../../../store/page/message.ts';

/** A conversation as its messages need it: it names them. */
export interface MessageThread {
  readonly conversation: ConversationRow;
  /** The public id of the message at a position. */
  idOf(position: MessagePosition): string;
}

/** A message with the conversation it stands in. */
export interface MessageNode {
  readonly row: MessageRow;
  readonly thread: MessageThread;
  /** Strict mode shows no more of it than id and created_time (wire.md 5.4). */
  readonly hidden: boolean;
}

/** A conversation with the naming of its messages. */
export const threadOf = (conversation: ConversationRow, page: PageRow): MessageThread => ({
  conversation,
  idOf: midsOf(page, conversation),
});
