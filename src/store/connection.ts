import type { Statement } from './statement.ts';

/** SQLite answers at once, PostgreSQL later. */
export type Awaitable<T> = T | Promise<T>;

/** Goes on with what a statement gave: at once where it is there. */
export const chain = <T, R>(value: Awaitable<T>, next: (value: T) => Awaitable<R>): Awaitable<R> =>
  value instanceof Promise ? value.then(next) : next(value);

/** Runs statements. The SQLite one answers synchronously: callers must not rely on either. */
export interface Connection {
  all<P extends object, R>(statement: Statement<P, R>, params: P): Awaitable<R[]>;
  one<P extends object, R>(statement: Statement<P, R>, params: P): Awaitable<R | undefined>;
  /** Runs a change; gives the number of rows changed. */
  run<P extends object>(statement: Statement<P, never>, params: P): Awaitable<number>;
}
