import { setImmediate } from 'node:timers/promises';

/** Rows that are read at once: other requests have a turn between two reads. */
const STRIDE = 500;

/** Waits until long work may go on. */
export type Turn = () => Promise<unknown>;

/** Without a server there is nobody to share with. */
const alone: Turn = () => setImmediate();

/**
 * What is made of all rows of a table, read in strides.
 * @param read so many rows behind the one with a number, in the order of their numbers
 * @param turn waited for between two strides
 */
export async function inStrides<R extends { readonly no: number }, T>(
  read: (after: number, limit: number) => R[] | Promise<R[]>,
  make: (row: R) => T,
  turn = alone,
): Promise<T[]> {
  const all: T[] = [];
  for (let after = 0; ; ) {
    const rows = await read(after, STRIDE);
    for (const row of rows) all.push(make(row));
    if (rows.length < STRIDE) return all;
    after = (rows.at(-1) as R).no;
    await turn();
  }
}

/** What is made of each item, with turns for other requests in between. */
export async function mapInStrides<T, R>(
  items: readonly T[],
  make: (item: T) => R | Promise<R>,
  turn = alone,
): Promise<R[]> {
  const made: R[] = [];
  for (const item of items) {
    made.push(await make(item));
    if (made.length % STRIDE === 0) await turn();
  }
  return made;
}
