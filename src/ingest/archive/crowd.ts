import type { Group, Identity } from './identity/identify.ts';
import { sortedPeople } from './identity/people.ts';

/** Counts the people of threads, those of several threads of one conversation once. */
export class Crowd {
  size = 0;
  readonly #seen = new Map<Group, Set<string>>();

  readonly #business: string;

  constructor(business: string) {
    this.#business = business;
  }

  add({ group, thread }: Identity): void {
    const people = sortedPeople(thread.people, this.#business);
    if (group.threads.length === 1) {
      this.size += people.length;
      return;
    }
    const seen = this.#seen.get(group) ?? new Set<string>();
    this.#seen.set(group, seen);
    for (const name of people) {
      if (!seen.has(name)) this.size++;
      seen.add(name);
    }
  }
}
