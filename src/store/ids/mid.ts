import type { PageRow } from '../directory/tables.ts';
import type { ConversationRow } from '../page/conversation-row.ts';
import type { MessagePosition } from '../page/message.ts';
import { instagramMessageId, instagramThreadDigits } from './conversation-id.ts';
import { itemDigits, messageId, messageIdPrefix } from './message-id.ts';

/** The number that the ids of a Page's messages hold. */
export const idNumberOf = ({ no, idNo }: Pick<PageRow, 'no' | 'idNo'>): number => idNo ?? no;

/** The naming of a conversation's messages; what all their ids share is made once. */
export function midsOf(
  page: PageRow,
  { no, id, platform }: ConversationRow,
): (position: MessagePosition) => string {
  if (platform === 'MESSENGER') {
    const prefix = messageIdPrefix(idNumberOf(page), no);
    return (position) => messageId(prefix, position);
  }
  const account = page.instagramId ?? page.id;
  const thread = instagramThreadDigits(id);
  return (position) => instagramMessageId(account, thread, itemDigits(position));
}
