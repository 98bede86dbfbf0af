import type { PageRow } from '../../store/directory.ts';
import type { Platform } from '../../store/page/platform.ts';
import { ImportRefused } from '../refused.ts';
import type { Thread } from './threads.ts';

/** Names told in an error. */
const MOST_TOLD = 20;

/**
 * The name that stands for the business in the threads of a platform: the one that is given, else
 * that of the account or the Page, else the only one that stands in every thread of two or more.
 * @param me the name that was given
 * @throws ImportRefused with the names found, when none of these stands there
 */
export function businessOf(
  threads: readonly Thread[],
  platform: Platform,
  page: PageRow,
  me: string | undefined,
): string {
  const met = new Map<string, number>();
  for (const { people } of threads) {
    for (const name of people) met.set(name, (met.get(name) ?? 0) + 1);
  }
  const account = platform === 'INSTAGRAM' ? [page.instagramUsername] : [];
  const wanted = me === undefined ? [...account, page.name] : [me];
  for (const name of wanted) {
    const found = [...met.keys()].find((one) => plain(one) === plain(name ?? ''));
    if (found !== undefined) return found;
  }
  const everywhere = me === undefined ? inEvery(threads) : [];
  const [only] = everywhere;
  if (only !== undefined && everywhere.length === 1) return only;
  // Nobody wrote or takes part: whoever the business is, nothing hangs on it.
  if (met.size === 0) return page.name;
  throw new ImportRefused(sentence(me, wanted, met));
}

/** Names that stand in every thread with two or more people. */
function inEvery(threads: readonly Thread[]): string[] {
  const shared = threads.filter(({ people }) => people.length > 1);
  const [first, ...others] = shared.map(({ people }) => new Set(people));
  return [...(first ?? [])].filter((name) => others.every((people) => people.has(name)));
}

function sentence(
  me: string | undefined,
  wanted: readonly (string | undefined)[],
  met: ReadonlyMap<string, number>,
): string {
  const names = [...met].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([name]) => name);
  const told = names.slice(0, MOST_TOLD).map((name) => JSON.stringify(name));
  const more = names.length > MOST_TOLD ? ` and ${names.length - MOST_TOLD} more` : '';
  const sought = wanted.filter(Boolean).map((name) => JSON.stringify(name));
  const missing =
    me === undefined
      ? `It is not clear who in the archive is the business, and ${sought.join(' or ')} is not there`
      : `There is no ${sought.join()} in the archive`;
  return `${missing}: name the business with --me, as one of ${told.join(', ')}${more}.`;
}

/** Names as people compare them: spaces around and the form of accents do not matter. */
const plain = (name: string): string => name.normalize('NFC').trim();
