import fs from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/**
 * The write-ahead log of an open database, as a file that can be synced off the thread. Of the files
 * of a database only this one may be opened beside SQLite: to close any descriptor of the database
 * or of its `-shm` drops the locks that SQLite has on it in this process
 * (https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_).
 */
export class LogFile {
  readonly #descriptor: number;
  readonly #folder: string;
  #isNamed = false;

  /**
   * @param file path of the database; a handle of it has read through its log and stays open until
   *   this is closed, so that nobody can delete the log and make another
   */
  constructor(file: string) {
    // Windows syncs only what may be written.
    this.#descriptor = fs.openSync(`${file}-wal`, 'r+');
    this.#folder = dirname(file);
  }

  readonly sync = async (): Promise<void> => {
    if (!this.#isNamed) await this.#nameIt();
    // By hand: making it a promise's anew each time cost a fiftieth of a delivery.
    await new Promise<void>((resolve, reject) => {
      fs.fdatasync(this.#descriptor, (error) => (error ? reject(error) : resolve()));
    });
  };

  /** Makes the log's entry in its folder durable: SQLite does so only with the handle that made it. */
  async #nameIt(): Promise<void> {
    if (process.platform !== 'win32') {
      const folder = fs.openSync(this.#folder, 'r');
      try {
        await promisify(fs.fsync)(folder);
      } finally {
        fs.closeSync(folder);
      }
    }
    this.#isNamed = true;
  }

  close(): void {
    fs.closeSync(this.#descriptor);
  }
}
