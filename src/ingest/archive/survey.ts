import { breather } from '../../base/breather.ts';
import { madeAt } from '../../base/made-at.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import type { ImportTally } from '../report.ts';
import type { TreeFile } from '../tree/file.ts';
import { Unreadable } from '../tree/read.ts';
import { ContentsSum } from './contents-sum.ts';
import type { Facts } from './facts.ts';
import { type KnownFile, knownFiles } from './known.ts';
import type { Place, Places } from './places.ts';
import type { Platforms } from './platforms.ts';
import { factsOf, type OnBytes } from './read.ts';

/** A file of a thread that is whole, with what it says. */
export interface SurveyedFile extends Place {
  readonly hash: string;
  readonly facts: Facts;
  /** The same bytes as they came in before, by thread and business. */
  readonly known: readonly KnownFile[];
}

/** What an archive was found to hold. */
export interface Survey {
  readonly files: readonly SurveyedFile[];
  readonly platforms: Platforms;
  /** Digest of all that was read; undefined where a file could not be. */
  readonly contents: string | undefined;
}

const HTML =
  'it is a page of a layout that is not known here: ask Meta for the same in the format JSON';

const NO_THREAD =
  'it lies where a thread does, and is in a form that is not known: there are no messages in it';

/** One for all: there are many files. */
const NONE: readonly KnownFile[] = [];

/** Files that are looked at, and then looked up, at once. */
const AT_ONCE = 500;

/** What a survey tells as it goes. */
interface Surveying {
  readonly tally: ImportTally;
  readonly platforms: Platforms;
  readonly onBytes: OnBytes;
}

/**
 * Reads every file of a tree that may be a thread. Whole JSON that is no thread is let be, what is
 * broken goes to the tally. A file that came in before is known by its bytes and not parsed again.
 */
export async function survey(
  { json, html }: Pick<Places, 'json' | 'html'>,
  reader: PageStore,
  { tally, platforms, onBytes }: Surveying,
): Promise<Survey> {
  for (const { shown } of html) tally.skip(shown, HTML);
  const files: SurveyedFile[] = [];
  const isSecond = await reader.imports.hasAny();
  const seen = new Set<string>();
  const breathe = breather();
  const share = sharing();
  const contents = new ContentsSum();
  const read = async ({ file }: Place) => ({ ...(await factsOf(file, onBytes)), known: NONE });
  for (let from = 0; from < json.length; from += AT_ONCE) {
    const places = json.slice(from, from + AT_ONCE);
    const known = isSecond ? await knownFiles(places, reader, onBytes) : undefined;
    for (const place of places) {
      await breathe();
      const found = known?.get(place) ?? (await skipping(place.file, tally, () => read(place)));
      contents.add(place, found?.hash);
      if (!found) continue;
      const facts = share(found.facts);
      if (facts.instagram) platforms.tellInstagram(place);
      // The same file twice, as parts of a download may hold it, is one; not two of a thread that are equal.
      const key = `${found.hash}/${place.thread}/${place.number}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const isTold = facts.isThread || place.isSure;
      if (isTold) for (const reason of facts.passedOver) tally.skip(place.file.shown, reason);
      if (facts.isThread) files.push({ ...place, ...found, facts });
      else if (facts.isStrange || (place.isSure && !facts.hasMessages)) {
        tally.skip(place.file.shown, NO_THREAD);
      }
    }
  }
  return { files, platforms, contents: contents.digest() };
}

/** Does something with a file; what is wrong with the file goes to the tally. */
export async function skipping<T>(
  file: TreeFile,
  tally: ImportTally,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    tally.skip(file.shown, error.message);
    return undefined;
  }
}

/** Keeps each name once: that of the business stands in every file. */
function sharing(): (facts: Facts) => Facts {
  const names = new Map<string, string>();
  const one = (name: string): string => {
    if (names.size >= MOST_SHARED) names.clear();
    return madeAt(names, name, () => name);
  };
  return (facts) => ({
    ...facts,
    title: one(facts.title),
    participants: facts.participants.map(one),
    senders: facts.senders.map(one),
  });
}

/** More names than this are not looked for again. */
const MOST_SHARED = 10_000;
