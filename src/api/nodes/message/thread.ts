import type { PageRow } from '../../../store/directory.ts';
import { instagramMessageId, instagramThreadDigits } from '../../../store/ids/conversation-id.ts';
import { itemDigits, messageId, messageIdPrefix } from '../../../store/ids/message-id.ts';
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

/** The naming of a conversation's messages; what all their ids share is made once. */
export function threadOf(conversation: ConversationRow, page: PageRow): MessageThread {
  if (conversation.platform === 'MESSENGER') {
    const prefix = messageIdPrefix(page.no, conversation.no);
    return { conversation, idOf: (position) => messageId(prefix, position) };
  }
  const account = page.instagramId ?? page.id;
  const thread = instagramThreadDigits(conversation.id);
  return {
    conversation,
    idOf: (position) => instagramMessageId(account, thread, itemDigits(position)),
  };
}
