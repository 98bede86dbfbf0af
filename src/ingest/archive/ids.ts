import { hash } from 'node:crypto';
import type { PageRow } from '../../store/directory.ts';
import {
  instagramConversationId,
  messengerConversationId,
} from '../../store/ids/conversation-id.ts';
import type { ThreadKey } from '../../store/page/imports.ts';

/**
 * Archives hold no ids: these are made of what they hold, so that they are the same on every
 * import, in whatever order (wire.md 14.6).
 */
function digits(length: number, ...of: readonly unknown[]): string {
  const sum = BigInt(`0x${hash('sha256', JSON.stringify(of), 'hex')}`);
  const least = 10n ** BigInt(length - 1);
  return String(least + (sum % (9n * least)));
}

/** Id of the conversation that a thread becomes. */
export function conversationIdOf(page: PageRow, { platform, form, name }: ThreadKey): string {
  if (platform === 'MESSENGER') {
    return messengerConversationId(digits(16, 'thread', page.id, form, name));
  }
  // 39 digits with this beginning, as the threads of Instagram have them.
  const account = page.instagramId ?? page.id;
  const thread = `340282366841710${digits(24, 'thread', account, form, name)}`;
  return instagramConversationId(account, thread);
}

/** PSID or IGSID: a person is known by Page, conversation and name. */
export const personIdOf = (page: PageRow, conversationId: string, name: string): string =>
  digits(16, 'person', page.id, conversationId, name);

/** Id of a part of a message. */
export const partIdOf = (...of: readonly unknown[]): string => digits(16, 'part', ...of);

/** What the number of a conversation, or the place of a person, is made of (store/page/writer.ts). */
export const seedOf = (id: string): number =>
  Number.parseInt(hash('sha256', id, 'hex').slice(0, 8), 16);
