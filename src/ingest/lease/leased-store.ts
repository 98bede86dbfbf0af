import type { PageRow } from '../../store/directory.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import type { Transaction } from '../../store/store.ts';
import type { ImportStore } from '../opening.ts';
import type { PageLease } from './page-lease.ts';

/** A store each of whose transactions sees first that the lease is held still. */
export class LeasedStore implements ImportStore {
  readonly #store: ImportStore;
  readonly #lease: PageLease;
  readonly #page: Pick<PageRow, 'no'>;
  #revision: number | undefined;

  /**
   * @param page which may get its number in the first transaction
   * @param revision the Page's, as it stands
   */
  constructor(store: ImportStore, lease: PageLease, page: Pick<PageRow, 'no'>, revision = 0) {
    this.#store = store;
    this.#lease = lease;
    this.#page = page;
    this.#revision = revision;
  }

  /** The Page's revision, if nobody else has changed anything of it. */
  get revision(): number | undefined {
    return this.#revision;
  }

  page(no: number): PageStore {
    return this.#store.page(no);
  }

  async transaction<T>(change: (tx: Transaction) => Promise<T>): Promise<T> {
    const { result, before, after } = await this.#store.transaction(async (tx) => {
      await this.#lease.check(tx);
      const before = await tx.revisions.before(this.#page.no);
      const result = await change(tx);
      return { result, before, after: await tx.revisions.after(this.#page.no) };
    }, 'own');
    this.#revision = before === this.#revision ? after : undefined;
    this.#lease.settle();
    return result;
  }
}
