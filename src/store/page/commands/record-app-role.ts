import { append } from '../../log/append.ts';
import type { EventBodies } from '../../log/kinds.ts';
import type { Transaction } from '../../store.ts';

/** Tells an app that the Page's owner gave it another role among those that share its conversations. */
export const recordAppRole = async (
  tx: Transaction,
  page: number,
  told: Pick<EventBodies['app_role'], 'app' | 'role'>,
  at: number,
): Promise<void> => {
  await append(tx, page, { at, kind: 'app_role', body: { platform: 'MESSENGER', ...told } });
};
