import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import type { ConversationRow } from '../conversation-row.ts';
import type { Folder } from '../platform.ts';
import { PageWriter } from '../writer.ts';

/** Puts a conversation into a folder, with the event where it lay in another. */
export async function recordFolder(
  tx: Transaction,
  page: number,
  { no, folder: before }: ConversationRow,
  folder: Folder,
  at: number,
): Promise<void> {
  if (folder === before) return;
  await new PageWriter(tx.talk(page), page).setFolder(no, folder);
  const body = { conversation: no, changed: ['folder'] };
  await append(tx, page, { at, kind: 'conversation', body });
}
