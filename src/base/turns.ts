/** Milliseconds that long work takes at a stretch before everyone else has a turn. */
const STRETCH = 5;

/** Milliseconds of them that go to those who begin, for one stretch of those who go on. */
const BEGINNINGS = 3 * STRETCH;

/**
 * Turns of the event loop, which all long work of the process shares: a stretch of one piece of work
 * a turn. However many clients ask for much at once, whoever asks for little waits for a stretch or
 * two: those who have not begun come before those who go on, though not all the time.
 */
class Turns {
  /** When the long work of this turn began, in ms; undefined while there is none. */
  #since: number | undefined;
  readonly #beginning: (() => void)[] = [];
  readonly #goingOn: (() => void)[] = [];
  /** Milliseconds that those who begin have had since the last who went on. */
  #begun = 0;
  #isBeginning = false;

  /** Whether this turn's time for long work is used up. Its clock starts with the first to ask. */
  isOver(): boolean {
    if (this.#since === undefined) {
      this.#start();
      return false;
    }
    return performance.now() - this.#since > STRETCH;
  }

  /** Whether long work has used this turn up: then what has not begun yet waits for one to {@link begin} in. */
  get isUsedUp(): boolean {
    return this.#since !== undefined && this.isOver();
  }

  /** Waits until it is one's turn, behind all others who wait. */
  next(): Promise<void> {
    return this.#wait(this.#goingOn);
  }

  /** Waits for a turn to begin in: before those who go on, behind others who wait for the same. */
  begin(): Promise<void> {
    return this.#wait(this.#beginning);
  }

  #wait(queue: (() => void)[]): Promise<void> {
    if (this.#since === undefined) this.#start();
    return new Promise((resolve) => queue.push(resolve));
  }

  #start(): void {
    this.#since = performance.now();
    setImmediate(this.#turn);
  }

  readonly #turn = (): void => {
    if (this.#isBeginning) this.#begun += performance.now() - (this.#since ?? 0);
    this.#since = undefined;
    const next = this.#shift();
    if (!next) return;
    // What is set now runs after the next look for requests: they come before the next who waits.
    this.#start();
    next();
  };

  #shift(): (() => void) | undefined {
    const isFair = this.#begun < BEGINNINGS || this.#goingOn.length === 0;
    this.#isBeginning = isFair && this.#beginning.length > 0;
    if (this.#isBeginning) return this.#beginning.shift();
    this.#begun = 0;
    return this.#goingOn.shift();
  }
}

/** The turns of this process's event loop. */
export const turns = new Turns();
