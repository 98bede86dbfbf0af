import { unwire64, wire64 } from './wire64.ts';

const THREAD = 'ig_dm:1:IGMessageThread';
const ITEM = 'ig_dm_item:1:IGMessageID';

/** `t_` and digits, as Messenger names a conversation (wire.md 5.3). */
export const messengerConversationId = (digits: string): string => `t_${digits}`;

/** The base64 text that names a conversation of an Instagram account (wire.md 5.3). */
export const instagramConversationId = (instagramId: string, digits: string): string =>
  wire64(Buffer.from(`${THREAD}:${instagramId}:${digits}`));

/** The digits within an Instagram conversation id; messages' ids repeat them. */
export function instagramThreadDigits(id: string): string {
  const text = unwire64(id)?.toString() ?? '';
  return text.slice(text.lastIndexOf(':') + 1);
}

/** What an Instagram message id says, or undefined for other text. */
export function readInstagramMessageId(
  text: string,
): { readonly conversationId: string; readonly item: string } | undefined {
  const plain = text.startsWith('aWdf') ? unwire64(text)?.toString() : undefined;
  const [, account, thread, item] =
    /^ig_dm_item:1:IGMessageID:(\d+):(\d+):(\d+)$/.exec(plain ?? '') ?? [];
  if (!account || !thread || !item) return undefined;
  return { conversationId: instagramConversationId(account, thread), item };
}

/** An Instagram message's id: account, thread and item, in base64 (wire.md 5.5). */
export const instagramMessageId = (account: string, thread: string, item: string): string =>
  wire64(Buffer.from(`${ITEM}:${account}:${thread}:${item}`));
