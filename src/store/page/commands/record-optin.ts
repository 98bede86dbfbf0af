import { append } from '../../log/append.ts';
import type { EventBodies } from '../../log/kinds.ts';
import type { Transaction } from '../../store.ts';
import { keepMoment } from '../conversation-time.ts';
import { openWindow } from '../window.ts';

/** Tells that a person lets the Page write; opens the window of who has a conversation with it. */
export async function recordOptin(
  tx: Transaction,
  page: number,
  body: EventBodies['optin'],
  at: number,
): Promise<void> {
  const { conversation } = body;
  if (conversation !== undefined) {
    await keepMoment(tx, page, conversation, at);
    await openWindow(tx, page, conversation, at, 'optin');
  }
  await append(tx, page, { at, kind: 'optin', body });
}
