import { type Awaitable, chain } from '../base/awaitable.ts';
import type { Besides } from './besides.ts';
import type { Connection } from './connection.ts';
import { type ControlRule, LEFT } from './control-rule.ts';
import { CallCounts, CallCountsWriter } from './directory/call-counts.ts';
import { Directory, DirectoryWriter } from './directory.ts';
import { DurableEvents, type DurableListener } from './durable-events.ts';
import type { Engine, EngineTransaction, Group } from './engine.ts';
import type { Audience } from './log/audience.ts';
import type { AudienceRule } from './log/audience-rule.ts';
import { type DeliveriesWriter, deliveriesWriterOf } from './log/deliveries.ts';
import { type Installed, installedOn, KeptInstalled } from './log/kept-installed.ts';
import type { NewEvent } from './log/kinds.ts';
import { Lanes, LanesWriter } from './log/lanes.ts';
import { ImportLeaseWriter } from './page/import-lease.ts';
import { ImportReportsWriter } from './page/import-reports.ts';
import { PageStore } from './page/page-store.ts';
import type { KeptPeople } from './page/people.ts';
import { DIRECTORY, Revisions } from './page/revisions.ts';
import { PagesMemory } from './pages-memory.ts';
import { ReadOnlyStore } from './read-only.ts';
import { NotedPages } from './reversals/reversals.ts';
import { unnoted } from './reversals/unnoted.ts';
import { type RowsSource, wholeOf } from './transfer/rows-source.ts';

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
  /** The same of what is no change that can be taken back: what takes others back itself. */
  unnoted(page: number): Connection;
  /** Whether what it writes is marked as simulated: an act among conversations of real people. */
  isSimulated: boolean;
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
  /** What apps were seen to call. */
  readonly callCounts: CallCountsWriter;
  /**
   * A number that is another after each transaction in which something of a Page was changed, by
   * whichever process: what was read of the Page under one is true while it stays.
   */
  readonly revisions: Pick<Revisions, 'before' | 'after' | 'nextEvent' | 'keptFrom'>;
  /** All rows there are, as this transaction sees them. */
  readonly whole: RowsSource;
  /** A Page, and the apps that it has. */
  installedOn(page: number): Awaitable<Installed>;
  /** What becomes of who controls a conversation, by the rule that the store was opened with. */
  readonly controlBy: ControlRule;
  /** Who gets an event that is to be told of in a Page's log. */
  audienceOf(page: number, event: NewEvent): Awaitable<Audience | undefined>;
}

/** What a store is opened with besides what it is kept in. */
export interface StoreOptions {
  /** Says of each event who gets it; without one nobody does. */
  readonly audience?: AudienceRule | undefined;
  /** Says what becomes of who controls a conversation; without one nothing does. */
  readonly control?: ControlRule | undefined;
  /** Whether every change is refused. */
  readonly isReadOnly?: boolean | undefined;
}

/** The store as it stood at one moment. */
export interface Snapshot {
  page(no: number): PageStore;
  /** All rows there were. */
  readonly whole: RowsSource;
}

/** Everything there is, in whatever database the engine keeps it. Other processes may write it too. */
export class Store {
  readonly directory: Directory;
  /** Who delivers what. */
  readonly lanes: Lanes;
  /** What apps were seen to call: no generation counts how it changes. */
  readonly callCounts: CallCounts;
  /** What is kept of Pages in memory. */
  readonly kept: PagesMemory;
  readonly #engine: Engine;
  readonly #options: StoreOptions;
  readonly #memory: Memory;
  readonly #durable: DurableEvents;
  readonly #cause: number | undefined;
  /** Whether every change is refused: whoever writes by himself need not try. */
  readonly isReadOnly: boolean;

