import type { Identity } from './identity/identities.ts';
import { countOthers, isNameless } from './identity/people.ts';

/** Counts the people of threads, those of several threads of one conversation once. */
export function countPeople(identities: readonly Identity[], business: string): number {
  let count = 0;
  for (const some of Map.groupBy(identities, ({ group }) => group).values()) {
    const counts = some.map(({ thread }) => countOthers(thread.people, business));
    const named = new Set(some.length > 1 ? some.flatMap(({ thread }) => thread.people) : []);
    named.delete(business);
    const names = [...named].filter((name) => !isNameless(name));
    // Somebody without a name is one of those who have one in another thread.
    count += Math.max(names.length, ...counts);
  }
  return count;
}
