import { parentPort, workerData } from 'node:worker_threads';

/** What the worker is told. */
export type Order = 'passive' | 'restart' | 'truncate' | 'close';

/** What SQLite says of the log: its pages, and how many of them are in the database. */
export interface LogState {
  readonly log: number;
  readonly checkpointed: number;
}

/** What the worker says; an error where the disk did not write what was synced. */
export type Copied = LogState | { readonly failure: Error };

/** SQLITE_IOERR_FSYNC (https://www.sqlite.org/rescode.html). */
const UNSYNCED = 1034;

/** How long a checkpoint waits for other programs and for readers, in ms, on this thread. */
const TIMEOUT = 20;

// A thread that copies the log into the database when it is told to, and says how that went. Its
// handle is FULL: it syncs the log before it copies, and the database after.
// Node 24 warns of SQLite anew on each thread.
process.removeAllListeners('warning');
const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
const database = new DatabaseSync(workerData as string, { timeout: TIMEOUT });
database.exec('pragma synchronous = full; pragma cache_size = -256');

parentPort?.on('message', (order: Order) => {
  if (order === 'close') {
    database.close();
    parentPort?.close();
  } else {
    parentPort?.postMessage(copied(order));
  }
});

function copied(order: Order): Copied {
  try {
    return database.prepare(`pragma wal_checkpoint(${order})`).get() as unknown as LogState;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === UNSYNCED) return { failure: error as Error };
    // Somebody is in the way, or the disk is full: the log only grows until the next time.
    return { log: 0, checkpointed: 0 };
  }
}
