import type { PageStore } from '../../store/page/page-store.ts';
import type { Transaction } from '../../store/store.ts';
import type { ImportStore } from '../opening.ts';
import type { PageLease } from './page-lease.ts';

/** A store each of whose transactions sees first that the lease is held still. */
export class LeasedStore implements ImportStore {
  readonly #store: ImportStore;
  readonly #lease: PageLease;

  constructor(store: ImportStore, lease: PageLease) {
    this.#store = store;
    this.#lease = lease;
  }

  page(no: number): PageStore {
    return this.#store.page(no);
  }

  async transaction<T>(change: (tx: Transaction) => Promise<T>): Promise<T> {
    const result = await this.#store.transaction(async (tx) => {
      await this.#lease.check(tx);
      return change(tx);
    }, 'own');
    this.#lease.settle();
    return result;
  }
}
