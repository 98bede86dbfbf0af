import type { Awaitable } from '../base/awaitable.ts';
import type { Connection } from './connection.ts';

/** A connection inside a transaction. */
export interface EngineTransaction extends Connection {
  /**
   * Lets no other transaction change what is of a Page, or of the directory (0), until this one
   * ends: numbers that are counted up (`max(no) + 1`) rest on it.
   */
  lock(page: number): Awaitable<void>;
  /** Tells the mark that a Page, or the directory (0), has once this transaction is done. */
  changed(page: number, mark: number): void;
}

/**
 * Numbers that tell whether what is kept in memory is still true. The engine learns them by itself,
 * whichever process made a change: to look at one asks nobody.
 */
export interface Marks {
  /** Another after each change of what stands above the Pages. */
  readonly directory: number;
  /** Another after each change of something of a Page. */
  page(no: number): number;
}

/** What keeps the rows: all that the store asks of a database, and the one thing that knows which. */
export interface Engine {
  /** For reads outside of transactions. */
  readonly connection: Connection;
  readonly marks: Marks;
  /**
   * Runs a change as one transaction: all of it is durable when the promise resolves, or none is
   * and it rejects.
   */
  transaction<T>(work: (connection: EngineTransaction) => Promise<T>): Promise<T>;
  /** The same, undone at its end: what it would give or refuse is seen, and nothing is written. */
  rehearsal<T>(work: (connection: EngineTransaction) => Promise<T>): Promise<T>;
  /** Resolves once whatever was asked to be written until now is on disk, or refused. */
  durable(): Promise<void>;
  /**
   * Reads everything as it stands now, however long that takes and whatever is written meanwhile.
   * One that lives in memory shows what is written meanwhile.
   */
  snapshot<T>(read: (connection: Connection) => Promise<T>): Promise<T>;
  /**
   * Writes everything as it stands to a new place, and opens that.
   * @throws Error of the engine, such as when the place is taken or the disk is full
   */
  copyTo(place: string): Promise<Engine>;
  /** From now on no other program is waited for: whoever has a lock is refused for at once. */
  endPatience(): void;
  /** Waits for writes under way, but for no other program, then lets go of the database. */
  close(): Promise<void>;
}
