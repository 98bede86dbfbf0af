import type { Awaitable } from '../../base/awaitable.ts';
import type { Change, EngineTransaction } from '../engine.ts';
import type { Statement } from '../statement.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

/** Turns of the event loop without a statement after which a transaction waits for something else. */
const IDLE_TURNS = 8;

/** A transaction waited for something that is not the store: it held up all others meanwhile. */
export class ForeignWait extends Error {
  override readonly name = 'ForeignWait';

  constructor() {
    super('A transaction waited for something other than the store, and was undone.');
  }
}

/**
 * What one transaction of a group is given: the writing handle, until the transaction has ended. What
 * it forgot to wait for cannot slip into the transaction after it.
 */
export class Member implements EngineTransaction {
  readonly #connection: SqliteConnection;
  readonly #changed = new Map<number, Change>();
  #isOver = false;
  #idle = 0;
  #look: NodeJS.Immediate | undefined;
  #fail: (error: Error) => void = () => undefined;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  /**
   * Does the work, which may wait for its statements and for nothing else.
   * @throws what the work throws, or ForeignWait
   */
  async during<T>(work: (connection: EngineTransaction) => Promise<T>): Promise<T> {
    const waits = (): void => {
      if (++this.#idle > IDLE_TURNS) this.#fail(new ForeignWait());
      else this.#look = setImmediate(waits);
    };
    this.#look = setImmediate(waits);
    try {
      const made = await new Promise<T>((resolve, reject) => {
        this.#fail = reject;
        work(this).then(resolve, reject);
      });
      for (const [page, change] of this.#changed) this.#connection.changed(page, change);
      return made;
    } finally {
      this.#isOver = true;
      clearImmediate(this.#look);
    }
  }

  all<P extends object, R>(statement: Statement<P, R>, params: P): Awaitable<R[]> {
    const connection = this.#open();
    try {
      return connection.all(statement, params);
    } catch (error) {
      throw this.#failed(error);
    }
  }

  one<P extends object, R>(statement: Statement<P, R>, params: P): Awaitable<R | undefined> {
    const connection = this.#open();
    try {
      return connection.one(statement, params);
    } catch (error) {
      throw this.#failed(error);
    }
  }

  run<P extends object>(statement: Statement<P, never>, params: P): Awaitable<number> {
    const connection = this.#open();
    try {
      return connection.run(statement, params);
    } catch (error) {
      throw this.#failed(error);
    }
  }

  /** Nothing to do: whoever writes to SQLite has locked all of it. */
  lock(): void {}

  changed(page: number, change: Change): void {
    this.#changed.set(page, change);
  }

  keepsPeople(page: number): boolean {
    return this.#changed.get(page)?.people !== true && this.#connection.keepsPeople(page);
  }

  #open(): SqliteConnection {
    if (this.#isOver) throw new Error('This transaction has ended.');
    this.#idle = 0;
    return this.#connection;
  }

  /** Where SQLite has undone all of it by itself, a statement would be a transaction of its own. */
  #failed(error: unknown): unknown {
    this.#isOver ||= !this.#connection.database.isTransaction;
    return error;
  }
}
