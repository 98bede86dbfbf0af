import { madeAt } from '../../../base/made-at.ts';
import { MINUTE, minuteOf } from '../same/minute.ts';
import { isNameless, relationOf } from './people.ts';
import type { Source } from './source.ts';

/** Of more sources that are alike than this, only so many are looked into. */
const MOST_ALIKE = 100;

/** Finds those sources of which messages have to be compared, without looking at all pairs. */
export class Candidates {
  readonly #sources: readonly Source[];
  readonly #buckets = new Map<string, number[]>();
  /** Whether all but the business is one person with a name, as it is nearly everywhere. */
  readonly #isOfOne: readonly boolean[];

  constructor(sources: readonly Source[]) {
    this.#sources = sources;
    this.#isOfOne = sources.map(({ people: [one, more] }) => {
      return one !== undefined && more === undefined && !isNameless(one);
    });
    for (const [i, source] of sources.entries()) {
      for (const key of keysOf(source)) madeAt(this.#buckets, key, () => []).push(i);
    }
  }

  /** The places of those that may share messages with one, and are not known to be one or two. */
  of(place: number): number[] {
    const source = this.#sources[place] as Source;
    const found = new Set<number>();
    for (const key of keysOf(source)) {
      const bucket = this.#buckets.get(key) ?? [];
      for (const other of bucket.slice(0, MOST_ALIKE)) {
        if (other === place || found.has(other)) continue;
        const areTwo = this.#isOfOne[place] === true && this.#isOfOne[other] === true;
        if (mayShare(source, this.#sources[other] as Source, areTwo)) found.add(other);
      }
    }
    return [...found];
  }
}

/**
 * The same people, the same number, or a first message of the same minute: accounts that are gone have
 * no other.
 */
export function* keysOf({ platform, crowd, mark, first }: Source): Generator<string> {
  yield `people/${platform}/${crowd}`;
  if (mark) yield `mark/${platform}/${mark.text}`;
  // A page tells no more than the minute.
  if (first > 0) yield `first/${platform}/${minuteOf(first)}`;
}

/** @param areTwo whether each is of one person with a name: of the same, or of another */
function mayShare(a: Source, b: Source, areTwo: boolean): boolean {
  if (a.strand !== undefined && a.strand === b.strand) return false;
  const overlaps =
    a.last + MINUTE >= b.first && b.last + MINUTE >= a.first && a.last > 0 && b.last > 0;
  if (!overlaps || a.beside.some((download) => b.beside.includes(download))) return false;
  const isSameMark = a.mark !== undefined && a.mark.text === b.mark?.text;
  // Most are the same thread of another download.
  if (isSameMark && a.crowd === b.crowd) return false;
  // A minute may be that of a hundred first messages.
  if (areTwo) return isSameMark || a.crowd === b.crowd;
  const relation = relationOf(a.people, b.people);
  // These two are one without a look at their messages (decide.ts).
  if (isSameMark && (relation === 'same' || relation === 'overlap')) return false;
  return isSameMark || relation !== 'other';
}
