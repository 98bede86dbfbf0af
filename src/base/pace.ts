import type { Scheduler } from './scheduler.ts';

/** How often as long as a piece of work took it rests behind it: it has a fifth of the time at most. */
const REST = 4;

/** Keeps work that is done again and again to a share of the time, however long a piece of it takes. */
export class Pace {
  readonly #timer: Pick<Scheduler, 'elapsed'>;
  #until = Number.NEGATIVE_INFINITY;

  constructor(timer: Pick<Scheduler, 'elapsed'>) {
    this.#timer = timer;
  }

  /** Milliseconds until the next piece may begin; 0 where it may. */
  get left(): number {
    return Math.max(0, this.#until - this.#timer.elapsed());
  }

  /** Does a piece. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    const began = this.#timer.elapsed();
    try {
      return await work();
    } finally {
      const now = this.#timer.elapsed();
      this.#until = now + REST * (now - began);
    }
  }
}
