import { type Awaitable, chain } from '../base/awaitable.ts';
import type { Connection } from './connection.ts';
import {
  type Directory,
  type DirectoryWriter,
  directoryOf,
  directoryWriterOf,
} from './directory.ts';
import { DurableEvents } from './durable-events.ts';
import type { Engine, EngineTransaction, Group } from './engine.ts';
import { KeptPages } from './kept-pages.ts';
import type { Audience } from './log/audience.ts';
import type { AudienceRule } from './log/audience-rule.ts';
import { type DeliveriesWriter, deliveriesWriterOf } from './log/deliveries.ts';
import { installedOn, KeptInstalled } from './log/kept-installed.ts';
import type { NewEvent } from './log/kinds.ts';
import { Lanes, LanesWriter } from './log/lanes.ts';
import { ImportLeaseWriter } from './page/import-lease.ts';
import { ImportReportsWriter } from './page/import-reports.ts';
import { PageStore } from './page/page-store.ts';
import type { KeptPeople } from './page/people.ts';
import { DIRECTORY, Revisions } from './page/revisions.ts';

/** What a transaction may change. */
export interface Transaction {
  readonly directory: DirectoryWriter;
  /** What is there, as this transaction sees it. */
  readonly reader: Directory;
  /**
   * Writes rows of a Page, or of the directory (0), whose revision is counted up. For commands
   * (`page/commands/`) and for what was before (`page/history-writer.ts`), which leave events.
   */
  rows(page: number): Connection;
  /**
   * The same where the Page's people stay who they are and in the conversations in which they are:
   * what is kept of those in memory stays, too.
   */
  talk(page: number): Connection;
  /** Reads of a Page, as this transaction sees it. */
  pageReader(no: number): PageStore;
  /**
   * The same for what reads before anything is written: people are asked for in memory first, where
   * none of them was changed by whoever this transaction is committed with.
   */
  firstReader(no: number): PageStore;
  /** Who imports into a Page. */
  importLease(no: number): ImportLeaseWriter;
  /** What imports of the same again would say. */
  importReports(no: number): ImportReportsWriter;
  /** What became of a Page's events. */
  deliveries(no: number): DeliveriesWriter;
  /** Who delivers what. */
  readonly lanes: LanesWriter;
  /**
   * A number that is another after each transaction in which something of a Page was changed, by
   * whichever process: what was read of the Page under one is true while it stays.
   */
  readonly revisions: Pick<Revisions, 'before' | 'after' | 'nextEvent'>;
  /** Who gets an event that is to be told of in a Page's log. */
  audienceOf(page: number, event: NewEvent): Awaitable<Audience | undefined>;
}

/** What a store is opened with besides what it is kept in. */
export interface StoreOptions {
  /** Says of each event who gets it; without one nobody does. */
  readonly audience?: AudienceRule | undefined;
}

/** The store as it stood at one moment. */
export interface Snapshot {
  page(no: number): PageStore;
}

/** Everything there is, in whatever database the engine keeps it. Other processes may write it too. */
export class Store {
  readonly directory: Directory;
  /** Who delivers what. */
  readonly lanes: Lanes;
  readonly #engine: Engine;
  readonly #options: StoreOptions;
  readonly #pages: KeptPages;
  readonly #installed = new KeptInstalled();
  readonly #durable: DurableEvents;

  constructor(engine: Engine, options: StoreOptions = {}) {
    this.#engine = engine;
    this.#options = options;
    this.lanes = new Lanes(engine.connection);
    this.#durable = new DurableEvents(engine);
    this.directory = directoryOf(engine.connection);
    this.#pages = new KeptPages(engine.connection);
  }

  /** Everything of one Page, and nothing of any other. */
  page(no: number): PageStore {
    const { marks } = this.#engine;
    return this.#pages.of(no, marks.page(no), marks.people(no));
  }

  /**
   * A number that changes with every change of what stands above the Pages: apps, users, tokens,
   * permissions, settings, and what Pages are. What was read of that under one is true while it
   * stays, whichever process writes.
   */
  generation(): number {
    return this.#engine.marks.directory;
  }

  /** The same of what one Page holds. */
  revision(page: number): number {
    return this.#engine.marks.page(page);
  }

