import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import { keepMoment } from '../conversation-time.ts';
import type { MessagePlace } from '../message.ts';
import { openWindow } from '../window.ts';

/** Tells that a person had the code of a coupon shown, a tap, which opens the window. */
export async function recordCoupon(
  tx: Transaction,
  page: number,
  place: MessagePlace,
  person: number,
  at: number,
): Promise<void> {
  await keepMoment(tx, page, place.conversation, at);
  await openWindow(tx, page, place.conversation, at, 'coupon');
  await append(tx, page, { at, kind: 'coupon', body: { ...place, person } });
}
