import type { AccessDeps } from '../access/deps.ts';
import type { PageRow } from '../store/directory.ts';
import { recordPage } from '../store/page/commands/record-page.ts';
import type { Product } from '../store/page/message.ts';
import { AdminError } from './error.ts';
import { pageNamed } from './pages.ts';

/** Products that a Page may have: they are read with the Page. */
const MOST = 100;

/**
 * Changes the products of a Page's catalogue.
 * @param pageText id, Instagram id or exact name
 * @throws AdminError, also past a hundred products
 */
export const changeProducts = (
  { store, clock }: Pick<AccessDeps, 'store' | 'clock'>,
  pageText: string,
  change: (known: readonly Product[]) => readonly Product[],
): Promise<PageRow> =>
  store.transaction(async (tx) => {
    const page = await pageNamed(tx.reader, pageText);
    return recordPage(
      tx,
      page.id,
      (known = page) => {
        const products = change(known.profile.products ?? []);
        if (products.length > MOST) {
          throw new AdminError(`A Page has ${MOST} products at most here.`);
        }
        return { ...known, profile: { ...known.profile, products } };
      },
      clock.now(),
    );
  });
