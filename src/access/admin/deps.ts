import type { Clock } from '../../config/clock.ts';
import type { Random } from '../../config/random.ts';
import type { Store } from '../../store/store.ts';
import type { Vault } from '../vault.ts';
import type { Turn } from './in-strides.ts';

/** What creating things needs. Time and chance are passed in, so that a seed makes the same ids. */
export interface AdminDeps {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly random: Random;
  /** What long look-ups and changes wait for now and then, where others are served too. */
  readonly turn?: Turn;
}

/** Why a request cannot be carried out, where it is not wrong in itself. */
interface Trouble {
  /** The text that names something which is not there. */
  readonly missing?: string;
  /** The text that something else has already. */
  readonly taken?: string;
}

/** A request that cannot be carried out as given; the message is a sentence for its sender. */
export class AdminError extends Error {
  override readonly name = 'AdminError';
  readonly missing: string | undefined;
  readonly taken: string | undefined;

  constructor(sentence: string, { missing, taken }: Trouble = {}) {
    super(sentence);
    this.missing = missing;
    this.taken = taken;
  }
}
