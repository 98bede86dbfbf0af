import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import { deliveredUntil, keepMoment } from '../conversation-time.ts';

/** Messages that a receipt names, at most: the newest. */
const MOST_NAMED = 100;

/**
 * Tells that what the Page sent until now has come to a person, and which of it did since the last
 * such receipt.
 * @returns how many messages that were; nothing is told of none
 */
export async function recordDelivery(
  tx: Transaction,
  page: number,
  conversation: number,
  person: number,
  at: number,
): Promise<number> {
  const since = await deliveredUntil(tx.rows(page), page, conversation);
  const { messages } = tx.pageReader(page);
  const all = await messages.between(conversation, since + 1, at + 1);
  const sent = all.filter(({ sender }) => sender === 0).slice(-MOST_NAMED);
  if (sent.length === 0) return 0;
  await keepMoment(tx, page, conversation, at, at);
  const mids = sent.map(({ created, tie }) => [created, tie] as const);
  const body = { conversation, person, watermark: at, mids };
  await append(tx, page, { at, kind: 'delivery', body });
  return sent.length;
}
