/** There is as much waiting under a name as may. */
export class TooManyWait extends Error {
  override readonly name = 'TooManyWait';
}

/** Lets work of the same name wait for one another, in the order in which it came. */
export class OneAtATime {
  readonly #last = new Map<string, Promise<unknown>>();
  readonly #waiting = new Map<string, number>();
  readonly #most: number;

  /** @param most how much of one name may be under way and wait */
  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Rejects as the work does; whatever waits behind it goes on all the same.
   * @throws TooManyWait at once, and the work is not done
   */
  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const waiting = this.#waiting.get(name) ?? 0;
    if (waiting >= this.#most) throw new TooManyWait(`${waiting} wait for ${name} already.`);
    this.#waiting.set(name, waiting + 1);
    const before = this.#last.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#last.set(name, mine);
    try {
      return await mine;
    } finally {
      this.#leave(name);
      if (this.#last.get(name) === mine) this.#last.delete(name);
    }
  }

  #leave(name: string): void {
    const left = (this.#waiting.get(name) ?? 1) - 1;
    if (left > 0) this.#waiting.set(name, left);
    else this.#waiting.delete(name);
  }
}
