import type { Stopwatch } from '../../base/stopwatch.ts';
import type { Spent } from './meters.ts';

/** One answer in so many has its processor time measured: asking costs as much as all the rest. */
const SAMPLE = 16;

/** Samples after which older ones count half, so that the share follows what is asked today. */
const MEMORY = 64;

/**
 * Times answers. From beginning to end each is measured; of processor time one in sixteen, and the
 * others are taken to have spent the same share of their time.
 */
export class Timer {
  readonly #stopwatch: Stopwatch;
  #begun = 0;
  #sampled = 0;
  #cpu = 0;
  #elapsed = 0;

  constructor(stopwatch: Stopwatch) {
    this.#stopwatch = stopwatch;
  }

  /** Begins to time an answer. */
  begin(): Timing {
    const isSample = this.#begun++ % SAMPLE === 0;
    return {
      cpu: isSample ? this.#stopwatch.cpu() : undefined,
      elapsed: this.#stopwatch.elapsed(),
    };
  }

  /** What the answer took until now, in whole microseconds. */
  end(begun: Timing): Spent {
    const elapsed = this.#stopwatch.elapsed() - begun.elapsed;
    if (begun.cpu !== undefined) this.#learn(this.#stopwatch.cpu() - begun.cpu, elapsed);
    const share = this.#elapsed > 0 ? Math.min(1, this.#cpu / this.#elapsed) : 1;
    return { cpu: Math.round(elapsed * share), elapsed: Math.round(elapsed) };
  }

  #learn(cpu: number, elapsed: number): void {
    if (this.#sampled++ % MEMORY === MEMORY - 1) {
      this.#cpu /= 2;
      this.#elapsed /= 2;
    }
    this.#cpu += cpu;
    this.#elapsed += elapsed;
  }
}

/** Readings at an answer's beginning. */
export interface Timing {
  readonly cpu: number | undefined;
  readonly elapsed: number;
}
