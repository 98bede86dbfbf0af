/**
 * Syncs that many wait for together: what asks while one runs waits for the next, since a sync
 * covers only what was written before it began. Alone, one begins at once.
 */
export class SharedSync {
  readonly #sync: () => Promise<void>;
  #last: Promise<void> = Promise.resolve();
  /** The one that has not begun. */
  #next: Promise<void> | undefined;
  #failure: Error | undefined;
  readonly #failed = Promise.withResolvers<Error>();

  /** @param sync rejects where the disk did not take it */
  constructor(sync: () => Promise<void>) {
    this.#sync = sync;
  }

  /**
   * Why nothing becomes durable any more. What a failed sync has not written the system may have
   * thrown away, and the next one would not say so: none is tried after it.
   */
  get failure(): Error | undefined {
    return this.#failure;
  }

  /** Resolves with it, once there is one. */
  get failed(): Promise<Error> {
    return this.#failed.promise;
  }

  /**
   * Resolves, in the order of the calls, once a sync that began after the call has ended.
   * @throws the failure of a sync, now and ever after
   */
  done(): Promise<void> {
    this.#next ??= this.#after(this.#last);
    return this.#next;
  }

  /** Resolves when nobody waits for one any more, however they ended. */
  async idle(): Promise<void> {
    await this.#last.catch(() => undefined);
  }

  /** Ends it, where another's sync of the same disk has failed. */
  fail(failure: Error): void {
    this.#failure ??= failure;
    this.#failed.resolve(this.#failure);
  }

  #after(last: Promise<void>): Promise<void> {
    const next = last.then(async () => {
      this.#next = undefined;
      if (this.#failure) throw this.#failure;
      await this.#sync();
    });
    this.#last = next;
    next.catch((error: Error) => this.fail(error));
    return next;
  }
}
