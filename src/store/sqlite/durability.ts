import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import type { StatementSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { NotDurable } from '../engine.ts';
import type { LogState } from './checkpoint-worker.ts';
import { Checkpoints } from './checkpoints.ts';
import { LogFile } from './log-file.ts';
import { SharedSync } from './shared-sync.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

/**
 * Starts what copies the log of a database. The thread has the compile cache of this process too: without
 * it a clone loads what strips types once more, two thirds of what the start takes.
 */
function start(file: string): Worker {
  const cache = getCompileCacheDir();
  const url = new URL('./checkpoint-worker.ts', import.meta.url);
  return new Worker(url, {
    workerData: file,
    // Node names a folder of its version within the one that it is given.
    ...(cache && { env: { ...process.env, NODE_COMPILE_CACHE: dirname(cache) } }),
  });
}

/** What tests and measurements set otherwise. */
export interface Workings {
  /** Makes the log durable; rejects where the disk does not take it. */
  readonly sync?: (() => Promise<void>) | undefined;
  /** Pages of the log from which it is copied into the database ({@link Checkpoints}). */
  readonly checkpointPages?: number | undefined;
  /** Starts the thread that does it. */
  readonly startCopying?: ((file: string) => Worker) | undefined;
}

/** Before that, SQLite takes the word for PASSIVE, and copies there and then. */
const KNOWS_NOOP =
  (process.versions.sqlite ?? '').localeCompare('3.51', 'en', { numeric: true }) >= 0;
/** After how many commits the log is seen to where SQLite does not tell how long it is. */
const COMMITS = 32;

/** What makes the commits of a database file durable, and its log no longer than it has to be. */
export class Durability {
  readonly #file: LogFile;
  readonly #sync: SharedSync;
  readonly #checkpoints: Checkpoints;
  readonly #look: StatementSync;
  #commits = 0;

  /**
   * @param file path of the database
   * @param writer its handle, which stays open until this is closed
   */
  constructor(file: string, writer: SqliteConnection, workings: Workings) {
    this.#file = new LogFile(file);
    const { sync = this.#file.sync, startCopying = start, checkpointPages } = workings;
    this.#sync = new SharedSync(() =>
      sync().catch((cause) => {
        throw new NotDurable(cause);
      }),
    );
    this.#checkpoints = new Checkpoints(
      () => startCopying(file),
      (cause) => this.#sync.fail(new NotDurable(cause)),
      checkpointPages,
    );
    this.#look = writer.database.prepare('pragma wal_checkpoint(noop)');
  }

  /** Why nothing becomes durable any more. */
  get failure(): Error | undefined {
    return this.#sync.failure;
  }

  /** Resolves with it, once there is one. */
  get failed(): Promise<Error> {
    return this.#sync.failed;
  }

  /** Resolves when the next group may begin. */
  ready(): Promise<void> {
    return this.#checkpoints.gap();
  }

  /** Resolves once what was committed until now is durable. */
  done(): Promise<void> {
    return this.#sync.done();
  }

  /** The same, and sees to the log. */
  committed(): Promise<void> {
    const done = this.#sync.done();
    if (!this.failure) this.#checkpoints.note(this.#log());
    return done;
  }

  #log(): LogState {
    if (KNOWS_NOOP) return this.#look.get() as unknown as LogState;
    const isDue = ++this.#commits % COMMITS === 0;
    return { log: isDue ? Number.POSITIVE_INFINITY : 0, checkpointed: 0 };
  }

  /** Waits for what waits to become durable, then lets go of the log. */
  async close(): Promise<void> {
    await this.#sync.idle();
    await this.#checkpoints.close();
    this.#file.close();
  }
}
