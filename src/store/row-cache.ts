import { type Awaitable, chain } from '../base/awaitable.ts';

/** How many rows are kept in all, over the caches that share it. */
export interface KeptRows {
  rows: number;
}

/** Rows kept by number. Whoever made it bounds it: by its {@link KeptRows}, and by dropping it. */
export class RowCache<V> {
  readonly #rows = new Map<number, V>();
  readonly #kept: KeptRows;

  constructor(kept: KeptRows) {
    this.#kept = kept;
  }

  get(key: number): V | undefined {
    return this.#rows.get(key);
  }

  set(key: number, row: V): void {
    this.#rows.set(key, row);
    this.#kept.rows++;
  }
}

/**
 * Finds rows, those that are kept and, all at once, those that are not; in the keys' order.
 */
export function findRows<V>(
  keys: readonly number[],
  cache: RowCache<V> | undefined,
  load: (missing: readonly number[]) => Awaitable<ReadonlyMap<number, V>>,
): Awaitable<V[]> {
  const missing: number[] = [];
  const rows: V[] = [];
  for (const key of keys) {
    const row = cache?.get(key);
    if (row === undefined) missing.push(key);
    else rows.push(row);
  }
  if (missing.length === 0) return rows;
  return chain(load(missing), (loaded) => merged(keys, loaded, cache));
}

function merged<V>(
  keys: readonly number[],
  loaded: ReadonlyMap<number, V>,
  cache: RowCache<V> | undefined,
): V[] {
  const rows: V[] = [];
  for (const key of keys) {
    const row = loaded.get(key) ?? cache?.get(key);
    if (row === undefined) continue;
    rows.push(row);
  }
  for (const [key, row] of loaded) cache?.set(key, row);
  return rows;
}
