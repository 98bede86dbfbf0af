import { append } from '../../log/append.ts';
import type { EventBodies } from '../../log/kinds.ts';
import type { Transaction } from '../../store.ts';

/** Tells of what never happened: whatever is to stand in `messaging`, to whoever has its field. */
export const recordRaw = async (
  tx: Transaction,
  page: number,
  body: EventBodies['raw'],
  at: number,
): Promise<void> => {
  await append(tx, page, { at, kind: 'raw', body });
};
