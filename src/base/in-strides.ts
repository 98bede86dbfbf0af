import { setImmediate } from 'node:timers/promises';

/** Entries that are read at once: others have a turn between two reads. */
const STRIDE = 500;

/** Waits until long work may go on. */
export type Turn = () => Promise<unknown>;

/** Without a server there is nobody to share with. */
const alone: Turn = () => setImmediate();

/**
 * A list of any length, a stride at a time: what was taken need not be kept, and whoever takes it
 * gives others a turn before the next.
 */
export type Strides<T> = AsyncIterable<readonly T[]>;

/** How rows are read one after another. */
interface Reading<R, T> {
  /** So many rows behind one, from the first on when there is none yet. */
  readonly read: (last: R | undefined, limit: number) => readonly R[] | Promise<readonly R[]>;
  readonly make: (row: R) => T | Promise<T>;
  /** How many more rows an entry is made of; none when not given. */
  readonly more?: (made: T) => number;
}

/** What is made of all rows of a table, in strides. */
export async function* inStrides<R, T>({
  read,
  make,
  more = () => 0,
}: Reading<R, T>): AsyncGenerator<readonly T[], void> {
  for (let last: R | undefined, isDone = false; !isDone; ) {
    const rows = await read(last, STRIDE);
    isDone = rows.length < STRIDE;
    last = rows.at(-1);
    let made: T[] = [];
    let weight = 0;
    for (const row of rows) {
      const one = await make(row);
      made.push(one);
      weight += 1 + more(one);
      if (weight < STRIDE) continue;
      yield made;
      made = [];
      weight = 0;
    }
    if (made.length > 0) yield made;
  }
}

/** Goes through a list, with turns for others in between. */
export async function forEachStride<T>(
  strides: Strides<T>,
  use: (some: readonly T[]) => void,
  turn = alone,
): Promise<void> {
  for await (const some of strides) {
    use(some);
    await turn();
  }
}

/** A list as a whole, for who needs all of it at once. */
export async function allOf<T>(strides: Strides<T>): Promise<T[]> {
  const all: T[] = [];
  await forEachStride(strides, (some) => {
    for (const one of some) all.push(one);
  });
  return all;
}
