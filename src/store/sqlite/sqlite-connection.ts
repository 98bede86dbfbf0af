import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { EngineTransaction } from '../engine.ts';
import type { Statement } from '../statement.ts';

/** Changes when another handle, of this process or another, has committed. */
const dataVersion: Statement<object, number> = {
  sql: 'pragma data_version',
  order: [],
  read: (row) => row[0] as number,
};

/** One node:sqlite database handle with its prepared statements. Answers synchronously. */
export class SqliteConnection implements EngineTransaction {
  readonly database: DatabaseSync;
  readonly #prepared = new Map<Statement<never, unknown>, StatementSync>();
  readonly #begin: StatementSync | undefined;
  readonly #end: StatementSync | undefined;
  #isReading = false;
  #turns = 0;
  /** What the transaction under way has counted up, where one is. */
  #changed: Map<number, number> | undefined;

  /**
   * @param sharesReads reads of one turn of the event loop share one read transaction. A statement
   *   on its own takes and gives back a file lock, half the cost of a small read.
   */
  constructor(database: DatabaseSync, { sharesReads }: { readonly sharesReads: boolean }) {
    this.database = database;
    this.#begin = sharesReads ? database.prepare('begin') : undefined;
    this.#end = sharesReads ? database.prepare('rollback') : undefined;
  }

  all<P extends object, R>(statement: Statement<P, R>, params: P): R[] {
    this.#share();
    const rows = this.#prepare(statement).all(...bind(statement, params)) as unknown[];
    for (let i = 0; i < rows.length; i++) rows[i] = statement.read(rows[i] as unknown[]);
    return rows as R[];
  }

  one<P extends object, R>(statement: Statement<P, R>, params: P): R | undefined {
    this.#share();
    const row: unknown = this.#prepare(statement).get(...bind(statement, params));
    return row === undefined ? undefined : statement.read(row as unknown[]);
  }

  run<P extends object>(statement: Statement<P, never>, params: P): number {
    return Number(this.#prepare(statement).run(...bind(statement, params)).changes);
  }

  /** Nothing to do: whoever writes to SQLite has locked all of it. */
  lock(): void {}

  changed(page: number, mark: number): void {
    this.#changed?.set(page, mark);
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

  /** Ends the transaction that writes; gives the marks that it has changed. */
  commit(): ReadonlyMap<number, number> {
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
    return this.one(dataVersion, {}) ?? 0;
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

  #prepare(statement: Statement<never, unknown>): StatementSync {
    let prepared = this.#prepared.get(statement);
    if (!prepared) {
      prepared = this.database.prepare(statement.sql);
      prepared.setReturnArrays(true);
      this.#prepared.set(statement, prepared);
    }
    return prepared;
  }
}

function bind<P extends object>(statement: Statement<P, unknown>, params: P): SQLInputValue[] {
  const { order } = statement;
  const values: SQLInputValue[] = [];
  for (let i = 0; i < order.length; i++) values.push(params[order[i] as keyof P] as SQLInputValue);
  return values;
}
