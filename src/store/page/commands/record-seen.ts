import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import { keepMoment } from '../conversation-time.ts';
import { markRead } from '../seen.ts';

/**
 * Tells that the Page has read what came in, with the event where anything was unread.
 * @returns whether anything was
 */
export async function recordSeen(
  tx: Transaction,
  page: number,
  conversation: number,
  at: number,
): Promise<boolean> {
  if ((await markRead(tx.talk(page), page, conversation)) === 0) return false;
  await keepMoment(tx, page, conversation, at);
  const body = { conversation, person: 0, watermark: at };
  await append(tx, page, { at, kind: 'read', body });
  return true;
}
