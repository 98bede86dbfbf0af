/**
 * Whose turn it is to change a Page, among the transactions of this process: who waits here holds no
 * connection meanwhile, and ends behind whoever was before.
 */
export class PageTurns {
  readonly #last = new Map<number, Promise<void>>();

  /** Resolves when it is one's turn, with what gives it to the next. */
  async take(page: number): Promise<() => void> {
    const before = this.#last.get(page);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last.set(page, promise);
    await before;
    return () => {
      if (this.#last.get(page) === promise) this.#last.delete(page);
      resolve();
    };
  }
}
