import type { Platform } from '../store/page/platform.ts';
import type { Store } from '../store/store.ts';
import { businessesOf, type Hints, type NamedPage } from './archive/business.ts';
import type { PageHints } from './archive/html/is-page.ts';
import { NameCounts } from './archive/name-counts.ts';
import type { Owner } from './archive/owner.ts';
import { placesIn, threadsIn } from './archive/read-through.ts';
import type { Thread } from './archive/threads.ts';
import type { GivenArchive, SentFiles } from './given.ts';
import { sortPaths } from './paths.ts';
import type { Progress } from './progress.ts';
import { readableTree } from './readable-tree.ts';
import { ImportRefused } from './refused.ts';
import { type BusinessReport, ImportTally, type Report } from './report.ts';
import { Tree } from './tree/tree.ts';

/** What to look into. */
export interface LookSpec extends PageHints {
  readonly paths: readonly string[];
  readonly sent?: SentFiles | undefined;
  readonly without?: string | undefined;
  /** Overrides what the archive tells. */
  readonly platform?: Platform | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What was recognised of one platform. */
export interface PlatformLook {
  readonly platform: Platform;
  readonly threads: number;
  readonly messages: number;
  /** Everybody in the threads. */
  readonly names: NameCounts;
  /** Times of the oldest and the newest message, in epoch milliseconds. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /**
   * Whom an import into a Page would take for the business, without being told or asking; undefined
   * where that is not clear.
   * @param earlier names that stood for it in earlier imports
   */
  businessOn(page: NamedPage, earlier: Hints['earlier']): Promise<BusinessReport | undefined>;
}

/** What was recognised. */
export interface ArchiveLook extends Pick<Report, 'skipped' | 'left_out' | 'gaps' | 'html'> {
  readonly platforms: readonly PlatformLook[];
  /** Of files of dialogues, which name no business. */
  readonly dialogues: {
    readonly files: number;
    readonly dialogues: number;
    readonly messages: number;
  };
  /** What a download says of whose it is. */
  readonly owner: Owner;
}

/**
 * Reads archives through, and tells what an import would find in them. Writes nothing, nor a copy of
 * the store, and needs no Page.
 * @throws ImportRefused where it cannot be told how they are to be read
 * @throws the signal's reason when stopped
 */
export async function lookInto(
  { store }: { readonly store: Store },
  spec: LookSpec,
): Promise<ArchiveLook> {
  const { paths, onProgress, signal, platform } = spec;
  const tally = new ImportTally();
  onProgress?.({ ...NOTHING, phase: 'looking through' });
  const { dialogues, archives, sources } = await sortPaths(paths, tally, spec);
  // Of no Page: what came in before is not asked for.
  const reader = store.page(0);
  let tree = new Tree(sources);
  try {
    tree = await readableTree(tree, spec, { tally, store: reader, onProgress });
    const work = { tree, paths: archives, tally, signal };
    const places = await placesIn(work);
    const total = places.json.reduce((sum, { file }) => sum + file.size, 0);
    let done = 0;
    const onBytes = (bytes: number): void => {
      signal?.throwIfAborted();
      done += bytes;
      onProgress?.({ ...NOTHING, phase: 'reading', done: Math.min(done, total), total });
    };
    const { byPlatform } = await threadsIn(places, work, { reader, platform, onBytes });
    const { owner } = places;
    const platforms = [...byPlatform].map(([each, some]) => platformLook(each, some, owner));
    const counted = await countDialogues(dialogues, tally, signal);
    const { skipped, left_out, gaps, html } = tally.report();
    return { platforms, dialogues: counted, owner, skipped, left_out, gaps, ...(html && { html }) };
  } finally {
    await tree.close();
  }
}

const NOTHING = { done: 0, total: 0, conversations: 0, messages: 0 };

function platformLook(platform: Platform, threads: readonly Thread[], owner: Owner): PlatformLook {
  const facts = threads.flatMap(({ files }) => files.map((file) => file.facts));
  const timed = facts.filter(({ last }) => last > 0);
  const firsts = timed.map(({ first }) => first).filter((first) => first > 0);
  return {
    platform,
    threads: threads.length,
    messages: facts.reduce((sum, { messages }) => sum + messages, 0),
    names: new NameCounts(threads),
    first: firsts.length === 0 ? undefined : firsts.reduce((a, b) => Math.min(a, b)),
    last: timed.length === 0 ? undefined : timed.reduce((a, { last }) => Math.max(a, last), 0),
    async businessOn(page, earlier) {
      const hints = { page, me: undefined, meOn: {}, earlier, owner, ask: undefined };
      try {
        return (await businessesOf(new Map([[platform, threads]]), hints)).get(platform);
      } catch (error) {
        if (error instanceof ImportRefused) return undefined;
        throw error;
      }
    },
  };
}

async function countDialogues(
  files: readonly GivenArchive[],
  tally: ImportTally,
  signal: AbortSignal | undefined,
): Promise<ArchiveLook['dialogues']> {
  const counts = { files: 0, dialogues: 0, messages: 0 };
  if (files.length === 0) return counts;
  // Loaded when needed, as an import does.
  const { readBatches } = await import('./dialogues/batches.ts');
  for (const file of files) {
    const before = counts.dialogues;
    for await (const batch of readBatches(file, tally)) {
      signal?.throwIfAborted();
      counts.dialogues += batch.dialogues.length;
      counts.messages += batch.messages;
    }
    if (counts.dialogues > before) counts.files++;
  }
  return counts;
}
