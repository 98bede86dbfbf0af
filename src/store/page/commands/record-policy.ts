import type { PageRow } from '../../directory/tables.ts';
import { append } from '../../log/append.ts';
import type { EventBodies } from '../../log/kinds.ts';
import type { Transaction } from '../../store.ts';
import { recordPage } from './record-page.ts';

/**
 * Tells what the platform's staff do about a Page that breaks its rules.
 * @param refuse the error code that the Page refuses with from now on, if any
 */
export async function recordPolicy(
  tx: Transaction,
  page: PageRow,
  told: Pick<EventBodies['policy'], 'action' | 'reason'>,
  refuse: number | undefined,
  at: number,
): Promise<void> {
  await recordPage(tx, page.id, (known = page) => ({ ...known, refuse }), at);
  await append(tx, page.no, { at, kind: 'policy', body: { platform: 'MESSENGER', ...told } });
}
