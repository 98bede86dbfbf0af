/** SQLite answers at once, PostgreSQL later: the engine takes both, and waits only for the second. */
export type Awaitable<T> = T | Promise<T>;

/** Whether a value is still to come. */
export const isLater = <T>(value: Awaitable<T>): value is Promise<T> => value instanceof Promise;

/**
 * Goes on with a value: at once where it is there. An `await` of every field and level of a read
 * that SQLite answers at once cost as much as the read itself.
 */
export const chain = <T, R>(value: Awaitable<T>, next: (value: T) => Awaitable<R>): Awaitable<R> =>
  isLater(value) ? value.then(next) : next(value);

/** What `work` gives for each item, one after the other; at once where nothing is waited for. */
export function inTurn<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Awaitable<R>,
): Awaitable<R[]> {
  const results: R[] = [];
  for (let i = 0; i < items.length; i++) {
    const result = work(items[i] as T, i);
    if (isLater(result)) return goOn(items, work, results, result);
    results.push(result);
  }
  return results;
}

async function goOn<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Awaitable<R>,
  results: R[],
  pending: Promise<R>,
): Promise<R[]> {
  results.push(await pending);
  for (let i = results.length; i < items.length; i++) {
    const result = work(items[i] as T, i);
    results.push(isLater(result) ? await result : result);
  }
  return results;
}
