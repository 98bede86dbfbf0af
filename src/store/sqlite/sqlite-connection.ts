import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { SqliteQueryCompiler } from 'kysely';
import type { Change, EngineTransaction } from '../engine.ts';
import { dialectOf, type Statement } from '../statement.ts';

export const SQLITE = dialectOf(new SqliteQueryCompiler());

/** A statement as it is run on one handle. */
interface Ready {
  readonly prepared: StatementSync;
  readonly bind: ReturnType<Statement<never, unknown>['in']>['bind'];
}

/** One node:sqlite database handle with its prepared statements. Answers synchronously. */
export class SqliteConnection implements EngineTransaction {
  readonly database: DatabaseSync;
  readonly #ready = new Map<Statement<never, unknown>, Ready>();
  readonly #dataVersion: StatementSync;
  readonly #begin: StatementSync | undefined;
  readonly #end: StatementSync | undefined;
  #isReading = false;
  #turns = 0;
  /** What the transaction under way has counted up, where one is. */
  #changed: Map<number, Change> | undefined;

  /**
   * @param sharesReads reads of one turn of the event loop share one read transaction. A statement
   *   on its own takes and gives back a file lock, half the cost of a small read.
   */
  constructor(database: DatabaseSync, { sharesReads }: { readonly sharesReads: boolean }) {
    this.database = database;
    this.#dataVersion = database.prepare('pragma data_version');
    this.#begin = sharesReads ? database.prepare('begin') : undefined;
    this.#end = sharesReads ? database.prepare('rollback') : undefined;
  }

  all<P extends object, R>(statement: Statement<P, R>, params: P): R[] {
    this.#share();
    const { prepared, bind } = this.#prepare(statement);
    const rows = prepared.all(...bind(params)) as unknown[];
    for (let i = 0; i < rows.length; i++) rows[i] = statement.read(rows[i] as unknown[]);
    return rows as R[];
  }

  one<P extends object, R>(statement: Statement<P, R>, params: P): R | undefined {
    this.#share();
    const { prepared, bind } = this.#prepare(statement);
    const row: unknown = prepared.get(...bind(params));
    return row === undefined ? undefined : statement.read(row as unknown[]);
  }

  run<P extends object>(statement: Statement<P, never>, params: P): number {
    const { prepared, bind } = this.#prepare(statement);
    return Number(prepared.run(...bind(params)).changes);
  }

  /** Nothing to do: whoever writes to SQLite has locked all of it. */
  lock(): void {}

  changed(page: number, { mark, people }: Change): void {
    const before = this.#changed?.get(page)?.people ?? false;
    this.#changed?.set(page, { mark, people: before || people });
  }

  keepsPeople(page: number): boolean {
    return this.#changed?.get(page)?.people !== true;
  }

  /** Whether a transaction that writes is under way: what is read here is of it. */
  get isWriting(): boolean {
    return this.#changed !== undefined;
  }

  /** @throws SQLite's error, also where another program has a lock */
  beginWriting(): void {
    this.refresh();
    this.database.exec('begin immediate');
    this.#changed = new Map();
  }

  /** Ends the transaction that writes; gives what it has changed. */
  commit(): ReadonlyMap<number, Change> {
    this.database.exec('commit');
    const changed = this.#changed ?? new Map();
    this.#changed = undefined;
    return changed;
  }

  rollback(): void {
    // SQLite may have done so by itself, such as for want of room.
    if (this.database.isTransaction) this.database.exec('rollback');
    this.#changed = undefined;
  }

  /** A number that is another once another handle has committed. */
  dataVersion(): number {
    this.#share();
    return Number(this.#dataVersion.get()?.data_version);
  }

  /** Ends the read transaction of this turn: the next read sees what was committed meanwhile. */
  readonly refresh = (): void => {
    if (!this.#isReading) return;
    this.#isReading = false;
    // SQLite may have ended it by itself, such as for want of memory.
    if (this.database.isOpen && this.database.isTransaction) this.#end?.run();
  };

  /**
   * The number of the read transaction under way, or undefined where reads share none: what was
   * read in one is true until the next.
   */
  get turn(): number | undefined {
    return this.#isReading ? this.#turns : undefined;
  }

  /**
   * Begins this turn's read transaction. It ends after the turn's requests have been read, so a
   * request that arrives after another process committed always sees the change.
   */
  #share(): void {
    if (this.#isReading || !this.#begin || this.#changed) return;
    this.#begin.run();
    this.#isReading = true;
    this.#turns++;
    setImmediate(this.refresh);
  }

  #prepare(statement: Statement<never, unknown>): Ready {
    let ready = this.#ready.get(statement);
    if (!ready) {
      const { sql, bind } = statement.in(SQLITE);
      const prepared = this.database.prepare(sql);
      prepared.setReturnArrays(true);
      ready = { bind, prepared };
      this.#ready.set(statement, ready);
    }
    return ready;
  }
}
