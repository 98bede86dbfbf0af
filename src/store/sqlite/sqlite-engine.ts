import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { type Scheduler, systemScheduler } from '../../base/scheduler.ts';
import type { Connection } from '../connection.ts';
import type { Engine, EngineTransaction, Marks } from '../engine.ts';
import { openDatabase, openWriter } from './open.ts';
import { Patience } from './patience.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { SqliteMarks } from './sqlite-marks.ts';

const ALONE = { sharesReads: false };

const nextTurn = (): Promise<void> => setImmediate();

/**
 * One SQLite database, read on one handle and written on another, so that a write's fsync and a long
 * read do not share a statement's fate. Other processes may write it too.
 */
export class SqliteEngine implements Engine {
  readonly connection: Connection;
  /** Reads and writes. */
  readonly #main: SqliteConnection;
  /** Reads while a transaction is open on the other, which would show what is not there yet. */
  readonly #beside: SqliteConnection;
  readonly #marks: SqliteMarks;
  readonly #file: string;
  readonly #patience: Patience;
  readonly #scheduler: Scheduler;
  /** The turn in which others were looked for. */
  #lookedUp: number | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(
    place: { readonly file: string; readonly scheduler: Scheduler; readonly patience: Patience },
    { reader, writer }: { readonly reader: DatabaseSync; readonly writer: DatabaseSync },
  ) {
    this.#file = place.file;
    this.#scheduler = place.scheduler;
    this.#patience = place.patience;
    this.#main = new SqliteConnection(writer, { sharesReads: reader !== writer });
    this.#beside =
      reader === writer ? this.#main : new SqliteConnection(reader, { sharesReads: true });
    const reading = () => (this.#main.isWriting ? this.#beside : this.#main);
    this.connection = {
      all: (statement, params) => reading().all(statement, params),
      one: (statement, params) => reading().one(statement, params),
      run: (statement, params) => reading().run(statement, params),
    };
    this.#marks = new SqliteMarks(this.#main, reading);
  }

  /**
   * Opens a database, making or updating its tables.
   * @param file path of the database file, or `:memory:` for one that lives as long as the process
   * @param scheduler times the tries while another program has a lock
   * @throws NewerStoreError when a later version wrote it
   * @throws SQLite's error when it is no database, damaged, or locked for longer than ten seconds
   */
  static async open(file: string, scheduler: Scheduler = systemScheduler): Promise<SqliteEngine> {
    const patience = new Patience(scheduler);
    const writer = await openWriter(file, patience);
    try {
      const reader =
        file === ':memory:' ? writer : await patience.until(() => openDatabase(file, 'reader'));
      return new SqliteEngine({ file, scheduler, patience }, { reader, writer });
    } catch (error) {
      writer.close();
      throw error;
    }
  }

  get marks(): Marks {
    // While a transaction is open nobody else writes.
    const { turn } = this.#main;
    if (!this.#main.isWriting && (turn === undefined || turn !== this.#lookedUp)) {
      this.#marks.refresh();
      this.#lookedUp = this.#main.turn;
    }
    return this.#marks;
  }

  /**
   * Transactions wait for one another, and for other programs up to ten seconds from the call,
   * during which everything else goes on: each has a turn of the event loop of its own, so that many
   * which waited for one lock do not hold everybody up when it goes.
   */
  transaction<T>(work: (connection: EngineTransaction) => Promise<T>): Promise<T> {
    const since = this.#patience.now();
    const run = this.#queue.then(() => this.#transact(work, since));
    this.#queue = run.then(nextTurn, nextTurn);
    return run;
  }

  async rehearsal<T>(work: (connection: EngineTransaction) => Promise<T>): Promise<T> {
    const undone = { made: undefined as T };
    try {
      await this.transaction(async (connection) => {
        undone.made = await work(connection);
        throw undone;
      });
    } catch (thrown) {
      if (thrown !== undone) throw thrown;
    }
    return undone.made;
  }

  async durable(): Promise<void> {
    await this.#queue;
  }

  async snapshot<T>(read: (connection: Connection) => Promise<T>): Promise<T> {
    await this.#queue;
    if (this.#file === ':memory:') return read(this.connection);
    const database = await this.#patience.until(() => openDatabase(this.#file, 'reader'));
    try {
      database.exec('begin');
      // SQLite takes the moment of the first read.
      const first = database.prepare('select name from setting limit 1');
      await this.#patience.until(() => first.get());
      return await read(new SqliteConnection(database, ALONE));
    } finally {
      database.close();
    }
  }

  async copyTo(file: string): Promise<SqliteEngine> {
    await this.#queue;
    await this.#patience.until(() => this.#vacuum(file));
    return SqliteEngine.open(file, this.#scheduler);
  }

  #vacuum(file: string): void {
    this.#main.refresh();
    this.#main.database.prepare('vacuum into ?').run(file);
  }

  endPatience(): void {
    this.#patience.end();
  }

  async close(): Promise<void> {
    this.endPatience();
    await this.#queue;
    for (const { refresh, database } of new Set([this.#main, this.#beside])) {
      refresh();
      database.close();
    }
  }

  async #transact<T>(
    work: (connection: EngineTransaction) => Promise<T>,
    since: number,
  ): Promise<T> {
    await this.#patience.until(() => this.#main.beginWriting(), since);
    try {
      // From here on nobody else writes, and what they have written is there.
      this.#marks.refresh();
      const result = await work(this.#main);
      this.#marks.set(this.#main.commit());
      return result;
    } catch (error) {
      this.#main.rollback();
      throw error;
    } finally {
      this.#beside.refresh();
    }
  }
}
