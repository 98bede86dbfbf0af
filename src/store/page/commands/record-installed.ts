import { isDeepStrictEqual } from 'node:util';
import type { SubscribedAccount } from '../../directory/tables.ts';
import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';

/** An app on a Page, or on its Instagram account. */
export interface AppOnPage {
  /** Number of the Page. */
  readonly page: number;
  readonly account: SubscribedAccount;
  readonly app: string;
}

/**
 * Gives an app events of a Page, these fields in place of others, with the event where anything is
 * another. One that was given up begins at the newest event.
 */
export async function recordInstalled(
  tx: Transaction,
  { page, account, app }: AppOnPage,
  fields: readonly string[],
  at: number,
): Promise<void> {
  const known = await tx.reader.installedApps.one(page, account, app);
  const stands = known && known.disabled === undefined;
  if (stands && isDeepStrictEqual(known.fields, fields)) return;
  await append(tx, page, { at, kind: 'installed', body: { app, account } });
  const since = stands ? known.since : await tx.pageReader(page).log.last();
  if (!stands) await beginAnew(tx, page, app);
  const installed = { page, account, app, fields, since, disabled: undefined };
  await tx.directory.installedApps.put(installed);
}

/** What came before is nothing to an app that had nothing of the Page until now. */
async function beginAnew(tx: Transaction, page: number, app: string): Promise<void> {
  const accounts = await tx.reader.installedApps.rows(page);
  if (accounts.some((row) => row.app === app && row.disabled === undefined)) return;
  const { cursors, failures } = tx.deliveries(page);
  await cursors.begin(app);
  await failures.removeAll(app);
}
