import type { Awaitable } from './awaitable.ts';
import type { Scheduler } from './scheduler.ts';

/** What a look found: what was waited for, or that it is to be looked again, at the latest in so many ms. */
export type Look<T> = { readonly found: T } | { readonly again: number };

/** Tells whoever waits for something that it may be there now. */
export class Bell {
  readonly #scheduler: Scheduler;
  readonly #waiting = new Set<() => void>();
  #count = 0;
  #isOver = false;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  /** Something is otherwise than it was. */
  ring(): void {
    this.#count++;
    // Mostly nobody waits, and calls ring twice each.
    if (this.#waiting.size > 0) for (const wake of this.#waiting) wake();
  }

  /** Whether it ended. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Nobody waits any longer, nor will: what is there is all there is. */
  end(): void {
    this.#isOver = true;
    this.ring();
  }

  /**
   * Looks until it is there, whenever something changes: undefined when it is not within so many
   * milliseconds of the machine, or when the bell ended.
   */
  async until<T>(look: () => Awaitable<Look<T>>, within: number): Promise<T | undefined> {
    const end = this.#scheduler.elapsed() + within;
    for (;;) {
      const count = this.#count;
      const seen = await look();
      if ('found' in seen) return seen.found;
      const left = end - this.#scheduler.elapsed();
      if (left <= 0 || this.#isOver) return undefined;
      // What changed while it was looked is looked at again.
      if (count === this.#count) await this.#next(Math.min(seen.again, left));
    }
  }

  async #next(ms: number): Promise<void> {
    const stop = new AbortController();
    const wake = (): void => stop.abort();
    this.#waiting.add(wake);
    await this.#scheduler.sleep(ms, stop.signal);
    this.#waiting.delete(wake);
  }
}
