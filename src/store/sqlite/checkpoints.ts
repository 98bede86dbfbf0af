import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Log, Order } from './checkpoint-worker.ts';

/** Pages of the log that are not in the database, from which they are copied there: 8 MB. */
const PAGES = 2000;
/** How many times as many the log has when it begins anew. */
const RESTART = 2;
/** And when whoever writes waits until it does; if it came to have more, its file is cut: 32 MB. */
const MOST = 4;

/**
 * Copies the log into the database, on a thread of its own. That may be done at any time; but only
 * where all of it is copied and nobody reads from it can the log begin anew, and under constant load
 * that is never. Now and then it is therefore done between two groups, which wait for it: it has
 * little left to copy then.
 */
export class Checkpoints {
  readonly #file: string;
  readonly #pages: number;
  #worker: Worker | undefined;
  #running: Promise<void> | undefined;
  #gap: Promise<unknown> | undefined;
  /** Pages of the log when they were last copied. */
  #tried = 0;

  /** @param file path of the database */
  constructor(file: string, pages = PAGES) {
    this.#file = file;
    this.#pages = pages;
  }

  /** Resolves at once, or when the log can begin anew. */
  async gap(): Promise<void> {
    await this.#gap;
  }

  /** Sees to the log, after a commit. */
  note({ log, checkpointed }: Log): void {
    // A long read, such as an export, lets nothing be copied that came after it began.
    const isTried = log >= this.#tried && log < this.#tried + this.#pages;
    if (log - checkpointed >= this.#pages && !isTried) this.#running ??= this.#copy();
    // Others may write faster than a disk can copy.
    if (log >= MOST * this.#pages) this.#gap ??= this.#running;
  }

  async #copy(): Promise<void> {
    const { log } = await this.#ask('passive');
    this.#tried = log;
    if (log >= RESTART * this.#pages) {
      this.#gap = this.#ask(log < MOST * this.#pages ? 'restart' : 'truncate');
      await this.#gap;
    }
    this.#gap = undefined;
    this.#running = undefined;
  }

  async #ask(mode: Exclude<Order, 'close'>): Promise<Log> {
    const worker = this.#start();
    worker.ref();
    try {
      worker.postMessage(mode);
      const [log] = (await once(worker, 'message')) as [Log];
      return log;
    } catch {
      // Whatever ended the worker, the log only grows: the next commit begins another.
      this.#worker = undefined;
      return { log: 0, checkpointed: 0 };
    } finally {
      worker.unref();
    }
  }

  #start(): Worker {
    this.#worker ??= new Worker(new URL('./checkpoint-worker.ts', import.meta.url), {
      workerData: this.#file,
    }).on('error', () => undefined);
    return this.#worker;
  }

  /** Waits for what is being copied, and ends. */
  async close(): Promise<void> {
    await this.#running;
    if (!this.#worker) return;
    this.#worker.ref();
    const ended = once(this.#worker, 'exit');
    this.#worker.postMessage('close');
    await ended;
  }
}
