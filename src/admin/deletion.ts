import type { AccessDeps } from '../access/deps.ts';
import { systemClock } from '../base/clock.ts';
import type { PageRow } from '../store/directory.ts';
import type { Transaction } from '../store/store.ts';
import { AdminError } from './error.ts';
import { pageNamed } from './pages.ts';
import { object, text, yes } from './schema.ts';

/** What is told of what is not there any more. */
export const Deleted = object('Deleted', '', { id: text(), success: yes() });

/**
 * Deletes something of a Page, as one transaction; reads of others have turns meanwhile.
 * @param pageText what `findPage` takes
 * @param work gives the id of what it deleted
 * @throws AdminError, also while somebody imports into the Page
 */
export async function deleteOfPage(
  { store }: AccessDeps,
  pageText: string,
  work: (tx: Transaction, page: PageRow) => Promise<string>,
): Promise<{ readonly id: string; readonly success: true }> {
  const id = await store.transaction(async (tx) => {
    const page = await pageNamed(tx.reader, pageText);
    await requireNoImport(tx, page);
    return work(tx, page);
  }, 'own');
  return { id, success: true };
}

/** @throws AdminError while somebody imports into the Page */
export async function requireNoImport(tx: Transaction, page: PageRow): Promise<void> {
  const lease = await tx.pageReader(page.no).importLease.last();
  // Leases are in the machine's time, whatever the clock of the store shows.
  if (!lease || lease.until <= systemClock.now()) return;
  throw new AdminError(
    `Somebody imports into the Page "${page.name}": try again when that has ended.`,
    { conflict: true },
  );
}