  /**
   * Runs a change as one transaction: all of it is on disk when the promise resolves, or none is
   * and it rejects.
   * @param change waits for the store and for nothing else: others wait for it. It may be run again
   *   where SQLite undid it for another's sake, unless its group is its own
   * @param group its own for what takes long, such as an import's
   * @throws ForeignWait where it waits for something else
   */
  async transaction<T>(change: (tx: Transaction) => Promise<T>, group?: Group): Promise<T> {
    let told: Revisions['told'] = NOTHING;
    const result = await this.#engine.transaction(
      (connection) => this.#transact(connection, change, (events) => (told = events)),
      group,
    );
    if (told.size > 0) this.#durable.tell(told);
    return result;
  }

  /**
   * From now on tells of events once they are on disk, whichever process told them, before whoever
   * waits for the transaction goes on: Pages, with the number up to which all of theirs are. None of
   * them where another process has written something else.
   */
  onDurable(listener: (events: ReadonlyMap<number, number>) => void): void {
    this.#durable.listen(listener);
  }

  /** Resolves once whatever was committed until now is on disk, whichever process did. */
  durable(): Promise<void> {
    return this.#engine.durable();
  }

  /**
   * The same store, whose transactions are undone at their end: whatever they would give or refuse is
   * seen, and nothing is written.
   */
  rehearsal(): Store {
    const transaction: Store['transaction'] = (change) =>
      this.#engine.rehearsal((connection) => this.#transact(connection, change));
    return new Proxy(this, {
      get(store, key) {
        if (key === 'transaction') return transaction;
        const value: unknown = Reflect.get(store, key, store);
        return typeof value === 'function' ? value.bind(store) : value;
      },
    });
  }

  /**
   * Reads the store as it stands now, however long that takes and whatever is written meanwhile.
   * One that lives in memory has one handle: there, what is written meanwhile is seen.
   */
  snapshot<T>(read: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    return this.#engine.snapshot((connection) =>
      read({ page: (no) => new PageStore(connection, no) }),
    );
  }

  /**
   * Writes the store as it stands to a new file, and opens that.
   * @throws Error of the engine, such as when the file is there or the disk is full
   */
  async copyTo(file: string): Promise<Store> {
    return new Store(await this.#engine.copyTo(file), this.#options);
  }

  /** Why nothing is written any more, until the store is opened anew. */
  get failure(): Error | undefined {
    return this.#engine.failure;
  }

  /** Resolves with it, once there is one. */
  get failed(): Promise<Error> {
    return this.#engine.failed;
  }

  /** From now on no other program is waited for: whoever has a lock is refused for at once. */
  endPatience(): void {
    this.#engine.endPatience();
  }

  /** Waits for writes under way, but for no other program, then closes the database. */
  close(): Promise<void> {
    return this.#engine.close();
  }

  /** @param done takes the number of the newest event of each Page that one was told of */
  async #transact<T>(
    connection: EngineTransaction,
    change: (tx: Transaction) => Promise<T>,
    done: (events: Revisions['told']) => void = () => undefined,
  ): Promise<T> {
    const revisions = new Revisions(connection);
    /** What is read of a Page within a transaction decides what is written of it. */
    const held = (no: number): number => {
      connection.lock(no);
      return no;
    };
    const rows = (no: number, people: boolean) => {
      revisions.note(held(no), people);
      return connection;
    };
    const pageReader = (no: number) => new PageStore(connection, held(no));
    const result = await change({
      get directory() {
        return directoryWriterOf(rows(DIRECTORY, true));
      },
      get reader() {
        return directoryOf(connection);
      },
      rows: (no) => rows(no, true),
      talk: (no) => rows(no, false),
      pageReader,
      firstReader: (no) => {
        if (!revisions.keepsPeople(held(no))) return pageReader(no);
        return new PageStore(connection, no, { people: this.#people(no) });
      },
      importLease: (no) => new ImportLeaseWriter(connection, held(no)),
      importReports: (no) => new ImportReportsWriter(connection, held(no)),
      deliveries: (no) => deliveriesWriterOf(connection, held(no)),
      get lanes() {
        return new LanesWriter(connection);
      },
      revisions,
      audienceOf: (no, event) => {
        const { audience } = this.#options;
        if (!audience) return undefined;
        const directory = directoryOf(connection);
        const installed = revisions.keepsPeople(DIRECTORY)
          ? this.#installed.of(no, this.#engine.marks.directory, directory)
          : installedOn(no, directory);
        return chain(installed, (apps) =>
          audience({ directory, no, page: pageReader(no), installed: apps }, event),
        );
      },
    });
    await revisions.settle();
    done(revisions.told);
    return result;
  }

  #people(no: number): KeptPeople {
    const { marks } = this.#engine;
    return this.#pages.peopleOf(no, marks.page(no), marks.people(no));
  }
}

const NOTHING: Revisions['told'] = new Map();
