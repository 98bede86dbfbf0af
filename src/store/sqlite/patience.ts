import type { Scheduler } from '../../base/scheduler.ts';

/** How long whoever has a lock is waited for, in ms. */
const PATIENCE = 10_000;

/** Milliseconds between two tries: soon at first, since most locks are short. */
const PAUSES = [1, 2, 5, 10, 20] as const;
const LONGEST_PAUSE = 50;

/** Whether SQLite says SQLITE_BUSY or SQLITE_LOCKED, in one of their shades (the low byte is the kind). */
const isBusy = (error: unknown): boolean => {
  const kind = ((error as { errcode?: number }).errcode ?? 0) & 0xff;
  return kind === 5 || kind === 6;
};

/**
 * Waits for other programs that have a lock of the database. SQLite itself would wait on the thread
 * that serves and let nobody be answered meanwhile, so its handles have a busy timeout of 0, and
 * what they are turned away from is tried again here, by a timer. The one place that waits.
 */
export class Patience {
  readonly #scheduler: Scheduler;
  readonly #ended = new AbortController();

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  /** Now, for {@link until}. */
  now(): number {
    return this.#scheduler.elapsed();
  }

  /**
   * Does what may meet a lock, again and again until there is none.
   * @param since when it was asked for: it may have waited its turn already
   * @throws SQLite's own error when ten seconds have not been enough, or nobody waits any more
   */
  async until<T>(attempt: () => T, since = this.now()): Promise<T> {
    for (let tries = 0; ; tries++) {
      try {
        return attempt();
      } catch (error) {
        if (!isBusy(error)) throw error;
        if (this.#ended.signal.aborted) throw Object.assign(error as Error, { isEnding: true });
        const left = since + PATIENCE - this.now();
        if (left <= 0) throw error;
        const pause = Math.min(PAUSES[tries] ?? LONGEST_PAUSE, left);
        await this.#scheduler.sleep(pause, this.#ended.signal);
      }
    }
  }

  /** From now on every lock is tried once: the server is being stopped, or the store closed. */
  end(): void {
    this.#ended.abort();
  }
}
