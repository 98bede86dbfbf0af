import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import { removeConversation } from '../removal.ts';

/** Deletes a conversation with its messages, with the event. */
export async function deleteConversation(
  tx: Transaction,
  page: number,
  conversation: number,
  at: number,
): Promise<void> {
  const rows = tx.rows(page);
  await removeConversation(rows, page, conversation);
  await append(tx, page, { at, kind: 'deleted', body: { conversation } });
}
