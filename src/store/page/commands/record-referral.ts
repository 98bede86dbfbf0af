import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import type { ConversationRow } from '../conversation-row.ts';
import { keepMoment } from '../conversation-time.ts';
import type { Referral } from '../message.ts';
import { openWindow } from '../window.ts';
import { customerCame } from './change-control.ts';

/** Tells what led a person to a conversation, which opens its window. */
export async function recordReferral(
  tx: Transaction,
  page: number,
  standing: ConversationRow,
  person: number,
  referral: Referral,
  at: number,
): Promise<void> {
  const { no: conversation } = standing;
  await customerCame(tx, page, standing, referral, at);
  await keepMoment(tx, page, conversation, at);
  await openWindow(tx, page, conversation, at, 'referral');
  await append(tx, page, { at, kind: 'referral', body: { conversation, person, referral } });
}
