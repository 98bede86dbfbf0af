import type { RowOf } from '../../codec.ts';
import { find, put } from '../../rows.ts';
import { statement } from '../../statement.ts';
import type { Transaction } from '../../store.ts';
import { IDEMPOTENCY_KEY } from '../tables.ts';

/** How long a key is kept, in ms. */
const KEPT = 24 * 3_600_000;

const known = find(IDEMPOTENCY_KEY, ['page', 'app', 'key']);
const keep = put(IDEMPOTENCY_KEY, ['page', 'app', 'key']);
const forget = statement<{ page: number; before: number }>((db, p) =>
  db.deleteFrom('idempotency_key').where('page', '=', p.page).where('at', '<', p.before),
);

/** A key under which a client asks for one thing once, and what it asks. */
export interface OnceKey {
  readonly app: string;
  readonly key: string;
  readonly digest: string;
  /** Epoch milliseconds of the store's clock. */
  readonly at: number;
}

/** The same key, and something else asked. */
export class KeyReuseError extends Error {
  override readonly name = 'KeyReuseError';
}

/**
 * Does something once for a key, in the transaction that does it: a second call of the next 24 hours
 * gets what the first gave. What throws is not kept.
 * @throws KeyReuseError, or what `change` throws
 */
export async function once<T extends object>(
  tx: Transaction,
  page: number,
  { app, key, digest, at }: OnceKey,
  change: () => Promise<T>,
): Promise<T> {
  const rows = tx.rows(page);
  const before: RowOf<typeof IDEMPOTENCY_KEY> | undefined = await rows.one(known, {
    ...{ page, app, key },
  });
  if (before && before.at > at - KEPT) {
    if (before.digest === digest) return JSON.parse(before.answer) as T;
    throw new KeyReuseError(key);
  }
  const answer = await change();
  await rows.run(forget, { page, before: at - KEPT });
  await rows.run(keep, { ...{ page, app, key, digest, at }, answer: JSON.stringify(answer) });
  return answer;
}
