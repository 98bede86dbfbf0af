/** Milliseconds that long work takes at a stretch before everyone else has a turn. */
const STRETCH = 5;

/**
 * Turns of the event loop, which all long work of the process shares: a stretch of one piece of work
 * a turn. However many clients ask for much at once, whoever asks for little waits for one stretch.
 */
class Turns {
  /** When the long work of this turn began, in ms; undefined while there is none. */
  #since: number | undefined;
  readonly #waiting: (() => void)[] = [];

  /** Whether this turn's time for long work is used up. Its clock starts with the first to ask. */
  isOver(): boolean {
    if (this.#since === undefined) {
      this.#start();
      return false;
    }
    return performance.now() - this.#since > STRETCH;
  }

  /** Whether long work has used this turn up: then what has not begun yet waits for the next. */
  get isUsedUp(): boolean {
    return this.#since !== undefined && this.isOver();
  }

  /** Waits until it is one's turn, behind all others who wait. */
  next(): Promise<void> {
    if (this.#since === undefined) this.#start();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #start(): void {
    this.#since = performance.now();
    setImmediate(this.#turn);
  }

  readonly #turn = (): void => {
    this.#since = undefined;
    const next = this.#waiting.shift();
    if (!next) return;
    // What is set now runs after the next look for requests: they come before the next who waits.
    this.#start();
    next();
  };
}

/** The turns of this process's event loop. */
export const turns = new Turns();
