import type { PageRow } from '../../store/directory.ts';
import type { Platform } from '../../store/page/platform.ts';
import type { BusinessReport } from '../report.ts';
import { type BusinessQuestion, refusal } from './business-question.ts';
import { type NameCount, NameCounts } from './name-counts.ts';
import type { Owner } from './owner.ts';
import type { Thread } from './threads.ts';

/** What tells who the business is, besides the threads. */
export interface Hints {
  readonly page: PageRow;
  /** The name that was given for all platforms. */
  readonly me: string | undefined;
  /** Names that were given for one platform. */
  readonly meOn: Readonly<Partial<Record<Platform, string>>>;
  /** Names that stood for the business in earlier imports. */
  readonly earlier: readonly { readonly platform: Platform; readonly business: string }[];
  readonly owner: Owner;
  /** Asks a person; undefined where nobody is there. */
  readonly ask: ((question: BusinessQuestion) => Promise<string>) | undefined;
}

const FLAGS = { MESSENGER: '--me-facebook', INSTAGRAM: '--me-instagram' } as const;

/**
 * Finds who the business is on each platform of an archive (docs/decisions/0041).
 * @throws ImportRefused when it is not clear, or a name that was given is not there
 */
export async function businessesOf(
  byPlatform: ReadonlyMap<Platform, readonly Thread[]>,
  hints: Hints,
): Promise<Map<Platform, BusinessReport>> {
  const counts = new Map([...byPlatform].map(([each, some]) => [each, new NameCounts(some)]));
  const { me, meOn } = hints;
  // One name for two downloads: where it is not, it is the other that has it.
  const isThere = me !== undefined && [...counts.values()].some((names) => names.find(me));
  const found = new Map<Platform, BusinessReport>();
  for (const [platform, names] of counts) {
    const isOne = counts.size === 1 && meOn[platform] === undefined;
    const flag = isOne ? '--me' : FLAGS[platform];
    const given = meOn[platform] ?? me;
    const search = new Search(platform, names, { hints, flag });
    found.set(platform, await search.business(given, isThere && meOn[platform] === undefined));
  }
  return found;
}

/** The search for the business among the names of one platform. */
class Search {
  readonly #platform: Platform;
  readonly #names: NameCounts;
  readonly #all: readonly NameCount[];
  readonly #hints: Hints;
  readonly #flag: string;

  constructor(
    platform: Platform,
    names: NameCounts,
    { hints, flag }: { readonly hints: Hints; readonly flag: string },
  ) {
    this.#platform = platform;
    this.#names = names;
    this.#all = names.all();
    this.#hints = hints;
    this.#flag = flag;
  }

  /**
   * @param given the name that was said
   * @param isElsewhere whether that may be the name on another platform
   */
  async business(given: string | undefined, isElsewhere: boolean): Promise<BusinessReport> {
    const [most] = this.#all;
    // Nobody wrote or takes part: whoever the business is, nothing hangs on it.
    if (!most) return this.#found({ name: this.#hints.page.name, threads: 0 }, 'nobody');
    if (given !== undefined) {
      const same = this.#names.find(given);
      if (same) return this.#found(same, 'given');
      if (!isElsewhere) return this.#ask({ missing: given });
    }
    const { page, earlier, owner } = this.#hints;
    const before = earlier
      .filter(({ platform }) => platform === this.#platform)
      .map(({ business }) => business);
    const account = this.#platform === 'INSTAGRAM' ? (page.instagramUsername ?? []) : [];
    const sought = [account, page.name].flat();
    const own = this.#names.best([...before, ...sought]);
    const profile = this.#names.best(owner.names[this.#platform]);
    if (own) {
      const isRival = profile && profile.name !== own.name && profile.threads >= own.threads;
      const rival = isRival ? profile : most.threads > own.threads ? most : undefined;
      if (rival) return this.#ask({ worse: [own, rival] });
      const isPage = this.#names.best(sought)?.name === own.name;
      return this.#found(own, isPage ? 'page' : 'earlier');
    }
    if (profile?.threads === most.threads) return this.#found(profile, 'profile');
    const only = this.#names.everywhere();
    return only ? this.#found(only, 'everywhere') : this.#ask({ sought });
  }

  async #ask(
    unclear: Pick<BusinessQuestion, 'worse' | 'missing' | 'sought'>,
  ): Promise<BusinessReport> {
    const question: BusinessQuestion = {
      ...{ platform: this.#platform, names: this.#all, of: this.#names.of, flag: this.#flag },
      find: (text) => this.#names.find(text)?.name,
      ...unclear,
    };
    const answer = await this.#hints.ask?.(question);
    const same = answer === undefined ? undefined : this.#names.find(answer);
    if (!same) throw refusal(question);
    return this.#found(same, 'asked');
  }

  #found(one: NameCount, because: BusinessReport['because']): BusinessReport {
    const isSaid = because === 'given' || because === 'asked';
    const equals = this.#all.filter(
      ({ name, threads }) => !isSaid && threads === one.threads && name !== one.name,
    );
    return {
      ...{ ...one, of: this.#names.of, because },
      equals: equals.map(({ name }) => name),
    };
  }
}
