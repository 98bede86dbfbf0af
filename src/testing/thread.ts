import { Worker } from 'node:worker_threads';
import type { ThreadAnswer, ThreadTask } from './thread-messages.ts';

/** Somebody who waits for the thread. */
interface Waiter {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The thread in which all servers of this process run: nothing that a test does to its own timers,
 * modules and network reaches it. It is started with the first server, ends soon after the last was
 * closed, and keeps no process alive but while somebody waits for it.
 */
class Thread {
  #worker: Worker | undefined;
  #asked = 0;
  readonly #waiting = new Map<number, Waiter>();

  /** Has something done there. Rejects with an Error whose stack is the caller's. */
  ask<T>(task: ThreadTask): Promise<T> {
    const worker = this.#running();
    const asker: { stack?: string } = {};
    Error.captureStackTrace(asker, this.ask);
    const id = ++this.#asked;
    if (this.#waiting.size === 0) worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {
        resolve: resolve as (value: unknown) => void,
        reject: (error) => {
          error.stack = `${error.name}: ${error.message}\n${asker.stack?.split('\n').slice(1).join('\n')}`;
          reject(error);
        },
      });
      worker.postMessage({ ...task, id });
    });
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    // What the test's own process was started with, such as a loader of TypeScript, is not for it.
    const worker = new Worker(new URL('./kit-thread.ts', import.meta.url), {
      name: 'convograph',
      execArgv: [],
    });
    worker.unref();
    worker.on('message', (answer: ThreadAnswer | 'idle') => {
      if (answer !== 'idle') this.#settle(worker, answer);
      else if (this.#waiting.size === 0) this.#end(worker);
    });
    worker.once('error', (error: Error) => this.#fail(worker, error));
    worker.once('exit', () => this.#fail(worker, new Error('The thread that serves has ended.')));
    this.#worker = worker;
    return worker;
  }

  #settle(worker: Worker, answer: ThreadAnswer): void {
    const waiter = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) worker.unref();
    if ('failure' in answer) waiter?.reject(new Error(answer.failure));
    else waiter?.resolve(answer.value);
  }

  #end(worker: Worker): void {
    this.#worker = undefined;
    worker.removeAllListeners();
    void worker.terminate();
  }

  #fail(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}

export const thread = new Thread();
