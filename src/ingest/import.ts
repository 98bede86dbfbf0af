import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../base/clock.ts';
import type { MediaStore } from '../media/media-store.ts';
import type { Platform } from '../store/page/platform.ts';
import type { Store, Transaction } from '../store/store.ts';
import { keepReport } from './archive/again.ts';
import type { BusinessQuestion } from './archive/business-question.ts';
import type { PageHints } from './archive/html/is-page.ts';
import { planArchive, writeArchive } from './archive/import.ts';
import type { Keep } from './archive/media.ts';
import type { SentFiles } from './given.ts';
import { leasedStore } from './lease/leased-store.ts';
import { type Machine, thisMachine } from './lease/machine.ts';
import { type Other, PageLease } from './lease/page-lease.ts';
import { lookThrough } from './look-through.ts';
import { type ImportTarget, MadeMeanwhile, type Opening } from './opening.ts';
import { sortPaths } from './paths.ts';
import type { Progress } from './progress.ts';
import { readableTree } from './readable-tree.ts';
import { ImportTally, type Report } from './report.ts';
import { Tree } from './tree/tree.ts';

export interface ImportDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly media: Pick<MediaStore, 'putFile'>;
  /** What says who may import when; the one that this runs on without. */
  readonly machine?: Machine | undefined;
}

/** What to import, and where to. */
export interface ImportSpec extends ImportTarget, PageHints {
  /** Makes what is missing when there is something to import. */
  readonly opening?: Opening | undefined;
  /** Folders and zips of downloads, files of dialogues. */
  readonly paths: readonly string[];
  /** The name that stands for the business in an archive, on whichever platform it is there. */
  readonly me?: string | undefined;
  /** The name on one platform. */
  readonly meOn?: Readonly<Partial<Record<Platform, string>>> | undefined;
  /** Asks a person who the business is, where that is not clear; gives the name. */
  readonly ask?: ((question: BusinessQuestion) => Promise<string>) | undefined;
  /** Overrides what an archive tells. */
  readonly platform?: Platform | undefined;
  /** Those of the paths that are files which were sent: where they lie, by their names. */
  readonly sent?: SentFiles | undefined;
  /** A folder that is not looked into: the store's own. */
  readonly without?: string | undefined;
  /** Says what an import would do, and does it to a copy of the store that is thrown away. */
  readonly dryRun?: boolean | undefined;
  readonly onProgress?: (progress: Progress) => void;
  /** Told of another import into the Page, for which this one waits, each time it looks in vain. */
  readonly onWait?: ((other: Other) => void) | undefined;
  /** Stops between two transactions, and a wait at once; what was committed stays. */
  readonly signal?: AbortSignal;
}

/**
 * Imports conversations into a Page, finding out what each path is. The same again changes nothing,
 * more of the same brings what is new, and what was broken off goes on. What cannot be imported is
 * reported, and the rest imported. Leaves one event 'imported' for each file that brought
 * something. One import a Page at a time: the next waits (docs/decisions/0051).
 * @throws ImportRefused when it cannot be told how to import an archive; nothing is written then
 * @throws ImportOvertaken when another has taken over, since this one stood still, or the Page was deleted
 * @throws the signal's reason when stopped
 */
export function importPaths(deps: ImportDeps, spec: ImportSpec): Promise<Report> {
  if (!spec.dryRun) return underLease(deps, spec);
  // The copy is nobody else's.
  return withCopy(deps.store, (store) => importInto({ ...deps, store }, lookThrough, spec));
}

