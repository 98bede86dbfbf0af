import { type Awaitable, chain } from '../base/awaitable.ts';

/** The memory that rows take which are kept: of one Page, as a part of all there are. */
export class KeptRows {
  bytes = 0;
  #all: KeptRows | undefined;

  /** @param all counts them too, until they are let go */
  constructor(all?: KeptRows) {
    this.#all = all;
  }

  /** Counts a row that is to be kept. */
  add(bytes: number): void {
    this.bytes += bytes;
    if (this.#all) this.#all.bytes += bytes;
  }

  /** What is kept is dropped: whoever has it in hand still counts for nobody else. */
  letGo(): void {
    if (this.#all) this.#all.bytes -= this.bytes;
    this.#all = undefined;
  }
}

/** Rows kept by number, or id. Whoever made it bounds it: by its {@link KeptRows}, and by dropping it. */
export class RowCache<V, K = number> {
  readonly #rows = new Map<K, V>();
  readonly #kept: KeptRows;
  readonly #sizeOf: (row: V) => number;

  /** @param sizeOf about how many bytes of memory a row takes */
  constructor(kept: KeptRows, sizeOf: (row: V) => number) {
    this.#kept = kept;
    this.#sizeOf = sizeOf;
  }

  get(key: K): V | undefined {
    return this.#rows.get(key);
  }

  set(key: K, row: V): void {
    if (!this.#rows.has(key)) this.#kept.add(this.#sizeOf(row));
    this.#rows.set(key, row);
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
