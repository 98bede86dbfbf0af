import type { Engine } from './engine.ts';
import { KeptPages } from './kept-pages.ts';
import type { PageStore } from './page/page-store.ts';
import type { KeptPeople } from './page/people.ts';

/** What is kept in memory of what stands in a store, for whoever has waited for a look at that. */
export class PagesMemory {
  readonly #engine: Engine;
  readonly #pages: KeptPages;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#pages = new KeptPages(engine.connection);
  }

  /**
   * Resolves once nothing is kept of a Page that another process had overwritten when this was called;
   * undefined where that is so already.
   */
  look(page: number): Promise<void> | undefined {
    return this.#engine.looks?.page(page);
  }

  /** The same of what stands above the Pages, overwritten longer than 250 ms ago. */
  lookAbove(): Promise<void> | undefined {
    return this.#engine.looks?.directory();
  }

  /** Everything of a Page that was looked at since it was asked for, from memory where it is there. */
  page(no: number): PageStore {
    const { marks } = this.#engine;
    return this.#pages.of(no, marks.page(no), marks.people(no));
  }

  /** Its people. */
  people(no: number): KeptPeople {
    const { marks } = this.#engine;
    return this.#pages.peopleOf(no, marks.page(no), marks.people(no));
  }
}
