import { put } from '../../rows.ts';
import { statement } from '../../statement.ts';
import type { Transaction } from '../../store.ts';
import { KEY_LIFE, type OnceKey } from '../once-answers.ts';
import { IDEMPOTENCY_KEY } from '../sending-tables.ts';

const keep = put(IDEMPOTENCY_KEY, ['page', 'app', 'key']);
const forget = statement<{ page: number; before: number }>((db, p) =>
  db.deleteFrom('idempotency_key').where('page', '=', p.page).where('at', '<', p.before),
);

/**
 * Does something once for a key, in the transaction that does it: a second call of the next 24 hours
 * gets what the first gave. What throws is not kept.
 * @throws KeyReuseError, or what `change` throws
 */
export async function once<T extends object>(
  tx: Transaction,
  page: number,
  asked: OnceKey,
  change: () => Promise<T>,
): Promise<T> {
  const before = await tx.pageReader(page).onceAnswers.to<T>(asked);
  if (before) return before;
  const answer = await change();
  const { app, key, digest, at } = asked;
  const rows = tx.talk(page);
  await rows.run(forget, { page, before: at - KEY_LIFE });
  await rows.run(keep, { ...{ page, app, key, digest, at }, answer: JSON.stringify(answer) });
  return answer;
}
