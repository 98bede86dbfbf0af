import type { DatabaseSync } from 'node:sqlite';
import type { Scheduler } from '../../base/scheduler.ts';
import type { Connection } from '../connection.ts';
import type { Engine, EngineTransaction, Group, Marks } from '../engine.ts';
import { Durability, type Workings } from './durability.ts';
import { ForeignCommits } from './foreign-commits.ts';
import { Groups } from './groups.ts';
import { openDatabase, openWriter } from './open.ts';
import { Patience } from './patience.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { SqliteMarks } from './sqlite-marks.ts';

const ALONE = { sharesReads: false };

/**
 * One SQLite database, written in groups that become durable off the thread. Other processes may
 * write it too.
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
  readonly #groups: Groups;
  /** There is none in memory. */
  readonly #durability: Durability | undefined;
  #foreign: ForeignCommits | undefined;

  private constructor(
    place: { readonly file: string; readonly scheduler: Scheduler; readonly patience: Patience },
    { reader, writer }: { readonly reader: DatabaseSync; readonly writer: DatabaseSync },
    workings: Workings,
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
    const durability =
      reader === writer ? undefined : new Durability(place.file, this.#main, workings);
    this.#durability = durability;
    this.#groups = new Groups(this.#main, {
      patience: place.patience,
      ready: async () => durability?.ready(),
      // From here on nobody else writes, and what they have written is there.
      begun: () => this.#marks.refresh(),
      committed: async (changed) => {
        this.#marks.set(changed);
        await durability?.committed();
      },
      ended: () => this.#beside.refresh(),
      failure: () => durability?.failure,
    });
  }

  /**
   * Opens a database, making or updating its tables.
   * @param file path of the database file, or `:memory:` for one that lives as long as the process
   * @param scheduler times the tries while another program has a lock
   * @param workings for tests and measurements
   * @throws NewerStoreError when a later version wrote it
   * @throws SQLite's error when it is no database, damaged, or locked for longer than ten seconds
   */
  static async open(
    file: string,
    scheduler: Scheduler,
    workings: Workings = {},
  ): Promise<SqliteEngine> {
    const patience = new Patience(scheduler);
    const writer = await openWriter(file, patience);
    let reader = writer;
    try {
      if (file !== ':memory:') reader = await patience.until(() => openDatabase(file, 'reader'));
      return new SqliteEngine({ file, scheduler, patience }, { reader, writer }, workings);
    } catch (error) {
      for (const handle of new Set([reader, writer])) handle.close();
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

  onForeign(listener: () => void): void {
    this.#marks.onForeign = listener;
    if (!this.#durability) return;
    const look = (): unknown => this.marks;
    this.#foreign ??= new ForeignCommits(`${this.#file}-wal`, this.#scheduler, look);
  }

  get failure(): Error | undefined {
    return this.#durability?.failure;
  }

  get failed(): Promise<Error> {
    return this.#durability?.failed ?? new Promise(() => undefined);
  }

  transaction<T>(
    work: (connection: EngineTransaction) => Promise<T>,
    group: Group = 'shared',
  ): Promise<T> {
    return this.#groups.run(work, group === 'own');
  }

  async rehearsal<T>(work: (connection: EngineTransaction) => Promise<T>): Promise<T> {
    const undone = { made: undefined as T };
    try {
      await this.transaction(async (connection) => {
        undone.made = await work(connection);
        throw undone;
      }, 'own');
    } catch (thrown) {
      if (thrown !== undone) throw thrown;
    }
    return undone.made;
  }

  async durable(): Promise<void> {
    await this.#groups.between(() => undefined);
    await this.#durability?.done();
  }

  async snapshot<T>(read: (connection: Connection) => Promise<T>): Promise<T> {
    if (!this.#durability) {
      await this.durable();
      return read(this.connection);
    }
    const database = await this.#patience.until(() => openDatabase(this.#file, 'reader'));
    try {
      database.exec('begin');
      // SQLite takes the moment of the first read.
      const first = database.prepare('select name from setting limit 1');
      await this.#patience.until(() => first.get());
      await this.#durability.done();
      return await read(new SqliteConnection(database, ALONE));
    } finally {
      database.close();
    }
  }

  async copyTo(file: string): Promise<SqliteEngine> {
    await this.#groups.between(() => this.#patience.until(() => this.#vacuum(file)));
    await this.#durability?.done();
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
    this.#foreign?.close();
    await this.#groups.idle();
    await this.#durability?.close();
    for (const { refresh, database } of new Set([this.#main, this.#beside])) {
      refresh();
      database.close();
    }
  }
}
