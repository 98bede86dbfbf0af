import type { Scheduler } from '../../base/scheduler.ts';

/** How long a database that is away is waited for, in ms: another takes its place within that. */
const PATIENCE = 10_000;

/** Milliseconds between two tries: a connection that was cut alone is made again at once. */
const PAUSES = [0, 20, 50, 100, 250] as const;
const LONGEST_PAUSE = 500;

/** Says whether what failed is to be tried once more, after a while. */
class Tries {
  readonly #scheduler: Scheduler;
  readonly #ended: AbortSignal;
  readonly #since: number;
  #count = 0;

  constructor(scheduler: Scheduler, ended: AbortSignal) {
    this.#scheduler = scheduler;
    this.#ended = ended;
    this.#since = scheduler.elapsed();
  }

  /** Waits for the next try; false where there is none any more. */
  async again(): Promise<boolean> {
    const left = this.#since + PATIENCE - this.#scheduler.elapsed();
    if (left <= 0 || this.#ended.aborted) return false;
    const pause = Math.min(PAUSES[this.#count++] ?? LONGEST_PAUSE, left);
    if (pause > 0) await this.#scheduler.sleep(pause, this.#ended);
    return !this.#ended.aborted;
  }
}

/** Waits for a database that is away, until the store is closed. */
export class DatabasePatience {
  readonly #scheduler: Scheduler;
  readonly #ended = new AbortController();

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  /** Tries of something that begins now. */
  tries(): Tries {
    return new Tries(this.#scheduler, this.#ended.signal);
  }

  /** From now on everything is tried once. */
  end(): void {
    this.#ended.abort();
  }
}
