import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import { keepMoment } from '../conversation-time.ts';
import type { Referral } from '../message.ts';
import { openWindow } from '../window.ts';

/** Tells what led a person to a conversation, which opens its window. */
export async function recordReferral(
  tx: Transaction,
  page: number,
  conversation: number,
  person: number,
  referral: Referral,
  at: number,
): Promise<void> {
  await keepMoment(tx, page, conversation, at);
  await openWindow(tx, page, conversation, at, 'referral');
  await append(tx, page, { at, kind: 'referral', body: { conversation, person, referral } });
}
