import { setImmediate } from 'node:timers/promises';
import { expect, inject } from 'vitest';
import type { Store } from '../../src/store/store.ts';

const marksOf = (store: Store): string =>
  `${[store.generation(), ...[1, 2].map(store.revision, store)]}`;

/**
 * Resolves once stores of the same rows have heard of what the others have written, of the directory
 * and two Pages: in the next turn, and from PostgreSQL soon.
 */
export async function heard(...stores: readonly Store[]): Promise<void> {
  if (inject('stores') === 'sqlite') return setImmediate();
  await expect.poll(() => new Set(stores.map(marksOf)).size, { interval: 5 }).toBe(1);
}
