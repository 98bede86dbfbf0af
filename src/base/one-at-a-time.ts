/** Lets work of the same name wait for one another, in the order in which it came. */
export class OneAtATime {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Rejects as the work does; whatever waits behind it goes on all the same. */
  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(name) === mine) this.#last.delete(name);
    }
  }
}
