import type { PageRow } from '../store/directory.ts';
import type { Store, Transaction } from '../store/store.ts';

/** What of a store an import reads and writes. */
export type ImportStore = Pick<Store, 'page' | 'transaction'>;

/** What is made for an import, as soon as there is something to import, and else not. */
export interface Opening {
  /** Id of the Instagram account that a Page gets which has none and needs one. */
  readonly instagramId: string;
  /**
   * Makes a Page, or gives one its account, in the first transaction that writes anything: so that
   * an import that fails before leaves nothing behind.
   * @param page as it is to be
   * @returns the Page as it is then
   * @throws MadeMeanwhile when another import has made it since it was looked for
   * @throws Error when that cannot be
   */
  make(tx: Transaction, page: PageRow): Promise<PageRow>;
  /** Looks for the Page again. */
  again(): Promise<ImportTarget>;
}

/** Where an import goes. */
export interface ImportTarget {
  /** One that is there, or, with the number 0, one that {@link opening} makes. */
  readonly page: PageRow;
  readonly opening?: Opening | undefined;
}

/** What was to be made for an import is there now; nothing was written. */
export class MadeMeanwhile extends Error {
  override readonly name = 'MadeMeanwhile';
}
