import type { Group, Identity } from './identity/identify.ts';

/** Counts the people of threads, those of several threads of one conversation once. */
export class Crowd {
  size = 0;
  readonly #seen = new Map<Group, Set<string>>();

  add({ group, source: { people } }: Identity): void {
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
