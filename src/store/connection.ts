import type { Awaitable } from '../base/awaitable.ts';
import type { Statement } from './statement.ts';

/** Runs statements. The SQLite one answers synchronously: callers must not rely on either. */
export interface Connection {
  all<P extends object, R>(statement: Statement<P, R>, params: P): Awaitable<R[]>;
  one<P extends object, R>(statement: Statement<P, R>, params: P): Awaitable<R | undefined>;
  /** Runs a change; gives the number of rows changed. */
  run<P extends object>(statement: Statement<P, never>, params: P): Awaitable<number>;
}
