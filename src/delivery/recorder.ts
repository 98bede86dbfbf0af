import type { Store } from '../store/store.ts';
import { type AttemptOutcome, writeOutcomes } from './outcome.ts';
import type { Queue } from './queue.ts';

/** An outcome, and what it waits for. */
interface Pending {
  readonly outcome: AttemptOutcome;
  readonly resolve: (kept: boolean) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Writes what comes of one queue, in order: what comes while a transaction is under way goes into the
 * next.
 */
export class Recorder {
  readonly #store: Store;
  readonly #queue: Queue;
  #pending: Pending[] = [];
  #isWriting = false;
  #written: number;

  constructor(store: Store, queue: Queue) {
    this.#store = store;
    this.#queue = queue;
    this.#written = queue.cursor.no;
  }

  /** Number up to which it is written that all is done. */
  get written(): number {
    return this.#written;
  }

  /** How many events it has come further than is written. */
  get behind(): number {
    return this.#queue.cursor.no - this.#written;
  }

  get isWriting(): boolean {
    return this.#isWriting;
  }

  /** Resolves once it is on disk, with whether the queue is still this process's. */
  write(outcome: AttemptOutcome): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ outcome, resolve, reject });
      if (!this.#isWriting) void this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    while (this.#pending.length > 0) {
      const pending = this.#pending;
      this.#pending = [];
      const { page, cursor } = this.#queue;
      const outcomes = pending.map(({ outcome }) => outcome);
      try {
        const kept = await this.#store.transaction((tx) =>
          writeOutcomes(tx, page, { cursor, was: this.#written }, outcomes),
        );
        if (kept) this.#written = cursor.no;
        for (const { resolve } of pending) resolve(kept);
      } catch (fault) {
        for (const { reject } of pending) reject(fault);
      }
    }
    this.#isWriting = false;
  }
}
