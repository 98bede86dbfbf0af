import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import { removeRows } from '../removal.ts';

/**
 * Takes everything out of a Page that was said and known in it, its log too; the Page itself, its
 * settings, tokens, roles and apps stay. Apps that were given up have it anew, and begin behind this.
 */
export async function resetPage(tx: Transaction, page: number, at: number): Promise<void> {
  await removeRows(tx.rows(page), page);
  await append(tx, page, { at, kind: 'reset', body: {} });
  const { cursors } = tx.deliveries(page);
  for (const row of await tx.reader.installedApps.rows(page)) {
    await tx.directory.installedApps.put({ ...row, disabled: undefined });
    await cursors.begin(row.app);
  }
}