async function underLease(deps: ImportDeps, spec: ImportSpec): Promise<Report> {
  const { store, media, machine = thisMachine } = deps;
  const { onProgress, signal } = spec;
  const lease = new PageLease(store, machine, {
    signal,
    onWait(other) {
      spec.onWait?.(other);
      onProgress?.({ phase: 'waiting', done: 0, total: 0, conversations: 0, messages: 0 });
    },
  });
  const stop = signal ? AbortSignal.any([signal, lease.lost]) : lease.lost;
  const keep: Keep = (bytes) => media.putFile(bytes);
  try {
    let target: ImportTarget = spec;
    for (;;) {
      try {
        // A Page that is yet to be made is nobody's: its lease is taken where it is made.
        if (target.page.no > 0) target = await onceTaken(store, lease, target);
        return await importInto(deps, keep, { ...spec, ...target, signal: stop }, lease);
      } catch (error) {
        if (!(error instanceof MadeMeanwhile && target.opening)) throw error;
        target = await target.opening.again();
      }
    }
  } finally {
    await lease.release();
  }
}

/** Takes the lease of a Page; gives the Page as it is then: whoever had the lease may have changed it. */
async function onceTaken(
  { directory }: Store,
  lease: PageLease,
  target: ImportTarget,
): Promise<ImportTarget> {
  const { page, opening } = target;
  const hasWaited = await lease.take(page.no);
  if (!hasWaited) return target;
  return opening ? opening.again() : { page: (await directory.pages.byNo(page.no)) ?? page };
}

async function importInto(
  { store: whole, clock }: Pick<ImportDeps, 'store' | 'clock'>,
  keep: Keep,
  spec: ImportSpec,
  lease?: PageLease,
): Promise<Report> {
  const { page, opening, paths, onProgress, signal } = spec;
  const tally = new ImportTally();
  onProgress?.({ phase: 'looking through', done: 0, total: 0, conversations: 0, messages: 0 });
  const { dialogues, archives, sources } = await sortPaths(paths, tally, spec);
  let tree = new Tree(sources);
  try {
    tree = await readableTree(tree, spec, { tally, store: whole.page(page.no), onProgress });
    const { me, ask, platform } = spec;
    const who = { me, meOn: spec.meOn ?? {}, ask, platform, isAll: dialogues.length === 0 };
    const work = { ...who, clock, tree, paths: archives, tally, opening, onProgress, signal };
    const before = await whole.page(page.no).importReports.revision();
    const plan = await planArchive({ ...work, store: whole, page });
    if (plan.report) return plan.report;
    // Gets its number where it is made.
    const target = { ...plan.page };
    const open = async (tx: Transaction): Promise<void> => {
      Object.assign(target, await opening?.make(tx, target));
      if (page.no === 0) await lease?.takeIn(tx, target.no);
    };
    const store = leasedStore(whole, {
      lease,
      page: target,
      revision: before,
      ...(opening && { open }),
    });
    if (dialogues.length > 0) {
      // Loaded when needed: checking their lines takes a library of 95 modules (zod).
      const { importDialogues } = await import('./dialogues/import.ts');
      const given = { page: target, files: dialogues, onProgress, signal };
      await importDialogues({ store, clock }, given, tally);
    }
    await writeArchive({ ...work, store, page: target }, plan, keep);
    if (plan.platforms.length === 0 && tally.skipped.size === 0) {
      for (const path of archives) tally.skip(path, nothingIn(tree, path));
    }
    const report = tally.report();
    const { given, skipped } = plan;
    const revision = store.revision();
    // What could not be written, or read a second time, may be told otherwise by the next.
    if (lease && given && revision && tally.skipped.size === skipped) {
      const hasWritten = revision !== before;
      await keepReport(whole, target, { ...given, report, revision, hasWritten });
    }
    return report;
  } finally {
    await tree.close();
  }
}

/** Why nothing of a path is in, with what was looked at: it may be a form that is not known here. */
function nothingIn(tree: Tree, path: string): string {
  const [first, ...more] = tree.files.filter(
    (file) => file.shown.startsWith(path) && /\.json$/i.test(file.path),
  );
  if (!first) return 'it holds no conversations of a download: there is no .json file in it';
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  return `it holds no conversations in a form that is known: looked at ${first.path}${others}`;
}

async function withCopy<T>(store: Store, work: (copy: Store) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'convograph-dry-run-'));
  try {
    const file = join(folder, 'convograph.db');
    const copy = await store.copyTo(file);
    try {
      return await work(copy);
    } finally {
      await copy.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
