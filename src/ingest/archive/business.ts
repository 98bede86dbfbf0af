import type { PageRow } from '../../store/directory.ts';
import type { Platform } from '../../store/page/platform.ts';
import type { BusinessReport } from '../report.ts';
import { type BusinessQuestion, refusal } from './business-question.ts';
import { type NameCount, NameCounts } from './name-counts.ts';
import type { Owner } from './owner.ts';
import type { Thread } from './threads.ts';

/** What of a Page tells who the business is. */
export type NamedPage = Pick<PageRow, 'name' | 'instagramUsername'>;

/** What tells who the business is, besides the threads. */
export interface Hints {
  readonly page: NamedPage;
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
    const isElsewhere = isThere && meOn[platform] === undefined;
    found.set(platform, await search(names, hints, { platform, flag, given, isElsewhere }));
  }
  return found;
}

/**
 * Searches for the business among the names of one platform.
 * @param given the name that was said
 * @param isElsewhere whether that may be the name on another platform
 */
async function search(
  names: NameCounts,
  { page, earlier, owner, ask }: Hints,
  {
    platform,
    flag,
    given,
    isElsewhere,
  }: { platform: Platform; flag: string; given: string | undefined; isElsewhere: boolean },
): Promise<BusinessReport> {
  const all = names.all();
  const [most] = all;
  const found = (one: NameCount, because: BusinessReport['because']): BusinessReport => {
    const isSaid = because === 'given' || because === 'asked';
    const equals = all.filter(
      ({ name, threads }) => !isSaid && threads === one.threads && name !== one.name,
    );
    return { ...one, of: names.of, because, equals: equals.map(({ name }) => name) };
  };
  const asked = async (
    unclear: Pick<BusinessQuestion, 'worse' | 'missing' | 'sought'>,
  ): Promise<BusinessReport> => {
    const find = (text: string) => names.find(text)?.name;
    const question = { platform, names: all, of: names.of, flag, find, ...unclear };
    const answer = await ask?.(question);
    const same = answer === undefined ? undefined : names.find(answer);
    if (!same) throw refusal(question);
    return found(same, 'asked');
  };
  // Nobody wrote or takes part: whoever the business is, nothing hangs on it.
  if (!most) return found({ name: page.name, threads: 0 }, 'nobody');
  if (given !== undefined) {
    const same = names.find(given);
    if (same) return found(same, 'given');
    if (!isElsewhere) return asked({ missing: given });
  }
  const before = earlier.filter((one) => one.platform === platform).map((one) => one.business);
  const account = platform === 'INSTAGRAM' ? (page.instagramUsername ?? []) : [];
  const sought = [account, page.name].flat();
  const own = names.best([...before, ...sought]);
  const profile = names.best(owner.names[platform]);
  if (own) {
    const isRival = profile && profile.name !== own.name && profile.threads >= own.threads;
    const rival = isRival ? profile : most.threads > own.threads ? most : undefined;
    if (rival) return asked({ worse: [own, rival] });
    return found(own, names.best(sought)?.name === own.name ? 'page' : 'earlier');
  }
  if (profile?.threads === most.threads) return found(profile, 'profile');
  const only = names.everywhere();
  return only ? found(only, 'everywhere') : asked({ sought });
}
