import { madeAt } from '../../base/made-at.ts';
import type { Group, Identity } from './identity/identities.ts';
import { countOthers, isNameless } from './identity/people.ts';

/** The people of a conversation of which several threads are there. */
interface Seen {
  readonly named: Set<string>;
  /** How many the thread with most of them has. */
  most: number;
}

/** Counts the people of threads, those of several threads of one conversation once. */
export class Crowd {
  readonly #business: string;
  readonly #seen = new Map<Group, Seen>();
  #alone = 0;

  constructor(business: string) {
    this.#business = business;
  }

  get size(): number {
    let size = this.#alone;
    // Somebody without a name is one of those who have one in another thread.
    for (const { named, most } of this.#seen.values()) size += Math.max(named.size, most);
    return size;
  }

  add({ group, thread }: Identity): void {
    const count = countOthers(thread.people, this.#business);
    if (group.threads.length === 1) {
      this.#alone += count;
      return;
    }
    const seen = madeAt(this.#seen, group, () => ({ named: new Set(), most: 0 }));
    seen.most = Math.max(seen.most, count);
    for (const name of thread.people) {
      if (name !== this.#business && !isNameless(name)) seen.named.add(name);
    }
  }
}
