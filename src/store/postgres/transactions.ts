import type { Change, EngineTransaction, Group } from '../engine.ts';
import type { DatabasePatience } from './patience.ts';
import { PostgresTransaction, type TransactionsOf, Undecided } from './postgres-transaction.ts';
import { isContended, isLost, isUndecided, troubled, undecided } from './troubles.ts';

type Work<T> = (connection: EngineTransaction) => Promise<T>;

/** What became of a transaction whose connection was lost. */
export type Fate = 'committed' | 'aborted' | 'in progress' | undefined;

/** What stands around transactions. */
interface AroundTransactions extends TransactionsOf {
  readonly patience: DatabasePatience;
  /** Asks the database what became of one. */
  readonly fateOf: (id: string) => Promise<Fate>;
  /** Called when one was committed, before whoever waits for it goes on. */
  readonly committed: (changed: ReadonlyMap<number, Change>) => void;
}

/**
 * Transactions, side by side where they are of different Pages. One that others were in the way of, or
 * whose connection was lost before it was committed, is done again; of one that was being committed
 * then the database is asked what became of it.
 */
export class Transactions {
  readonly #around: AroundTransactions;
  readonly #running = new Set<Promise<unknown>>();

  constructor(around: AroundTransactions) {
    this.#around = around;
  }

  /** @param group one of its own is done once: it may have told others how far it is */
  async run<T>(work: Work<T>, group: Group): Promise<T> {
    const running = this.#run(work, group);
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** Resolves when whatever was asked for until now is committed, or undone. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#running);
  }

  async #run<T>(work: Work<T>, group: Group): Promise<T> {
    for (const tries = this.#around.patience.tries(); ; ) {
      const transaction = new PostgresTransaction(this.#around, group);
      try {
        return await this.#once(transaction, work);
      } catch (error) {
        const why = transaction.failure ?? error;
        const mayBeDone = group === 'own' || isUndecided(error);
        if (mayBeDone || !(isContended(why) || isLost(why))) throw troubled(error);
        if (!(await tries.again())) throw troubled(error);
      }
    }
  }

  async #once<T>(transaction: PostgresTransaction, work: Work<T>): Promise<T> {
    let isCommitted = false;
    try {
      const made = await work(transaction);
      await this.#commit(transaction);
      isCommitted = true;
      this.#around.committed(transaction.changes);
      return made;
    } finally {
      await transaction.end(isCommitted);
    }
  }

  async #commit(transaction: PostgresTransaction): Promise<void> {
    try {
      await transaction.commit();
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      const fate = await this.#fateOf(error.id).catch(() => undefined);
      if (fate === 'committed') return;
      throw fate === 'aborted' ? error.cause : undecided(error.cause);
    }
  }

  /** What became of one; a server may take a while to see that nobody is there any more. */
  async #fateOf(id: string): Promise<Fate> {
    for (const tries = this.#around.patience.tries(); ; ) {
      const fate = await this.#around.fateOf(id);
      if (fate !== 'in progress' || !(await tries.again())) return fate;
    }
  }
}
