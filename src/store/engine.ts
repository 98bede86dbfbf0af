import type { Besides } from './besides.ts';
import type { Connection } from './connection.ts';

/**
 * Whether a transaction may be committed together with others that were asked for at the same time.
 * One that takes long has a group of its own: an import's, a seed.
 */
export type Group = 'shared' | 'own';

/** The disk did not take what was to be made durable. */
export class NotDurable extends Error {
  override readonly name = 'NotDurable';

  /** @param cause what the system said */
  constructor(cause: unknown) {
    super('What was written could not be made durable.', { cause });
  }
}

/** What a transaction has changed of a Page, or of the directory. */
export interface Change {
  /** The mark from now on. */
  readonly mark: number;
  /** Whether of its people, too: of the directory always. */
  readonly people: boolean;
}

/** A connection inside a transaction. */
export interface EngineTransaction extends Connection {
  /**
   * From the next statement on no other transaction changes what is of a Page, or of the directory
   * (0), until this one ends: numbers that are counted up (`max(no) + 1`), and whatever is written
   * because of what was read, rest on it. Asked for again and again.
   */
  lock(page: number): void;
  /** Tells the mark that a Page, or the directory (0), has once this transaction is done. */
  changed(page: number, change: Change): void;
  /**
   * Whether of a Page's people, or of the directory (0), nothing is another than their mark says:
   * neither by what this transaction has told until now nor by those that it is committed with.
   */
  keepsPeople(page: number): boolean;
}

/**
 * Numbers that tell whether what is kept in memory is still true. The engine learns them by itself,
 * whichever process made a change: to look at one asks nobody. Where there are {@link Looks}, what
 * another process made may come a moment late.
 */
export interface Marks {
  /** Another after each change of what stands above the Pages. */
  readonly directory: number;
  /** Another after each change of something of a Page. */
  page(no: number): number;
  /**
   * Another after each change of who a Page's people are and in which conversations they take part,
   * and perhaps after others.
   */
  people(no: number): number;
}

/** Learns marks from the database, for whoever may not be told what another process has overwritten. */
export interface Looks {
  /** Resolves once a Page's marks are those of a moment behind the call, or of a later one. */
  page(no: number): Promise<void>;
  /** The same of the directory's, of at most 250 ms before; undefined where they are so already. */
  directory(): Promise<void> | undefined;
}

/** What keeps the rows: all that the store asks of a database, and the one thing that knows which. */
export interface Engine {
  /** For reads outside of transactions. */
  readonly connection: Connection;
  readonly marks: Marks;
  /** What it keeps besides rows; there is none where a directory does. */
  readonly besides?: Besides;
  /** None where marks are what stands without: what is kept of a Page is used behind a look otherwise. */
  readonly looks?: Looks | undefined;
  /** What whoever runs this program should know of how it reaches the database, in a line. */
  readonly notice?: string | undefined;
  /**
   * From now on tells when another process has committed something, soon after, without being asked
   * and without asking: an idle process stays idle. What was committed may not be durable yet.
   */
  onForeign(listener: () => void): void;
  /** Why nothing is written any more, until the database is opened anew. */
  readonly failure: Error | undefined;
  /** Resolves with it, once there is one. */
  readonly failed: Promise<Error>;
  /**
   * Runs a change as one transaction: all of it is durable when the promise resolves, or none is
   * and it rejects. Transactions end in the order in which they were committed.
   * @param work waits for what the connection gives, and for nothing else: others wait for it. It is
   *   run again where all of its group was undone for another's sake
   */
  transaction<T>(work: (connection: EngineTransaction) => Promise<T>, group?: Group): Promise<T>;
  /** The same, undone at its end: what it would give or refuse is seen, and nothing is written. */
  rehearsal<T>(work: (connection: EngineTransaction) => Promise<T>): Promise<T>;
  /** Resolves once whatever was asked to be written until now is on disk, or refused. */
  durable(): Promise<void>;
  /**
   * Reads everything as it stands now, however long that takes and whatever is written meanwhile,
   * and nothing that is not durable. One that lives in memory shows what is written meanwhile.
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
