import type { PageStore } from '../../store/page/page-store.ts';
import type { Platform } from '../../store/page/platform.ts';
import type { ImportTally } from '../report.ts';
import type { Tree } from '../tree/tree.ts';
import { gapsIn } from './gaps.ts';
import { type Owner, ownerOf } from './owner.ts';
import { findPlaces, type Place, type Places } from './places.ts';
import { Platforms } from './platforms.ts';
import type { OnBytes } from './read.ts';
import { threadsAmong } from './strays.ts';
import { survey } from './survey.ts';
import { type Thread, threadsOf } from './threads.ts';

/** What reading an archive through works with. */
interface Reading {
  readonly tree: Tree;
  /** The folders and files of the archive, as given. */
  readonly paths: readonly string[];
  readonly tally: ImportTally;
  readonly signal?: AbortSignal | undefined;
}

/** What of an archive may be threads, and whose it is. */
interface ArchivePlaces extends Pick<Places, 'html'> {
  readonly json: readonly Place[];
  readonly owner: Owner;
}

const CHANNEL = 'it is a broadcast channel, which is no conversation with anybody';

/** Finds what may be threads; what cannot be, and what lacks, goes to the tally. */
export async function placesIn(work: Reading): Promise<ArchivePlaces> {
  const { tree, tally, paths } = work;
  const found = findPlaces(tree);
  const strays = await threadsAmong(found.strays, work);
  const json = [...found.json, ...strays];
  for (const { file, reason } of tree.problems) tally.skip(file, reason);
  const files = [...json.map(({ file }) => file), ...found.html];
  for (const { file, reason } of gapsIn(files)) tally.gaps.add(file, reason);
  for (const { shown } of found.channels) tally.leftOut.add(shown, CHANNEL);
  return { json, html: found.html, owner: await ownerOf(tree, paths) };
}

/** The threads of an archive, by platform. */
interface ArchiveThreads {
  readonly byPlatform: ReadonlyMap<Platform, readonly Thread[]>;
  /** Digest of all that was read; undefined where a file could not be. */
  readonly contents: string | undefined;
}

/**
 * Reads what may be threads, and puts files together to them.
 * @param reader of the Page, which knows files that came in before
 * @param platform overrides what the archive tells
 * @throws ImportRefused where it is not clear of which platform they are
 */
export async function threadsIn(
  places: ArchivePlaces,
  { tree, tally }: Reading,
  {
    reader,
    platform,
    onBytes,
  }: {
    readonly reader: PageStore;
    readonly platform: Platform | undefined;
    readonly onBytes: OnBytes;
  },
): Promise<ArchiveThreads> {
  const surveyed = await survey(places, reader, {
    tally,
    platforms: new Platforms(tree),
    onBytes,
  });
  const all = threadsOf(surveyed, platform);
  return {
    byPlatform: Map.groupBy(all, (thread) => thread.platform),
    contents: surveyed.contents,
  };
}
