import type { Connection } from './connection.ts';
import { PageStore } from './page/page-store.ts';
import { KeptRows } from './row-cache.ts';

/** Memory of what is kept of all Pages together, in bytes. */
const MOST_KEPT = 16 * 1024 * 1024;
/** A Page of which no row is kept. */
const EMPTY_PAGE = 2_000;

interface Kept {
  readonly mark: number;
  readonly store: PageStore;
  readonly rows: KeptRows;
}

/** What was read of Pages, each kept until something of it changes, or until others need the room. */
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

  /** @param mark a number that is another after each change of something of the Page */
  of(no: number, mark: number): PageStore {
    if (this.#all.bytes > this.#most) this.#makeRoom();
    const kept = this.#pages.get(no);
    if (kept?.mark === mark) return kept.store;
    this.#drop(no);
    const rows = new KeptRows(this.#all);
    rows.add(EMPTY_PAGE);
    const store = new PageStore(this.#connection, no, rows);
    this.#pages.set(no, { mark, store, rows });
    return store;
  }

  /** Drops those that have been there longest, until half is free: what is asked for comes again. */
  #makeRoom(): void {
    for (const no of this.#pages.keys()) {
      if (this.#all.bytes <= this.#most / 2) return;
      this.#drop(no);
    }
  }

  #drop(no: number): void {
    this.#pages.get(no)?.rows.letGo();
    this.#pages.delete(no);
  }
}
