import type { Awaitable } from '../../store/connection.ts';

/**
 * Goes on with a value when it is there: at once when it is no promise. On a way that is taken for
 * every request, waiting for what is there already would cost more than the work.
 */
export function after<T, R>(value: Awaitable<T>, next: (value: T) => Awaitable<R>): Awaitable<R> {
  return isPromise(value) ? value.then(next) : next(value);
}

const isPromise = <T>(value: Awaitable<T>): value is PromiseLike<T> =>
  typeof value === 'object' && value !== null && 'then' in value;
