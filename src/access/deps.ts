import type { Clock } from '../base/clock.ts';
import type { Turn } from '../base/in-strides.ts';
import type { Random } from '../base/random.ts';
import type { Store } from '../store/store.ts';
import type { Vault } from './vault.ts';

/** What telling callers apart needs. Time and chance are passed in: a seed makes the same ids. */
export interface AccessDeps {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly random: Random;
  /** What long look-ups and changes wait for now and then, where others are served too. */
  readonly turn?: Turn;
}
