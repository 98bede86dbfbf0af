import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import { freeControlOf } from './change-control.ts';
import type { AppOnPage } from './record-installed.ts';

/** Gives an app no more events of a Page, with the event where it had any. */
export async function recordUninstalled(
  tx: Transaction,
  { page, account, app }: AppOnPage,
  at: number,
): Promise<void> {
  if (!(await tx.reader.installedApps.one(page, account, app))) return;
  await tx.directory.installedApps.remove(page, account, app);
  await append(tx, page, { at, kind: 'uninstalled', body: { app, account } });
  const left = await tx.reader.installedApps.rows(page);
  if (!left.some((row) => row.app === app)) await freeControlOf(tx, page, app, at);
}
