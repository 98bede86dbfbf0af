import { setImmediate } from 'node:timers/promises';

/** Rows that are read at once: other requests have a turn between two reads. */
const STRIDE = 1_000;

/**
 * All rows of a table, read in strides.
 * @param read so many rows behind the one with a number, in the order of their numbers
 */
export async function inStrides<R extends { readonly no: number }>(
  read: (after: number, limit: number) => R[] | Promise<R[]>,
): Promise<R[]> {
  const all: R[] = [];
  for (;;) {
    const rows = await read(all.at(-1)?.no ?? 0, STRIDE);
    for (const row of rows) all.push(row);
    if (rows.length < STRIDE) return all;
    await setImmediate();
  }
}

/** What is made of each item, with turns for other requests in between. */
export async function mapInStrides<T, R>(
  items: readonly T[],
  make: (item: T) => R | Promise<R>,
): Promise<R[]> {
  const made: R[] = [];
  for (const item of items) {
    made.push(await make(item));
    if (made.length % STRIDE === 0) await setImmediate();
  }
  return made;
}
