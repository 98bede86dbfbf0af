import type { PageRow } from '../store/directory.ts';
import type { People, PersonRow } from '../store/page/people.ts';
import type { Platform } from '../store/page/platform.ts';

/** Somebody as a message or conversation names him: a person, the Page or its Instagram account. */
export interface Actor {
  readonly id: string;
  /** Messenger only, like `email` (protocol.md 5.5). */
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** Instagram only. */
  readonly username?: string | undefined;
}

/** The number that stands for the Page itself where senders are numbered. */
export const PAGE = 0;

/** Actors of one Page by number, each looked up once a request: met first, found then. */
export class ActorBook {
  readonly #business: Readonly<Record<Platform, Actor>>;
  readonly #people: People;
  readonly #known = new Map<number, Actor>();

  constructor(page: PageRow, people: People) {
    const { id, name, instagramId, instagramUsername } = page;
    this.#business = {
      MESSENGER: messengerActor(id, name),
      INSTAGRAM: { id: instagramId ?? id, username: instagramUsername ?? name },
    };
    this.#people = people;
  }

  /** The business side of a conversation: the Page, or the linked Instagram account. */
  business(platform: Platform): Actor {
    return this.#business[platform];
  }

  /** Looks up people not met before, all at once. */
  async meet(numbers: Iterable<number | null | undefined>): Promise<void> {
    const unknown = new Set<number>();
    for (const no of numbers) {
      if (no && !this.#known.has(no)) unknown.add(no);
    }
    if (unknown.size === 0) return;
    for (const person of await this.#people.byNos([...unknown])) this.introduce(person);
  }

  /** Takes in a person who was read on another occasion. */
  introduce(person: PersonRow): Actor {
    const known = this.#known.get(person.no);
    if (known) return known;
    const actor =
      person.platform === 'INSTAGRAM'
        ? { id: person.id, username: person.username ?? person.name }
        : messengerActor(person.id, person.name);
    this.#known.set(person.no, actor);
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
});
