import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { type Scheduler, systemScheduler } from '../../base/scheduler.ts';
import type { Connection } from '../connection.ts';
import type { Engine, EngineTransaction, Marks } from '../engine.ts';
import { openDatabase, openWriter } from './open.ts';
import { Patience } from './patience.ts';
import { SqliteConnection } from './sqlite-connection.ts';

const ALONE = { sharesReads: false };

const nextTurn = (): Promise<void> => setImmediate();

/**
 * One SQLite database, read on one handle and written on another, so that a write's fsync and a long
 * read do not share a statement's fate. Other processes may write it too.
 */
export class SqliteEngine implements Engine {
  readonly connection: SqliteConnection;
  readonly marks: Marks;
  readonly #writer: SqliteConnection;
  readonly #file: string;
  readonly #patience: Patience;
  readonly #scheduler: Scheduler;
  #writes = 0;
  #generation = 0;
  /** The reader's turn in which the generation was looked up. */
  #lookedUp: number | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(
    place: { readonly file: string; readonly scheduler: Scheduler; readonly patience: Patience },
    { reader, writer }: { readonly reader: DatabaseSync; readonly writer: DatabaseSync },
  ) {
    this.#file = place.file;
    this.#scheduler = place.scheduler;
    this.#patience = place.patience;
    this.connection = new SqliteConnection(reader, { sharesReads: reader !== writer });
    this.#writer = reader === writer ? this.connection : new SqliteConnection(writer, ALONE);
    const generation = () => this.#lookUp();
    this.marks = {
      get directory() {
        return generation();
      },
      page: generation,
    };
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

  get turn(): number | undefined {
    return this.connection.turn;
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
    await this.#patience.until(() => this.#writer.database.prepare('vacuum into ?').run(file));
    return SqliteEngine.open(file, this.#scheduler);
  }

  endPatience(): void {
    this.#patience.end();
  }

  async close(): Promise<void> {
    this.endPatience();
    await this.#queue;
    this.connection.refresh();
    const { database } = this.connection;
    if (this.#writer.database !== database) this.#writer.database.close();
    database.close();
  }

  /** Changes with every change of the database, by this process or another. */
  #lookUp(): number {
    const { turn } = this.connection;
    if (turn !== undefined && turn === this.#lookedUp) return this.#generation;
    this.#generation = this.connection.dataVersion() + this.#writes;
    this.#lookedUp = this.connection.turn;
    return this.#generation;
  }

  async #transact<T>(
    work: (connection: EngineTransaction) => Promise<T>,
    since: number,
  ): Promise<T> {
    const { database } = this.#writer;
    await this.#patience.until(() => database.exec('begin immediate'), since);
    try {
      const result = await work(this.#writer);
      database.exec('commit');
      this.#writes++;
      this.connection.refresh();
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec('rollback');
      throw error;
    }
  }
}
