import type { Thread } from './threads.ts';

/** Counts the people of threads, those of two threads of one conversation once. */
export class Crowd {
  size = 0;
  readonly #business: string;
  readonly #seen = new Set<number>();

  constructor(business: string) {
    this.#business = business;
  }

  /** @param conversation the one that it belongs to, where it is there already */
  add({ people }: Thread, conversation: number | undefined): void {
    if (conversation !== undefined && this.#seen.has(conversation)) return;
    if (conversation !== undefined) this.#seen.add(conversation);
    for (const name of people) if (name !== this.#business) this.size++;
  }
}
