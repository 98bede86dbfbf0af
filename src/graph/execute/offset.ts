import type { EdgeArgs, Slice } from '../declare/edge-args.ts';
import { GraphError } from '../errors/error.ts';

const EMPTY = { items: [], hasNext: false, hasPrevious: false } as const;

/**
 * One page of a list that is short and whole in memory. Its cursors are places in the list, as
 * Meta's are on small edges: `MAZDZD` is the first (wire.md 2.3).
 * @throws GraphError `invalidCursor` for a cursor that is no place of this list
 */
export function offsetSlice<M>(all: readonly M[], { limit, after, before }: EdgeArgs): Slice<M> {
  let from = 0;
  let to = Math.min(all.length, limit);
  if (before !== undefined) {
    to = placeOf(before, all.length);
    from = Math.max(0, to - limit);
  } else if (after !== undefined) {
    from = placeOf(after, all.length) + 1;
    to = Math.min(all.length, from + limit);
  }
  if (to <= from) return EMPTY;
  return {
    items: all.slice(from, to),
    before: cursorOf(from),
    after: cursorOf(to - 1),
    hasNext: to < all.length,
    hasPrevious: from > 0,
  };
}

/** The base64 of a number, with an `A` after every `Z` and `ZD` for `=`. */
const cursorOf = (place: number): string =>
  Buffer.from(String(place))
    .toString('base64')
    .replace(/[Z=]/g, (c) => (c === 'Z' ? 'ZA' : 'ZD'));

/** Longer than the cursor of any place in a list that is whole in memory. */
const LONGEST = 100;

function placeOf(cursor: string, length: number): number {
  if (cursor.length > LONGEST) throw new GraphError('invalidCursor');
  const plain = cursor.replace(/Z[AD]/g, (c) => (c === 'ZA' ? 'Z' : '='));
  const place = Number(Buffer.from(plain, 'base64').toString());
  if (!Number.isInteger(place) || place < 0 || place >= length || cursorOf(place) !== cursor) {
    throw new GraphError('invalidCursor');
  }
  return place;
}
