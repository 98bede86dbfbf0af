import { append } from '../../log/append.ts';
import type { EventBodies } from '../../log/kinds.ts';
import type { Transaction } from '../../store.ts';
import { keepMoment } from '../conversation-time.ts';

/** Tells what a person says an answer of the Page was worth. */
export async function recordRating(
  tx: Transaction,
  page: number,
  body: EventBodies['rating'],
  at: number,
): Promise<void> {
  await keepMoment(tx, page, body.conversation, at);
  await append(tx, page, { at, kind: 'rating', body });
}
