import type { Caller } from '../access/caller.ts';
import { requirePageToken } from '../access/permissions.ts';
import type { Vault } from '../access/vault.ts';
import { GraphError } from '../graph/error.ts';
import { vocabulary } from '../graph/vocabulary.ts';
import type { PageRow } from '../store/directory.ts';
import type { PageStore } from '../store/page/page-store.ts';
import type { Store } from '../store/store.ts';
import { ActorBook } from './actor-book.ts';

/** Makes the address under which a client loads a stored medium. */
export type MediaLink = (name: string, mime?: string) => string;

/** What every reader of the catalogue is given besides its node: one request's world. */
export class Services {
  readonly caller: Caller;
  readonly store: Store;
  readonly vault: Vault;
  readonly mediaLink: MediaLink;
  #pageStore: PageStore | undefined;

  constructor(given: { caller: Caller; store: Store; vault: Vault; mediaLink: MediaLink }) {
    this.caller = given.caller;
    this.store = given.store;
    this.vault = given.vault;
    this.mediaLink = given.mediaLink;
  }

  /**
   * The Page that the token names.
   * @throws GraphError `pageTokenRequired` (190)
   */
  get page(): PageRow {
    requirePageToken(this.caller);
    if (!this.caller.page) throw new GraphError('pageTokenRequired');
    return this.caller.page;
  }

  /** Everything of the token's Page, and nothing of any other. */
  get pageStore(): PageStore {
    this.#pageStore ??= this.store.page(this.page.no);
    return this.#pageStore;
  }

  get strict(): boolean {
    return this.page.mode === 'strict';
  }

  /** The people of this Page that requests have met. */
  get actors(): ActorBook {
    return ActorBook.of(this.page, this.pageStore.people);
  }
}

/** The words of declaration, over these services. */
export const declare = vocabulary<Services>();
