import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { type Scheduler, systemScheduler } from '../config/scheduler.ts';
import { settingByName } from './directory/settings.ts';
import { Directory, DirectoryWriter } from './directory.ts';
import { ImportLeaseWriter } from './page/import-lease.ts';
import { ImportsWriter } from './page/imports.ts';
import { PageMover } from './page/mover.ts';
import { PageStore } from './page/page-store.ts';
import { Revisions } from './page/revisions.ts';
import { PageWriter } from './page/writer.ts';
import type { KeptRows } from './row-cache.ts';
import { openDatabase, openWriter } from './sqlite/open.ts';
import { Patience } from './sqlite/patience.ts';
import { SqliteConnection } from './sqlite/sqlite-connection.ts';
import type { Statement } from './statement.ts';

/** Changes when another connection, of this process or another, has committed. */
const dataVersion: Statement<object, number> = {
  sql: 'pragma data_version',
  order: [],
  read: (row) => row[0] as number,
};
/** Rows kept for reading, of all Pages together: some 400 bytes each with what is made of them. */
const MOST_KEPT = 40_000;

const ALONE = { sharesReads: false };

const nextTurn = (): Promise<void> => setImmediate();

/** What a transaction may change. */
export interface Transaction {
  readonly directory: DirectoryWriter;
  /** What is there, as this transaction sees it. */
  readonly reader: Directory;
  page(no: number): PageWriter;
  /** What of a Page came from archives. */
  imports(no: number): ImportsWriter;
  /** Moves what a Page holds. */
  mover(no: number): PageMover;
  /** Reads of a Page, as this transaction sees it. */
  pageReader(no: number): PageStore;
  /** Who imports into a Page. */
  importLease(no: number): ImportLeaseWriter;
  /**
   * A number that is another after each transaction in which something of a Page was changed, by
   * whichever process: what was read of the Page under one is true while it stays.
   */
  readonly revisions: Pick<Revisions, 'before' | 'after'>;
}

/** The store as it stood at one moment. */
export interface Snapshot {
  page(no: number): PageStore;
}

/**
 * The store: one SQLite database, read on one handle and written on another, so that a write's
 * fsync and a long read do not share a statement's fate. Other processes may write it too.
 */
