import type { Connection } from './connection.ts';
import { PageStore } from './page/page-store.ts';
import { KeptPeople } from './page/people.ts';
import { KeptRows } from './row-cache.ts';

/** Memory of what is kept of all Pages together, in bytes. */
const MOST_KEPT = 16 * 1024 * 1024;
/** A Page of which no row is kept. */
const EMPTY_PAGE = 2_000;

interface Kept {
  readonly mark: number;
  readonly store: PageStore;
  readonly rows: KeptRows;
  readonly people: PeopleOfPage;
}

interface PeopleOfPage {
  readonly mark: number;
  readonly kept: KeptPeople;
  readonly rows: KeptRows;
}

/**
 * What was read of Pages, each kept until something of it changes, or until others need the room; its
 * people until something of those does.
 */
export class KeptPages {
  readonly #connection: Connection;
  readonly #pages = new Map<number, Kept>();
  readonly #all = new KeptRows();
  readonly #most: number;

  /** @param most bytes */
  constructor(connection: Connection, most = MOST_KEPT) {
    this.#connection = connection;
    this.#most = most;
  }

  /**
   * @param mark a number that is another after each change of something of the Page
   * @param people the same of its people
   */
  of(no: number, mark: number, people = mark): PageStore {
    return this.#of(no, mark, people).store;
  }

  /** What is kept of a Page's people. */
  peopleOf(no: number, mark: number, people: number): KeptPeople {
    return this.#of(no, mark, people).people.kept;
  }

  #of(no: number, mark: number, peopleMark: number): Kept {
    if (this.#all.bytes > this.#most) this.#makeRoom();
    const before = this.#pages.get(no);
    if (before?.mark === mark) return before;
    before?.rows.letGo();
    if (before?.people.mark !== peopleMark) this.#drop(no);
    const rows = new KeptRows(this.#all);
    rows.add(EMPTY_PAGE);
    const people = this.#pages.get(no)?.people ?? this.#people(peopleMark);
    const store = new PageStore(this.#connection, no, { rows, people: people.kept });
    const kept = { mark, store, rows, people };
    this.#pages.set(no, kept);
    return kept;
  }

  #people(mark: number): PeopleOfPage {
    const rows = new KeptRows(this.#all);
    return { mark, rows, kept: new KeptPeople(rows) };
  }

  /** Drops those that have been there longest, until half is free: what is asked for comes again. */
  #makeRoom(): void {
    for (const no of this.#pages.keys()) {
      if (this.#all.bytes <= this.#most / 2) return;
      this.#drop(no);
    }
  }

  #drop(no: number): void {
    const kept = this.#pages.get(no);
    kept?.rows.letGo();
    kept?.people.rows.letGo();
    this.#pages.delete(no);
  }
}
