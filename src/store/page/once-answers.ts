import { type Awaitable, chain } from '../../base/awaitable.ts';
import { PageReads } from '../reads.ts';
import { find } from '../rows.ts';
import { IDEMPOTENCY_KEY } from './sending-tables.ts';

/** How long a key is kept, in ms. */
export const KEY_LIFE = 24 * 3_600_000;

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

const known = find(IDEMPOTENCY_KEY, ['page', 'app', 'key']);

/** What was answered under keys of the last 24 hours. */
export class OnceAnswers extends PageReads {
  /**
   * What a key's first call was answered; undefined while there was none.
   * @throws KeyReuseError
   */
  to<T extends object>({ app, key, digest, at }: OnceKey): Awaitable<T | undefined> {
    return chain(this.connection.one(known, { page: this.page, app, key }), (before) => {
      if (!before || before.at <= at - KEY_LIFE) return undefined;
      if (before.digest === digest) return JSON.parse(before.answer) as T;
      throw new KeyReuseError(key);
    });
  }
}
