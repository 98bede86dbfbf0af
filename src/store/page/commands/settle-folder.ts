import type { Transaction } from '../../store.ts';
import type { ConversationRow } from '../conversation-row.ts';
import { PageWriter } from '../writer.ts';

/**
 * Puts a conversation where it lies once somebody has written: what was done with comes back by a
 * person's message, and a request is accepted by the Page's answer.
 */
export async function settleFolder(
  tx: Transaction,
  page: number,
  { no, folder }: ConversationRow,
  sender: number | null,
): Promise<void> {
  if (sender === null || folder !== (sender === 0 ? 'other' : 'page_done')) return;
  await new PageWriter(tx.talk(page), page).setFolder(no, 'inbox');
}
