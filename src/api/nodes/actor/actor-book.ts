import { type Awaitable, chain } from '../../../base/awaitable.ts';
import { Memo } from '../../../graph/execute/memo.ts';
import type { PageRow } from '../../../store/directory.ts';
import type { People, PersonRow, Took } from '../../../store/page/people.ts';
import type { Platform } from '../../../store/page/platform.ts';

/** Somebody as a message or conversation names him: a person, the Page or its Instagram account. */
export interface Actor {
  readonly id: string;
  /** Messenger only, like `email` (wire.md 5.5). */
  readonly name: string | undefined;
  readonly email: string | undefined;
  /** Instagram only. */
  readonly username: string | undefined;
  readonly memo: Memo;
}

/** The number that stands for the Page itself where senders are numbered. */
export const PAGE = 0;

/** People looked up at once: others have a turn between two such look-ups. */
const STRIDE = 500;

const atOnce: Took = () => undefined;

type Business = Readonly<Record<Platform, Actor>>;

/** What the store lets be kept of a Page between requests lives as long as its `People`. */
const books = new WeakMap<People, ActorBook>();

/** Actors of one Page by number, each looked up once: met first, found then. */
export class ActorBook {
  readonly #page: PageRow;
  readonly #business: Business;
  readonly #people: People;
  readonly #known = new Map<number, Actor>();

  private constructor(page: PageRow, people: People) {
    const { id, name, instagramId, instagramUsername } = page;
    this.#page = page;
    this.#business = {
      MESSENGER: messengerActor(id, name),
      INSTAGRAM: instagramActor(instagramId ?? id, instagramUsername ?? name),
    };
    this.#people = people;
  }

  /** The book of a Page, until something changes or too many rows are kept. */
  static of(page: PageRow, people: People): ActorBook {
    const known = books.get(people);
    // A request may hold the Page as it was when its token was looked up: its book is its own.
    if (known && known.#page === page) return known;
    const book = new ActorBook(page, people);
    books.set(people, book);
    return book;
  }

  /** The business side of a conversation: the Page, or the linked Instagram account. */
  business(platform: Platform): Actor {
    return this.#business[platform];
  }

  /**
   * Looks up people not met before, all at once.
   * @param conversations where they have written: who takes part there is asked for first, since
   *   nearly always it is they, and the receivers of their messages come with them
   * @param took told how many were read each time; what it gives is waited for
   */
  meet(
    numbers: readonly (number | null | undefined)[],
    conversations: readonly number[] = [],
    took: Took = atOnce,
  ): Awaitable<void> {
    if (this.#unknown(numbers).size === 0) return undefined;
    const taking = conversations.length > 0 ? this.#people.participantsOf(conversations, took) : [];
    return chain(taking, (participants) => {
      for (const each of participants) for (const { person } of each) this.introduce(person);
      const unknown = this.#unknown(numbers);
      if (unknown.size === 0) return undefined;
      return this.#lookUp([...unknown], took);
    });
  }

  async #lookUpMany(numbers: readonly number[], took: Took): Promise<void> {
    for (let from = 0; from < numbers.length; from += STRIDE) {
      const some = numbers.slice(from, from + STRIDE);
      await this.#lookUp(some, took);
      await took(some.length);
    }
  }

  #lookUp(numbers: readonly number[], took: Took): Awaitable<void> {
    if (numbers.length > STRIDE) return this.#lookUpMany(numbers, took);
    return chain(this.#people.byNos(numbers), (found) => {
      for (const person of found) this.introduce(person);
    });
  }

  #unknown(numbers: readonly (number | null | undefined)[]): ReadonlySet<number> {
    const unknown = new Set<number>();
    for (const no of numbers) {
      if (no && !this.#known.has(no)) unknown.add(no);
    }
    return unknown;
  }

  /** Takes in a person who was read on another occasion. */
  introduce(person: PersonRow): Actor {
    const known = this.#known.get(person.no);
    if (known) return known;
    const { id, no, name, platform, username } = person;
    const actor =
      platform === 'INSTAGRAM' ? instagramActor(id, username ?? name) : messengerActor(id, name);
    this.#known.set(no, actor);
    return actor;
  }

  /** The sender behind a number that was met; undefined for nobody and for one unknown. */
  find(no: number | null | undefined, platform: Platform): Actor | undefined {
    if (no === PAGE) return this.business(platform);
    return no === null || no === undefined ? undefined : this.#known.get(no);
  }
}

const messengerActor = (id: string, name: string): Actor => ({
  id,
  name,
  email: `${id}@facebook.com`,
  username: undefined,
  memo: new Memo(),
});

const instagramActor = (id: string, username: string): Actor => ({
  id,
  name: undefined,
  email: undefined,
  username,
  memo: new Memo(),
});
