import { ShapeCounter } from '../api/shapes/shape-counter.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { CallCount } from '../store/directory/call-counts.ts';
import type { Store, Transaction } from '../store/store.ts';

/** Milliseconds after which what was counted is written: what a crash may lose. */
const EVERY = 10_000;

/** Shapes of one transaction: others have a turn between two. */
const STRIDE = 200;

/** Writes down what apps were seen to call, now and then and behind whatever is answered. */
export class CountedCalls {
  readonly counter: ShapeCounter;
  readonly #store: Store;
  readonly #scheduler: Pick<Scheduler, 'after'>;
  #stay: (() => void) | undefined;
  #writing: Promise<void> = Promise.resolve();
  #isEnded = false;

  private constructor(
    known: readonly CallCount[],
    store: Store,
    scheduler: Pick<Scheduler, 'after'>,
  ) {
    this.#store = store;
    this.#scheduler = scheduler;
    this.counter = new ShapeCounter(known, () => this.#writeSoon());
  }

  /** Goes on from what the store has. */
  static async begin(store: Store, scheduler: Pick<Scheduler, 'after'>): Promise<CountedCalls> {
    return new CountedCalls(await store.callCounts.all(), store, scheduler);
  }

  /** Resolves when all that was counted is in the store; rejects where it cannot be written. */
  write(): Promise<void> {
    this.#stay?.();
    this.#stay = undefined;
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#writeTaken());
    return this.#writing;
  }

  /** Forgets all that was counted. */
  async clear(): Promise<void> {
    await this.#writing.catch(() => undefined);
    this.counter.forget();
    await this.#store.transaction((tx) => tx.callCounts.clear());
  }

  /** Writes what there is; nothing is counted any more. */
  async end(): Promise<void> {
    this.#isEnded = true;
    // Nobody was told that it is kept.
    await this.write().catch(() => undefined);
  }

  async #writeTaken(): Promise<void> {
    for (let taken = this.counter.take(); taken.length > 0; ) {
      const some = taken.slice(0, STRIDE);
      try {
        await this.#store.transaction((tx) => added(tx, some));
      } catch (error) {
        this.counter.giveBack(taken);
        throw error;
      }
      taken = taken.slice(STRIDE);
    }
    await this.#leaveOutDeleted();
  }

  /** Whoever deletes an app may be another process: who is gone is asked where room is short. */
  async #leaveOutDeleted(): Promise<void> {
    const gone: string[] = [];
    for (const app of this.counter.crowd) {
      if (!(await this.#store.directory.apps.byId(app))) gone.push(app);
    }
    if (gone.length > 0) this.counter.leaveOut(gone);
  }

  #writeSoon(): void {
    if (this.#isEnded || this.#store.isReadOnly) return;
    this.#stay ??= this.#scheduler.after(EVERY, () => {
      // Who cannot write says so where it is waited for; this is tried again.
      this.write().catch(() => undefined);
    });
  }
}

async function added(tx: Transaction, counts: readonly CallCount[]): Promise<void> {
  for (const [app, own] of Map.groupBy(counts, (each) => each.app)) {
    // It may have been deleted since.
    if (!(await tx.reader.apps.byId(app))) continue;
    for (const each of own) await tx.callCounts.add(each);
  }
}
