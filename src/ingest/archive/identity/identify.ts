import type { PageRow } from '../../../store/directory.ts';
import type { ImportedThread } from '../../../store/page/imports.ts';
import type { Platform } from '../../../store/page/platform.ts';
import type { ImportStore } from '../../opening.ts';
import { isIn } from '../known.ts';
import type { PlatformThreads, Thread } from '../threads.ts';
import { besideOf } from './beside.ts';
import { sharesOf } from './compare-messages.ts';
import { type Decision, decide } from './decide.ts';
import { knownRows } from './known-rows.ts';
import { placesByHand } from './places-by-hand.ts';
import { type Source, sourceOfRow, sourceOfThread } from './source.ts';

/** What was found out of the threads of an import. */
export interface Comparison {
  readonly threads: readonly Thread[];
  readonly platform: Platform;
  /** Those that were in before, at the beginning of all lists; then those of the import. */
  readonly rows: readonly ImportedThread[];
  readonly sources: readonly Source[];
  readonly decision: Decision;
  /** Which are one conversation while the import is written: what is to be joined by hand is last. */
  readonly groups: readonly number[];
  /** The place of each thread of the import in the lists. */
  readonly places: readonly number[];
  /** Whether anything may have to be moved. */
  readonly hasNews: boolean;
}

/**
 * Finds out which threads of an import belong together, and to which of those that are in. Writes
 * nothing.
 */
export async function compare(
  store: ImportStore,
  page: PageRow,
  { threads, platform, business }: PlatformThreads,
): Promise<Comparison> {
  const reader = store.page(page.no);
  const rows = (await reader.imports.threads()).filter((row) => row.platform === platform);
  const known = knownRows(rows);
  const standing = threads.map((thread) => known.of(thread));
  if (threads.every(({ files }, i) => standing[i] !== undefined && files.every(isIn))) {
    // Where nothing is new, nothing else can be found out than what was decided before.
    const groups = rows.map(({ conversation }) => conversation);
    const strands = rows.map(({ strand }) => strand);
    const places = standing.map((row) => (row ? known.placeOf(row) : -1));
    const decision = { strands, groups, natural: groups, links: [] };
    return { threads, platform, rows, groups, places, sources: [], decision, hasNews: false };
  }
  const found = threads.map((thread, i) => sourceOfThread(thread, { business, row: standing[i] }));
  const beside = besideOf(threads, found);
  const sources: Source[] = rows.map(sourceOfRow);
  const places = threads.map((_, i) => {
    const source = found[i] as Source;
    const more = beside[i]?.filter((download) => !source.beside.includes(download)) ?? [];
    const own =
      more.length > 0 ? { ...source, beside: [...source.beside, ...more].sort() } : source;
    const row = standing[i];
    const place = row ? known.placeOf(row) : sources.length;
    sources[place] = own;
    return place;
  });
  const fresh = freshOf(threads, places, rows.length);
  const shares = await sharesOf(reader, { fresh, business, rows, sources });
  const byHand = await reader.imports.decisions();
  const decision = decide(sources, shares, placesByHand(rows, byHand));
  return {
    ...{ threads, platform, rows, sources, decision, places },
    groups: groupsFor(decision, [...fresh.keys()]),
    hasNews: true,
  };
}

/**
 * What is joined by hand may hold messages of the same time: while something of it is written it is
 * taken apart, so that it stays known what came from where.
 */
function groupsFor({ groups, natural }: Decision, fresh: readonly number[]): readonly number[] {
  const touched = new Set(fresh.map((place) => groups[place]));
  return groups.map((group, i) => (touched.has(group) ? (natural[i] as number) : group));
}

/** Threads of the import with files that were never read before, by their places. */
function freshOf(
  threads: readonly Thread[],
  places: readonly number[],
  standing: number,
): Map<number, Thread> {
  const fresh = new Map<number, Thread>();
  for (const [i, thread] of threads.entries()) {
    const place = places[i] as number;
    if (place >= standing || !thread.files.every(isIn)) fresh.set(place, thread);
  }
  return fresh;
}
