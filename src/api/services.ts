import { isInsiderRole } from '../access/app-review.ts';
import type { Caller } from '../access/caller.ts';
import {
  holdsAll,
  judge,
  likelyPlatform,
  type Privilege,
  permit,
  reachesInsidersOnly,
  requirePageToken,
} from '../access/permissions.ts';
import type { About } from '../access/rules.ts';
import type { Vault } from '../access/vault.ts';
import { type Awaitable, chain } from '../base/awaitable.ts';
import type { Clock } from '../base/clock.ts';
import type { Outbound } from '../base/outbound.ts';
import type { Random } from '../base/random.ts';
import type { EchoFirst } from '../delivery/chaos/echo-first.ts';
import type { Calendar } from '../graph/declare/calendar.ts';
import type { Offer } from '../graph/declare/offer.ts';
import { vocabulary } from '../graph/declare/vocabulary.ts';
import { GraphError } from '../graph/errors/error.ts';
import type { GraphRequest } from '../graph/wire/request.ts';
import type { MediaFetcher } from '../media/fetching/media-fetcher.ts';
import { linkEnd, storyEnd } from '../media/link-signer.ts';
import type { MediaStore } from '../media/media-store.ts';
import type { PictureSize } from '../media/picture-size.ts';
import type { MediaProbe } from '../media/probe/media-probe.ts';
import { extensionOf } from '../media/sniff.ts';
import type { PageRow } from '../store/directory.ts';
import type { PageStore } from '../store/page/page-store.ts';
import type { PersonRow } from '../store/page/people.ts';
import type { Platform } from '../store/page/platform.ts';
import type { Store, Transaction } from '../store/store.ts';
import type { Observer } from './answering/take.ts';
import { DIALECTS, type HostDialect } from './dialects.ts';
import { ActorBook } from './nodes/actor/actor-book.ts';

/** What every reader of the catalogue is given besides its node: one request's world. */
export class Services {
  readonly caller: Caller;
  readonly store: Store;
  readonly vault: Vault;
  /** The way to other people's servers. */
  readonly outbound: Outbound;
  /** Gets files from there. */
  readonly fetcher: MediaFetcher;
  /** Reads what stored media are like. */
  readonly probe: MediaProbe;
  readonly random: Random;
  readonly media: MediaStore;
  /** Has apps told of what they send before that is answered. */
  readonly echoFirst: EchoFirst | undefined;
  /** How the host speaks that was asked. */
  readonly dialect: HostDialect;
  readonly #clock: Clock;
  readonly #calendar: Calendar;
  /** Of links to media. */
  readonly #origin: string;
  readonly #observer: Observer | undefined;
  #isPassing = false;
  #pageStore: PageStore | undefined = undefined;
  #look: Promise<void> | undefined = undefined;
  #people: Map<string, Awaitable<PersonRow | undefined>> | undefined = undefined;

  constructor(
    caller: Caller,
    { dialect, origin, home = origin }: GraphRequest,
    {
      store,
      vault,
      outbound,
      random,
      fetcher,
      probe,
      media,
      clock,
      calendar,
      echoFirst,
    }: Pick<Services, 'store' | 'vault' | 'outbound' | 'random' | 'fetcher' | 'probe' | 'media'> & {
      readonly clock: Clock;
      readonly calendar: Calendar;
      readonly echoFirst?: EchoFirst | undefined;
    },
    observer?: Observer,
  ) {
    this.caller = caller;
    this.store = store;
    this.vault = vault;
    this.outbound = outbound;
    this.fetcher = fetcher;
    this.probe = probe;
    this.random = random;
    this.dialect = DIALECTS[dialect];
    this.media = media;
    this.echoFirst = echoFirst;
    this.#clock = clock;
    this.#calendar = calendar;
    this.#origin = home;
    this.#observer = observer;
  }

  /** What the platform offers as of the calendar's day. */
  get offer(): Offer {
    return this.#calendar.offer;
  }