  /** @param same another whose all of this is, but for what sets its transactions off */
  constructor(
    engine: Engine,
    options: StoreOptions = {},
    same?: { readonly of: Store; readonly cause: number },
  ) {
    this.#engine = engine;
    this.#options = options;
    this.isReadOnly = options.isReadOnly === true;
    this.#cause = same?.cause;
    if (same) {
      const { of } = same;
      this.lanes = of.lanes;
      this.callCounts = of.callCounts;
      this.#durable = of.#durable;
      this.directory = of.directory;
      this.kept = of.kept;
      this.#memory = of.#memory;
      return;
    }
    this.lanes = new Lanes(engine.connection);
    this.callCounts = new CallCounts(engine.connection);
    this.#durable = new DurableEvents(engine);
    this.directory = new Directory(engine.connection);
    this.kept = new PagesMemory(engine);
    this.#memory = {
      ...options,
      installed: new KeptInstalled(),
      people: (no) => this.kept.people(no),
      generation: () => engine.marks.directory,
      notes: { isOn: false },
    };
  }

  /** Whether this process notes what it changes of conversations (`reversals/note-changes.ts`). */
  get notes(): { isOn: boolean } {
    return this.#memory.notes;
  }

  /** What whoever runs this program should know of how it reaches what the store is kept in, in a line. */
  get notice(): string | undefined {
    return this.#engine.notice;
  }

  /** Everything of one Page, and nothing of any other. What is kept is used where no look is needed. */
  page(no: number): PageStore {
    const { connection, looks } = this.#engine;
    return looks ? new PageStore(connection, no) : this.kept.page(no);
  }

  /**
   * A number that changes with every change of what stands above the Pages: apps, users, tokens,
   * permissions, settings, and what Pages are. What was read of that under one is true while it
   * stays, whichever process writes.
   */
  generation(): number {
    return this.#engine.marks.directory;
  }

  /** The same of what one Page holds, for whoever has waited for a look. */
  revision(page: number): number {
    return this.#engine.marks.page(page);
  }

  /**
   * Runs a change as one transaction: all of it is on disk when the promise resolves, or none is
   * and it rejects.
   * @param change waits for the store and for nothing else: others wait for it. It may be run again
   *   where SQLite undid it for another's sake, unless its group is its own
   * @param group its own for what takes long, such as an import's
   * @throws ForeignWait where it waits for something else; ReadOnlyStore
   */
  async transaction<T>(change: (tx: Transaction) => Promise<T>, group?: Group): Promise<T> {
    if (this.isReadOnly) throw new ReadOnlyStore();
    let told: Revisions['told'] = NOTHING;
    const result = await this.#engine.transaction(
      (connection) => this.#transact(connection, change, (events) => (told = events)),
      group,
    );
    if (told.size > 0) this.#durable.tellOwn(told, this.#cause);
    return result;
  }

  /**
   * From now on tells of events once they are on disk, whichever process told them, before whoever
   * waits for the transaction goes on: Pages, with the number up to which all of theirs are. None of
   * them where another process has written something else. Of this process's own it tells besides which
   * a transaction told of, and what set that off.
   */
  onDurable(listener: DurableListener): void {
    this.#durable.listen(listener);
  }

  /** The number of the newest event of each Page that has one. */
  newestEvents(): Awaitable<ReadonlyMap<number, number>> {
    return this.#durable.newest();
  }

  /**
   * The same store, of whose transactions it is told what set them off.
   * @param cause a number of the journal's
   */
  by(cause: number): Store {
    return new Store(this.#engine, this.#options, { of: this, cause });
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
      read({ page: (no) => new PageStore(connection, no), whole: wholeOf(connection) }),
    );
  }

  /**
   * Writes the store as it stands to a new file, and opens that.
   * @throws Error of the engine, such as when the file is there or the disk is full
   */
  async copyTo(file: string): Promise<Store> {
    return new Store(await this.#engine.copyTo(file), this.#options);
  }

  /** What its database keeps besides rows; there is none where the store's directory does. */
  get besides(): Besides | undefined {
    return this.#engine.besides;
  }

  /** For whoever goes through all rows: each statement sees the store as it stands just then. */
  get standing(): Connection {
    return this.#engine.connection;
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
    const transaction = new OpenTransaction(connection, this.#memory);
    const result = await change(transaction);
    await transaction.noted?.settle(transaction.revisions.told);
    await transaction.revisions.settle();
    done(transaction.revisions.told);
    return result;
  }
}

const NOTHING: Revisions['told'] = new Map();

/** What of the store's memory a transaction may use. */
interface Memory extends StoreOptions {
  readonly installed: KeptInstalled;
  readonly people: (no: number) => KeptPeople;
  readonly generation: () => number;
  /** Whether it is noted how what changes of conversations was before. */
  readonly notes: { isOn: boolean };
}

/** A transaction while it is open. */
class OpenTransaction implements Transaction {
  readonly revisions: Revisions;
  readonly noted: NotedPages | undefined;
  isSimulated = false;
  readonly #connection: EngineTransaction;
  readonly #memory: Memory;

  constructor(connection: EngineTransaction, memory: Memory) {
    this.noted = memory.notes.isOn ? new NotedPages(connection) : undefined;
    this.revisions = new Revisions(connection);
    this.#connection = connection;
    this.#memory = memory;
  }

  get directory(): DirectoryWriter {
    return new DirectoryWriter(this.rows(DIRECTORY));
  }
  get reader(): Directory {
    return new Directory(this.#connection);
  }
  rows(no: number): Connection {
    this.revisions.note(this.#held(no), true);
    return this.#noting(no);
  }
  talk(no: number): Connection {
    this.revisions.note(this.#held(no), false);
    return this.#noting(no);
  }
  unnoted(no: number): Connection {
    return unnoted(this.rows(no));
  }
  pageReader(no: number): PageStore {
    return new PageStore(this.#connection, this.#held(no));
  }
  firstReader(no: number): PageStore {
    if (!this.revisions.keepsPeople(this.#held(no))) return this.pageReader(no);
    return new PageStore(this.#connection, no, { people: this.#memory.people(no) });
  }
  importLease(no: number): ImportLeaseWriter {
    return new ImportLeaseWriter(this.#connection, this.#held(no));
  }
  importReports(no: number): ImportReportsWriter {
    return new ImportReportsWriter(this.#connection, this.#held(no));
  }
  deliveries(no: number): DeliveriesWriter {
    return deliveriesWriterOf(this.#connection, this.#held(no));
  }
  get lanes(): LanesWriter {
    return new LanesWriter(this.#connection);
  }
  get callCounts(): CallCountsWriter {
    return new CallCountsWriter(this.#connection);
  }
  get whole(): RowsSource {
    return wholeOf(this.#connection);
  }

  audienceOf(no: number, event: NewEvent): Awaitable<Audience | undefined> {
    const { audience } = this.#memory;
    if (!audience) return undefined;
    const directory = this.reader;
    return chain(this.installedOn(no), (installed) =>
      audience({ directory, no, page: this.pageReader(no), installed }, event),
    );
  }

  installedOn(no: number): Awaitable<Installed> {
    const { installed, generation } = this.#memory;
    return this.revisions.keepsPeople(DIRECTORY)
      ? installed.of(no, generation(), this.reader)
      : installedOn(no, this.reader);
  }

  get controlBy(): ControlRule {
    return this.#memory.control ?? LEFT;
  }

  #noting(no: number): Connection {
    return no === DIRECTORY || !this.noted ? this.#connection : this.noted.of(no);
  }

  /** What is read of a Page within a transaction decides what is written of it. */
  #held(no: number): number {
    this.#connection.lock(no);
    return no;
  }
}
