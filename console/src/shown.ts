import { useSyncExternalStore } from 'react';

/**
 * What outlives the components that show it: a change of it is seen by all of them before the turn of
 * whoever made it ends.
 */
export class Shown<T> {
  #now: T;
  readonly #listeners = new Set<() => void>();

  constructor(now: T) {
    this.#now = now;
  }

  get now(): T {
    return this.#now;
  }

  become(next: T): void {
    this.#now = next;
    for (const tell of this.#listeners) tell();
  }

  /** What it is now, for a component. */
  use = (): T => useSyncExternalStore(this.#subscribe, () => this.#now);

  readonly #subscribe = (tell: () => void) => {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  };
}
