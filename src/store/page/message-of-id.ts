import { type Awaitable, chain } from '../../base/awaitable.ts';
import { readInstagramMessageId } from '../ids/conversation-id.ts';
import { readItemDigits, readMessageId } from '../ids/message-id.ts';
import type { FoundMessage } from './messages.ts';
import type { PageStore } from './page-store.ts';

type Names = NonNullable<ReturnType<typeof namedBy>>;

/** Which message an id names, by its form; undefined of text that is no message's id. */
export const namedBy = (id: string) => readMessageId(id) ?? readInstagramMessageId(id);

/**
 * The message that an id names or ever named, deleted or not; undefined for one of another Page.
 * @param no the Page's number
 */
export function messageNamed(
  page: PageStore,
  no: number,
  named: Names,
): Awaitable<FoundMessage | undefined> {
  const { conversations, messages } = page;
  if ('page' in named && named.page !== no) {
    return chain(page.idNumber(), (idNo) =>
      idNo === named.page ? messageNamed(page, no, { ...named, page: no }) : undefined,
    );
  }
  if ('page' in named) {
    return chain(messages.find(named.conversation, named), (found) =>
      found?.conversation.platform === 'MESSENGER' ? found : undefined,
    );
  }
  const position = readItemDigits(named.item);
  return chain(conversations.numberOf(named.conversationId), (conversation) =>
    conversation !== undefined && position ? messages.find(conversation, position) : undefined,
  );
}
