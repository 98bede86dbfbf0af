import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { Copied, LogState, Order } from './checkpoint-worker.ts';

/** Pages of the log that are not in the database, from which they are copied there: 8 MB. */
const PAGES = 2000;
/** How many times as many the log has when it begins anew: nobody writes meanwhile, so seldom. */
const RESTART = 4;
/** And when whoever writes waits until it does; if it came to have more, its file is cut: 48 MB. */
const MOST = 6;

/**
 * Copies the log into the database, on a thread of its own. That may be done at any time; but only
 * where all of it is copied and nobody reads from it can the log begin anew, and under constant load
 * that is never. Now and then it is therefore done between two groups, which wait for it: it has
 * little left to copy then.
 */
export class Checkpoints {
  readonly #start: () => Worker;
  readonly #fail: (error: Error) => void;
  readonly #pages: number;
  #worker: Worker | undefined;
  #running: Promise<void> | undefined;
  #gap: Promise<unknown> | undefined;
  /** Pages of the log when they were last copied. */
  #tried = 0;

  /**
   * @param start starts the worker
   * @param fail called when the disk has not written what was synced: what was copied may be lost,
   *   and the log must not begin anew
   */
  constructor(start: () => Worker, fail: (error: Error) => void, pages = PAGES) {
    this.#start = start;
    this.#fail = fail;
    this.#pages = pages;
  }

  /** Resolves at once, or when the log can begin anew. */
  async gap(): Promise<void> {
    await this.#gap;
  }

  /** Sees to the log, after a commit. */
  note({ log, checkpointed }: LogState): void {
    // A long read, such as an export, lets nothing be copied that came after it began.
    const isTried = log >= this.#tried && log < this.#tried + this.#pages;
    if (log - checkpointed >= this.#pages && !isTried) this.#running ??= this.#copy(log);
    // Others may write faster than a disk can copy.
    if (log >= MOST * this.#pages) this.#gap ??= this.#running;
  }

  async #copy(known: number): Promise<void> {
    const { log } = await this.#ask('passive');
    this.#tried = log || known;
    if (log >= RESTART * this.#pages) {
      // What came while so much was copied, and its sync, would hold up who writes three times as long.
      await this.#ask('passive');
      this.#gap = this.#ask(log < MOST * this.#pages ? 'restart' : 'truncate');
      await this.#gap;
    }
    this.#gap = undefined;
    this.#running = undefined;
  }

  async #ask(order: Exclude<Order, 'close'>): Promise<LogState> {
    try {
      const worker = this.#started();
      worker.ref();
      worker.postMessage(order);
      const [copied] = (await once(worker, 'message')) as [Copied];
      worker.unref();
      if (!('failure' in copied)) return copied;
      this.#fail(copied.failure);
    } catch {
      // Whatever ended the worker: the log only grows, until the next begins.
    }
    return { log: 0, checkpointed: 0 };
  }

  #started(): Worker {
    this.#worker ??= this.#start().on('error', () => {
      this.#worker = undefined;
    });
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
