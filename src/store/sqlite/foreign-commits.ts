import { type FSWatcher, watch } from 'node:fs';
import type { Scheduler } from '../../base/scheduler.ts';

/** How often it is looked where the system does not say when a file is written, in ms. */
const LOOK = 1000;
/**
 * Pauses after which it is looked again once the log was written, in ms: what is written there counts
 * only when the writer has put it into the log's index, which nobody is told of, and until then it may
 * have to wait for its turn of the processor.
 */
const AGAIN = [10, 50, 250, 1000];

/**
 * Looks whether another process has committed something, when the log of the database is written: the
 * system says so, and nobody wakes for nothing. Where it cannot, it is looked once a second.
 */
export class ForeignCommits {
  readonly #scheduler: Scheduler;
  readonly #look: () => void;
  #watcher: FSWatcher | undefined;
  #cancel: () => void = () => undefined;

  /** @param file that every commit writes */
  constructor(file: string, scheduler: Scheduler, look: () => void) {
    this.#scheduler = scheduler;
    this.#look = look;
    try {
      this.#watcher = watch(file, { persistent: false }, () => this.#written());
      this.#watcher.on('error', () => {
        this.#watcher?.close();
        this.#cancel();
        this.#ask();
      });
    } catch {
      this.#ask();
    }
  }

  close(): void {
    this.#watcher?.close();
    this.#cancel();
  }

  #written(): void {
    this.#cancel();
    this.#lookAgain(0);
  }

  #lookAgain(nth: number): void {
    this.#look();
    const pause = AGAIN[nth];
    if (pause === undefined) return;
    this.#cancel = this.#scheduler.after(pause, () => this.#lookAgain(nth + 1));
  }

  #ask(): void {
    this.#cancel = this.#scheduler.after(LOOK, () => {
      this.#look();
      this.#ask();
    });
  }
}
