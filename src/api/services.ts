import { isInsiderRole } from '../access/app-review.ts';
import type { Caller } from '../access/caller.ts';
import {
  type Privilege as OperationName,
  reachesInsidersOnly,
  requirePageToken,
} from '../access/permissions.ts';
import type { Vault } from '../access/vault.ts';
import type { Awaitable } from '../base/awaitable.ts';
import { vocabulary } from '../graph/declare/vocabulary.ts';
import { GraphError } from '../graph/errors/error.ts';
import type { PictureSize } from '../media/picture-size.ts';
import type { PageRow } from '../store/directory.ts';
import type { PageStore } from '../store/page/page-store.ts';
import type { PersonRow } from '../store/page/people.ts';
import type { Platform } from '../store/page/platform.ts';
import type { Store } from '../store/store.ts';
import type { Dialect } from './dialects.ts';
import { ActorBook } from './nodes/actor/actor-book.ts';

/** Makes the address under which a client loads a stored medium. */
export type MediaLink = (name: string, mime?: string) => string;

/** What every reader of the catalogue is given besides its node: one request's world. */
export class Services {
  readonly caller: Caller;
  readonly store: Store;
  readonly vault: Vault;
  readonly mediaLink: MediaLink;
  /** Width and height of a stored picture, where its header tells. */
  readonly pictureSize: (name: string) => Awaitable<PictureSize | undefined>;
  /** How the host speaks that was asked. */
  readonly dialect: Dialect;
  #pageStore: PageStore | undefined;

  constructor(given: {
    caller: Caller;
    store: Store;
    vault: Vault;
    mediaLink: MediaLink;
    pictureSize: (name: string) => Awaitable<PictureSize | undefined>;
    dialect: Dialect;
  }) {
    this.caller = given.caller;
    this.store = given.store;
    this.vault = given.vault;
    this.mediaLink = given.mediaLink;
    this.pictureSize = given.pictureSize;
    this.dialect = given.dialect;
  }

  /**
   * The Page that the token names, or whose Instagram account it names.
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

  /**
   * The app to whose insiders an operation is narrowed: people with a role on it; undefined where
   * it reaches everybody.
   */
  insidersOf(operation: OperationName, platform: Platform): string | undefined {
    const { caller } = this;
    return reachesInsidersOnly(caller, operation, platform) ? caller.app.id : undefined;
  }

  /** Whether a person has a role on the caller's app that makes an insider. */
  async isInsider({ user }: PersonRow): Promise<boolean> {
    if (user === undefined) return false;
    return isInsiderRole(await this.store.directory.apps.roleOf(this.caller.app.id, user));
  }

  /** The people of this Page that requests have met. */
  get actors(): ActorBook {
    return ActorBook.of(this.page, this.pageStore.people);
  }
}

/** The words of declaration, over these services. */
export const declare = vocabulary<Services, OperationName>();
