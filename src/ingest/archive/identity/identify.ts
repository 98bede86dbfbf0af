import type { PageRow } from '../../../store/directory.ts';
import type { ImportedThread } from '../../../store/page/imports.ts';
import type { Platform } from '../../../store/page/platform.ts';
import type { ImportStore } from '../../opening.ts';
import type { Beginning } from '../ids.ts';
import type { Thread } from '../threads.ts';
import { besideOf } from './beside.ts';
import { Candidates } from './candidates.ts';
import { type Decision, decide, needsOne, type Share } from './decide.ts';
import { isBefore, openingOf } from './opening.ts';
import type { Order } from './settle.ts';
import { Shares, type Span } from './shares.ts';
import { type Source, sourceOfRow, sourceOfThread } from './source.ts';

/** Threads that are one for certain. */
interface Strand {
  /** Undefined until one of them is in. */
  no: number | undefined;
  /** The conversation that it had by itself. */
  home: number | undefined;
}

/** Threads that are one conversation. */
export interface Group {
  /** What the id is made of, where it is no conversation yet. */
  beginning: Beginning | undefined;
  /** Its number, as soon as there is one. */
  conversation: number | undefined;
  /** Those of this import that are in it. */
  readonly threads: Thread[];
  /** Those that were in it before. */
  readonly rows: ImportedThread[];
}

/** Where a thread of this import goes. */
export interface Identity {
  /** Its place in the lists of the comparison. */
  readonly place: number;
  readonly thread: Thread;
  /** As it came in before, if it did. */
  readonly row: ImportedThread | undefined;
  readonly source: Source;
  readonly strand: Strand;
  readonly group: Group;
}

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
  {
    threads,
    platform,
    business,
  }: {
    readonly threads: readonly Thread[];
    readonly platform: Platform;
    readonly business: string;
  },
): Promise<Comparison> {
  const reader = store.page(page.no);
  const rows = (await reader.imports.threads()).filter((row) => row.platform === platform);
  const known = new KnownRows(rows);
  const standing = threads.map((thread) => known.of(thread));
  if (isKnown(threads, standing)) return asItStands({ threads, platform, rows, standing, known });
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
  const shares = await sharesOf({ store, page, fresh, business, rows, sources });
  const numbers = new Map(rows.map(({ no }, i) => [no, i]));
  const byHand = (await reader.imports.decisions()).flatMap(({ one, other, together }) => {
    const [a, b] = [numbers.get(one), numbers.get(other)];
    return a === undefined || b === undefined ? [] : [{ one: a, other: b, together }];
  });
  const decision = decide(sources, shares, byHand);
  return {
    ...{ threads, platform, rows, sources, decision, places },
    groups: groupsFor(decision, [...fresh.keys()]),
    hasNews: true,
  };
}

/** Whether every file of every thread came in before. */
const isKnown = (threads: readonly Thread[], standing: readonly (object | undefined)[]): boolean =>
  threads.every(
    ({ files }, i) => standing[i] !== undefined && files.every((file) => file.known.length > 0),
  );

/** What was decided before: where nothing is new, nothing else can be found out. */
function asItStands({
  threads,
  platform,
  rows,
  standing,
  known,
}: Pick<Comparison, 'threads' | 'platform' | 'rows'> & {
  readonly standing: readonly (ImportedThread | undefined)[];
  readonly known: KnownRows;
}): Comparison {
  const groups = rows.map(({ conversation }) => conversation);
  const strands = rows.map(({ strand }) => strand);
  const places = standing.map((row) => (row ? known.placeOf(row) : -1));
  return {
    ...{ threads, platform, rows, groups, places },
    sources: rows.map(sourceOfRow),
    decision: { strands, groups, natural: groups, links: [] },
    hasNews: false,
  };
}

/**
 * What is joined by hand may hold messages of the same time: while something of it is written it is
 * taken apart, so that it stays known what came from where.
 */
function groupsFor({ groups, natural }: Decision, fresh: readonly number[]): readonly number[] {
  const touched = new Set(fresh.map((place) => groups[place]));
  return groups.map((group, i) => {
    const own = natural[i] as number;
    return touched.has(group) ? own : group;
  });
}

/**
 * Says where the threads of an import go.
 * @param rows those that were in before, as they stand now
 */
export function identitiesOf(
  { threads, platform, sources, decision, groups, places }: Comparison,
  rows: readonly ImportedThread[],
): Identity[] {
  const made = groupsOf(rows, { groups, strands: decision.strands });
  const all = threads.map((thread, i): Identity => {
    const place = places[i] as number;
    const group = made.groupAt(place);
    group.threads.push(thread);
    const source = sources[place] as Source;
    return { place, thread, row: rows[place], source, strand: made.strandAt(place), group };
  });
  for (const { group, thread, source } of all) {
    if (group.conversation !== undefined) continue;
    const opening = openingOf(thread);
    if (group.beginning && !isBefore(opening, group.beginning.opening)) continue;
    group.beginning = { platform, people: source.people, opening };
  }
  return all;
}

/** Finds the row of a thread whose bytes came in before. */
class KnownRows {
  readonly #places = new Map<number, number>();
  readonly #rows: readonly ImportedThread[];
  /** Of before threads had numbers: the name was all. */
  readonly #byName = new Map<string, ImportedThread>();
  readonly #taken = new Set<ImportedThread>();