export class Store {
  readonly directory: Directory;
  readonly #reader: SqliteConnection;
  readonly #writer: SqliteConnection;
  readonly #file: string;
  readonly #patience: Patience;
  readonly #pages = new Map<number, PageStore>();
  #writes = 0;
  #generation = 0;
  /** The reader's turn in which the generation was looked up. */
  #turn: number | undefined;
  readonly #kept: KeptRows = { rows: 0 };
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(
    file: string,
    patience: Patience,
    { reader, writer }: { readonly reader: DatabaseSync; readonly writer: DatabaseSync },
  ) {
    this.#file = file;
    this.#patience = patience;
    this.#reader = new SqliteConnection(reader, { sharesReads: reader !== writer });
    this.#writer = reader === writer ? this.#reader : new SqliteConnection(writer, ALONE);
    this.directory = new Directory(this.#reader);
  }

  /**
   * Opens the store, making or updating its tables.
   * @param file path of the database file, or `:memory:` for one that lives as long as the process
   * @param scheduler times the tries while another program has a lock
   * @throws NewerStoreError when a later version wrote it
   * @throws SQLite's error when it is no database, damaged, or locked for longer than ten seconds
   */
  static async open(file: string, scheduler: Scheduler = systemScheduler): Promise<Store> {
    const patience = new Patience(scheduler);
    const writer = await openWriter(file, patience);
    try {
      const reader =
        file === ':memory:' ? writer : await patience.until(() => openDatabase(file, 'reader'));
      return new Store(file, patience, { reader, writer });
    } catch (error) {
      writer.close();
      throw error;
    }
  }

  /** Everything of one Page, and nothing of any other. */
  page(no: number): PageStore {
    this.generation();
    if (this.#kept.rows > MOST_KEPT) this.#forget();
    let page = this.#pages.get(no);
    if (!page) {
      page = new PageStore(this.#reader, no, this.#kept);
      this.#pages.set(no, page);
    }
    return page;
  }

  /**
   * A number that changes with every change of the store, by this process or another: what was
   * read under one is true while it stays. Rows kept under an earlier one are forgotten.
   */
  generation(): number {
    if (this.#turn !== undefined && this.#turn === this.#reader.turn) return this.#generation;
    const generation = (this.#reader.one(dataVersion, {}) ?? 0) + this.#writes;
    if (generation !== this.#generation) {
      this.#generation = generation;
      this.#forget();
    }
    this.#turn = this.#reader.turn;
    return generation;
  }

  /** A setting without waiting, for what every request needs. */
  settingNow(name: string): string | undefined {
    return this.#reader.one(settingByName, { name });
  }

  /**
   * Runs a change as one transaction: all of it is on disk when the promise resolves, or none is
   * and it rejects. Transactions wait for one another, and for other programs up to ten seconds
   * from the call, during which everything else goes on: each has a turn of the event loop of its
   * own, so that many which waited for one lock do not hold everybody up when it goes.
   */
  transaction<T>(change: (tx: Transaction) => Promise<T>): Promise<T> {
    const since = this.#patience.now();
    const run = this.#queue.then(() => this.#transact(change, since));
    this.#queue = run.then(nextTurn, nextTurn);
    return run;
  }

  /**
   * The same store, whose transactions are undone at their end: whatever they would give or refuse is
   * seen, and nothing is written.
   */
  rehearsal(): Store {
    const transaction: Store['transaction'] = (change) => this.#undone(change);
    return new Proxy(this, {
      get(store, key) {
        if (key === 'transaction') return transaction;
        const value: unknown = Reflect.get(store, key, store);
        return typeof value === 'function' ? value.bind(store) : value;
      },
    });
  }

  async #undone<T>(change: (tx: Transaction) => Promise<T>): Promise<T> {
    const undone = { made: undefined as T };
    try {
      await this.transaction(async (tx) => {
        undone.made = await change(tx);
        throw undone;
      });
    } catch (thrown) {
      if (thrown !== undone) throw thrown;
    }
    return undone.made;
  }

  /**
   * Reads the store as it stands now, however long that takes and whatever is written meanwhile.
   * One that lives in memory has one handle: there, what is written meanwhile is seen.
   */
  async snapshot<T>(read: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    await this.#queue;
    if (this.#file === ':memory:') return read(this);
    const database = await this.#patience.until(() => openDatabase(this.#file, 'reader'));
    try {
      const connection = new SqliteConnection(database, ALONE);
      database.exec('begin');
      // SQLite takes the moment of the first read.
      await this.#patience.until(() => connection.one(settingByName, { name: '' }));
      return await read({ page: (no) => new PageStore(connection, no) });
    } finally {
      database.close();
    }
  }

  /**
   * Writes the store as it stands to a new file.
   * @throws Error of SQLite, such as when the file is there or the disk is full
   */
  async copyTo(file: string): Promise<void> {
    await this.#queue;
    await this.#patience.until(() => this.#writer.database.prepare('vacuum into ?').run(file));
  }

  /** From now on no other program is waited for: whoever has a lock is refused for at once. */
  endPatience(): void {
    this.#patience.end();
  }

  /** Waits for writes under way, but for no other program, then closes the database. */
  async close(): Promise<void> {
    this.endPatience();
    await this.#queue;
    this.#reader.refresh();
    const { database } = this.#reader;
    if (this.#writer.database !== database) this.#writer.database.close();
    database.close();
  }

  #forget(): void {
    this.#pages.clear();
    this.#kept.rows = 0;
  }

  async #transact<T>(change: (tx: Transaction) => Promise<T>, since: number): Promise<T> {
    const { database } = this.#writer;
    const connection = this.#writer;
    await this.#patience.until(() => database.exec('begin immediate'), since);
    try {
      const revisions = new Revisions(connection);
      const noted = (no: number): number => {
        revisions.note(no);
        return no;
      };
      const result = await change({
        directory: new DirectoryWriter(connection),
        reader: new Directory(connection),
        page: (no) => new PageWriter(connection, noted(no)),
        imports: (no) => new ImportsWriter(connection, noted(no)),
        mover: (no) => new PageMover(connection, noted(no)),
        pageReader: (no) => new PageStore(connection, no),
        importLease: (no) => new ImportLeaseWriter(connection, no),
        revisions,
      });
      await revisions.settle();
      database.exec('commit');
      this.#writes++;
      this.#reader.refresh();
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec('rollback');
      throw error;
    }
  }
}
