import type { Clock } from '../../config/clock.ts';
import type { Random } from '../../config/random.ts';
import type { Store } from '../../store/store.ts';
import type { Vault } from '../vault.ts';

/** What creating things needs. Time and chance are passed in, so that a seed makes the same ids. */
export interface AdminDeps {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly random: Random;
}

/** A request that cannot be carried out as given; the message is a sentence for its sender. */
export class AdminError extends Error {
  override readonly name = 'AdminError';
}
