import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import { deliveredUntil, keepMoment } from '../conversation-time.ts';

/** Messages that are looked at for those that a receipt names, the newest first. */
const LOOKED_AT = 100;
/** In ms, how far back the first receipt of a conversation goes: what is older came long ago. */
const FIRST = 24 * 3_600_000;

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
  const since = (await deliveredUntil(tx.rows(page), page, conversation)) || at - FIRST;
  const newest = await tx.pageReader(page).messages.older(conversation, undefined, LOOKED_AT);
  const sent = newest.filter(({ sender, created }) => sender === 0 && created > since).toReversed();
  if (sent.length === 0) return 0;
  await keepMoment(tx, page, conversation, at, at);
  const mids = sent.map(({ created, tie }) => [created, tie] as const);
  const body = { conversation, person, watermark: at, mids };
  await append(tx, page, { at, kind: 'delivery', body });
  return sent.length;
}
