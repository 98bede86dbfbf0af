import type { Journal } from '../journal.ts';
import { Causes } from './causes.ts';

/** Entries that are added before all are looked through anew: so many may be there that are kept no longer. */
const MOST_ADDED = 10_000;

/** What set off what, of a journal that goes on: what was found stays found. */
export class LiveCauses {
  readonly #journal: Journal;
  #causes: Causes | undefined;
  #done = 0;
  #added = 0;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  /** Among all that is there now. */
  now(): Causes {
    const journal = this.#journal;
    if (!this.#causes || this.#added >= MOST_ADDED) {
      this.#causes = new Causes(journal.entries());
      this.#added = 0;
    } else {
      const some = journal.doneAfter(this.#done);
      for (const each of some) this.#causes.add(each);
      for (const each of journal.underWay()) this.#causes.add(each);
      this.#added += some.length;
    }
    this.#done = journal.done;
    return this.#causes;
  }
}
