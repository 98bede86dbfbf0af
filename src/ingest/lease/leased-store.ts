import type { PageRow } from '../../store/directory.ts';
import type { Store, Transaction } from '../../store/store.ts';
import type { ImportStore } from '../opening.ts';
import type { PageLease } from './page-lease.ts';

/** A store of which each transaction sees first that the lease of its import is held still. */
export interface LeasedStore extends ImportStore {
  /** The Page's revision, if nobody else has changed anything of it. */
  revision(): number | undefined;
}

/** What a leased store looks after. */
interface Leased {
  /** Gets its number in the first transaction where it has none. */
  readonly page: Pick<PageRow, 'no'>;
  /** The Page's, as it stands. */
  readonly revision?: number;
  /** Undefined where nobody else can write. */
  readonly lease: PageLease | undefined;
  /** Makes what is missing, in the first transaction. */
  readonly open?: ((tx: Transaction) => Promise<void>) | undefined;
}

export function leasedStore(
  store: Pick<Store, 'page' | 'transaction'>,
  { page, revision = 0, lease, open }: Leased,
): LeasedStore {
  let expected: number | undefined = revision;
  let isOpen = open === undefined;
  return {
    page: (no) => store.page(no),
    revision: () => expected,
    async transaction(change) {
      const { result, before, after } = await store.transaction(async (tx) => {
        await lease?.check(tx);
        const before = await tx.revisions.before(page.no);
        if (!isOpen) await open?.(tx);
        const result = await change(tx);
        return { result, before, after: await tx.revisions.after(page.no) };
      }, 'own');
      expected = before === expected ? after : undefined;
      isOpen = true;
      lease?.settle();
      return result;
    },
  };
}
