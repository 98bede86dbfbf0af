import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import { deliveredUntil, keepMoment } from '../conversation-time.ts';

/** Messages that are looked at for those that a receipt names, the newest first. */
const LOOKED_AT = 100;

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
  const since = await deliveredUntil(tx.talk(page), page, conversation);
  const newest = await tx.pageReader(page).messages.older(conversation, undefined, LOOKED_AT);
  // Without a receipt of before, what the person has written to had come: it may be of the past.
  const answered = since === 0 ? newest.findIndex(({ sender }) => sender !== 0) : -1;
  const sent = (answered < 0 ? newest : newest.slice(0, answered))
    .filter(({ sender, created }) => sender === 0 && created > since)
    .toReversed();
  if (sent.length === 0) return 0;
  await keepMoment(tx, page, conversation, at, at);
  const mids = sent.map(({ created, tie }) => [created, tie] as const);
  const body = { conversation, person, watermark: at, mids };
  await append(tx, page, { at, kind: 'delivery', body });
  return sent.length;
}
