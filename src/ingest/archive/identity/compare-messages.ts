import type { ImportedThread } from '../../../store/page/imports.ts';
import type { PageStore } from '../../../store/page/page-store.ts';
import type { Thread } from '../threads.ts';
import { Candidates } from './candidates.ts';
import { needsOne, type Share } from './decide.ts';
import { Shares, type Span } from './shares.ts';
import type { Source } from './source.ts';

/** Threads of an import, and all that there are, by their places. */
interface Compared {
  readonly fresh: ReadonlyMap<number, Thread>;
  readonly business: string;
  readonly rows: readonly ImportedThread[];
  readonly sources: readonly Source[];
}

/** Compares what may be one. */
export async function sharesOf(
  reader: PageStore,
  { fresh, business, rows, sources }: Compared,
): Promise<Share[]> {
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
  const shares = new Shares(reader, {
    spanOf: (place) => strands.spanOf(place),
    messagesOf: (place) => sources[place]?.messages ?? 0,
    placeOf: (place) => ({
      ...{ thread: fresh.get(place), business, conversation: rows[place]?.conversation },
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