  constructor(rows: readonly ImportedThread[]) {
    this.#rows = rows;
    for (const [i, row] of rows.entries()) {
      this.#places.set(row.no, i);
      if (!this.#byName.has(keyOf(row))) this.#byName.set(keyOf(row), row);
    }
  }

  placeOf({ no }: ImportedThread): number {
    return this.#places.get(no) ?? -1;
  }

  /** A row is given once: of two threads with the same bytes the second is another. */
  of(thread: Thread): ImportedThread | undefined {
    const row = this.#find(thread);
    if (!row || this.#taken.has(row)) return undefined;
    this.#taken.add(row);
    return row;
  }

  #find(thread: Thread): ImportedThread | undefined {
    for (const { known } of thread.files) {
      for (const { thread: name, platform, source } of known) {
        if (name !== thread.name || platform !== thread.platform) continue;
        const row =
          source === undefined
            ? this.#byName.get(keyOf(thread))
            : this.#rows[this.#places.get(source) ?? -1];
        if (row?.form === thread.form) return row;
      }
    }
    return undefined;
  }
}

const keyOf = ({ form, name }: Pick<ImportedThread, 'form' | 'name'>): string => `${form}/${name}`;

/** Threads of the import with files that were never read before, by their places. */
function freshOf(
  threads: readonly Thread[],
  places: readonly number[],
  standing: number,
): Map<number, Thread> {
  const fresh = new Map<number, Thread>();
  for (const [i, thread] of threads.entries()) {
    const place = places[i] as number;
    const isFresh = thread.files.some(({ known }) => known.length === 0);
    if (isFresh || place >= standing) fresh.set(place, thread);
  }
  return fresh;
}

/** Compares what may be one. */
async function sharesOf({
  store,
  page,
  fresh,
  business,
  rows,
  sources,
}: {
  readonly store: ImportStore;
  readonly page: PageRow;
  readonly fresh: ReadonlyMap<number, Thread>;
  readonly business: string;
  readonly rows: readonly ImportedThread[];
  readonly sources: readonly Source[];
}): Promise<Share[]> {
  if (fresh.size === 0) return [];
  const strands = new Strands(sources);
  const candidates = new Candidates(sources);
  const asked = new Map<number, number[]>();
  const pairs = new Map<number, number>();
  for (const place of fresh.keys()) {
    const own = strands.first(place);
    const others = new Set(candidates.of(place).map((other) => strands.first(other)));
    others.delete(own);
    // Two of this import are compared once.
    const once = [...others].filter((other) => !(fresh.has(other) && other < place));
    if (once.length === 0) continue;
    asked.set(place, once);
    for (const other of once) {
      for (const one of [place, other]) pairs.set(one, (pairs.get(one) ?? 0) + 1);
    }
  }
  const shares = new Shares(store.page(page.no), {
    spanOf: (place) => strands.spanOf(place),
    messagesOf: (place) => sources[place]?.messages ?? 0,
    placeOf: (place) => ({
      thread: fresh.get(place),
      business,
      conversation: rows[place]?.conversation,
    }),
  });
  const left = new Map(pairs);
  const found: Share[] = [];
  for (const [place, others] of asked) {
    const isClear =
      [place, ...others].every((one) => pairs.get(one) === 1) &&
      others.every((other) => needsOne(sources[place] as Source, sources[other] as Source));
    found.push(...(await shares.of(place, others, isClear)));
    for (const other of others) {
      for (const one of [place, other]) {
        const more = (left.get(one) ?? 0) - 1;
        left.set(one, more);
        if (more <= 0) shares.forget(one);
      }
    }
  }
  return found;
}

/** Sources that are one for certain, by the first of them. */
class Strands {
  readonly #sources: readonly Source[];
  readonly #first = new Map<number, number>();
  readonly #spans = new Map<number, Span>();

  constructor(sources: readonly Source[]) {
    this.#sources = sources;
    for (const [i, { strand, first, last }] of sources.entries()) {
      if (strand === undefined) continue;
      const known = this.#first.get(strand);
      if (known === undefined) this.#first.set(strand, i);
      const span = this.#spans.get(strand);
      if (last === 0) continue;
      this.#spans.set(
        strand,
        span
          ? { first: Math.min(span.first, first), last: Math.max(span.last, last) }
          : { first, last },
      );
    }
  }

  first(place: number): number {
    const strand = this.#sources[place]?.strand;
    return strand === undefined ? place : (this.#first.get(strand) ?? place);
  }

  spanOf(place: number): Span {
    const source = this.#sources[place] as Source;
    return (source.strand === undefined ? undefined : this.#spans.get(source.strand)) ?? source;
  }
}

function groupsOf(rows: readonly ImportedThread[], { groups, strands }: Order) {
  const madeStrands = new Map<number, Strand>();
  const madeGroups = new Map<number, Group>();
  const strandAt = (place: number): Strand => {
    const root = strands[place] as number;
    const known = madeStrands.get(root);
    if (known) return known;
    const strand: Strand = { no: undefined, home: undefined };
    madeStrands.set(root, strand);
    return strand;
  };
  const groupAt = (place: number): Group => {
    const root = groups[place] as number;
    const known = madeGroups.get(root);
    if (known) return known;
    const group: Group = { beginning: undefined, conversation: undefined, threads: [], rows: [] };
    madeGroups.set(root, group);
    return group;
  };
  for (const [place, row] of rows.entries()) {
    const strand = strandAt(place);
    strand.no ??= row.strand;
    strand.home ??= row.home;
    const group = groupAt(place);
    group.conversation ??= row.conversation;
    group.rows.push(row);
  }
  return { strandAt, groupAt };
}