  /** The address under which a client loads a stored medium; of a strict Page it ends. */
  mediaLink(name: string, mime?: string): string {
    const extension = extensionOf(mime);
    const isStrict = this.caller.page?.mode === 'strict';
    if (isStrict) this.#isPassing = true;
    const expires = linkEnd(isStrict, this.#clock.now());
    return this.media.link(name, { origin: this.#origin, expires, extension });
  }

  /** The address of a story's picture or video, of when it is told; of a strict Page it ends with the story. */
  storyLink(name: string, created: number): string {
    const expires = storyEnd(this.caller.page?.mode === 'strict', created);
    return this.media.link(name, {
      origin: this.#origin,
      expires,
      extension: extensionOf(undefined),
    });
  }

  /**
   * Whether something was given that may be another next time, though nothing in the store is: a link
   * that ends, what a file tells that is not there.
   */
  get isPassing(): boolean {
    return this.#isPassing;
  }

  /** Width and height of a stored picture, where its header tells. */
  pictureSize(name: string): Awaitable<PictureSize | undefined> {
    return chain(this.media.pictureSize(name), (size) => {
      // A file that is missing may be put there.
      if (size === undefined) this.#isPassing = true;
      return size;
    });
  }

  /**
   * Lets a caller through who has all that an operation needs.
   * @param platform undefined where only its parameters tell: then one is enough
   * @param about whom it is about, where that is known already
   * @throws GraphError as access/permissions.ts has it
   */
  permit(operation: Privilege, platform: Platform | undefined, about?: About): void {
    const { caller } = this;
    const on = platform ?? likelyPlatform(caller, operation);
    if (this.#observer) {
      this.#observer.judged(judge(caller, operation, on, about), platform === undefined);
    } else permit(caller, operation, on, about);
  }

  /** Whether data is shown that stays away without a word where the caller lacks what it needs. */
  shows(operation: Privilege, platform: Platform): boolean {
    this.#observer?.judged(judge(this.caller, operation, platform), false);
    return holdsAll(this.caller, operation, platform);
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
    this.#pageStore ??= this.store.kept.page(this.page.no);
    return this.#pageStore;
  }

  /** Waits until what is kept of the token's Page is what stands: once a request, or a batch. */
  look(): Promise<void> | undefined {
    const { page } = this.caller;
    if (page) this.#look ??= this.store.kept.look(page.no);
    return this.#look;
  }

  /**
   * Changes something of the token's Page, in one transaction. The Page may have been deleted since it
   * was found, as while a file was fetched: then nothing is, and the token is none any more.
   * @throws GraphError `tokenUnreadable` (190), or what the work throws: nothing is written then
   */
  change<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { no } = this.page;
    return this.store.transaction(async (tx) => {
      if (!(await tx.reader.pages.byNo(no))) throw new GraphError('tokenUnreadable');
      return work(tx);
    });
  }

  /** Somebody of the Page by his id, looked up once a request. */
  person(id: string): Awaitable<PersonRow | undefined> {
    this.#people ??= new Map();
    const known = this.#people;
    if (!known.has(id)) known.set(id, this.pageStore.people.byId(id));
    return known.get(id);
  }

  /** Who published something on the Page or its Instagram account. */
  authorOf(id: string): Awaitable<PersonRow | undefined> {
    return chain(
      this.pageStore.comments.byId(id),
      (found) => found && this.pageStore.people.byAnyNo(found.person),
    );
  }

  /** The next item of a batch looks for itself: one before it may have changed something. */
  forgetPeople(): void {
    this.#people = undefined;
    this.#pageStore = undefined;
  }

  /** Whether the call is only explained, and nothing of it carried out that writes. */
  get isExplained(): boolean {
    return this.#observer !== undefined;
  }

  get strict(): boolean {
    return this.page.mode === 'strict';
  }

  /**
   * The app to whose insiders an operation is narrowed: people with a role on it; undefined where
   * it reaches everybody.
   */
  insidersOf(operation: Privilege, platform: Platform): string | undefined {
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
export const declare = vocabulary<Services, Privilege>();
