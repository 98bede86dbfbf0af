import { setImmediate } from 'node:timers/promises';

/**
 * Does for many at once what is asked for each: whatever is asked for in a turn of the event loop, and
 * while the one before is under way. It begins behind all whom it is for.
 */
export class Gathered<T> {
  readonly #work: (items: readonly T[]) => Promise<void>;
  #items = new Set<T>();
  #coming: Promise<void> | undefined;
  #underWay: Promise<void> | undefined;

  constructor(work: (items: readonly T[]) => Promise<void>) {
    this.#work = work;
  }

  /** Resolves, or rejects, with what was done for these and others. */
  add(items: readonly T[]): Promise<void> {
    for (const item of items) this.#items.add(item);
    this.#coming ??= this.#begin(this.#underWay);
    return this.#coming;
  }

  async #begin(before: Promise<void> | undefined): Promise<void> {
    await before?.catch(() => undefined);
    await setImmediate();
    const items = [...this.#items];
    this.#items = new Set();
    this.#underWay = this.#coming;
    this.#coming = undefined;
    await this.#work(items);
  }
}
