import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { EdgeArgs, Slice } from '../declare/edge-args.ts';
import { GraphError } from '../errors/error.ts';
import { type CursorScope, readCursor, writeCursor } from './cursor.ts';

/**
 * A list by time that is read from a position on, never by counting: a deep page costs as a first
 * one. A position is whole numbers, none of them where reading begins at that end.
 */
export interface KeysetSource<R> {
  /** Rows older than a position, newest first. */
  older(position: readonly number[], limit: number): Awaitable<R[]>;
  /** Rows newer than a position, oldest first. */
  newer(position: readonly number[], limit: number): Awaitable<R[]>;
  /** How many rows the whole list has, where that is known without counting. */
  readonly total?: number;
  /** What places a row in the list: whole numbers. */
  positionOf(row: R): readonly number[];
}

const EMPTY = { items: [], hasNext: false, hasPrevious: false } as const;
const BEGINNING: readonly number[] = [];

/**
 * One page of such a list. One row more than asked for tells whether there are more, where
 * their number is not known.
 * @throws GraphError `invalidCursor` for a cursor that this list never gave out, `enumParameter`
 */
export function keyset<R>(
  list: CursorScope,
  { limit, after, before, get }: EdgeArgs,
  source: KeysetSource<R>,
): Awaitable<Slice<R>> {
  const isChronological = orderOf(get('order')) === 'chronological';
  const scope = [...list, isChronological ? 1 : 0];
  const from = after === undefined ? BEGINNING : readCursor(scope, after);
  const until = before === undefined ? undefined : readCursor(scope, before);
  if (limit === 0) return EMPTY;
  // Towards newer rows: on through a chronological list, or back through a reversed one.
  const reader = isChronological === (until === undefined) ? 'newer' : 'older';
  const isFirst = from === BEGINNING && until === undefined;
  const total = isFirst ? source.total : undefined;
  const found = source[reader](until ?? from, total === undefined ? limit + 1 : limit);
  return chain(found, (rows) => {
    const more = total === undefined ? rows.length > limit : rows.length < total;
    if (rows.length > limit) rows.pop();
    if (until) rows.reverse();
    const [first] = rows;
    const last = rows.at(-1);
    if (first === undefined || last === undefined) return EMPTY;
    return {
      items: rows,
      before: writeCursor(scope, source.positionOf(first)),
      after: writeCursor(scope, source.positionOf(last)),
      hasNext: until ? true : more,
      hasPrevious: until ? more : after !== undefined,
    };
  });
}

const ORDERS = ['chronological', 'reverse_chronological'] as const;

/** Newest first is how every list here stands unless it is asked otherwise (wire.md 1.7). */
function orderOf(got: string | undefined): (typeof ORDERS)[number] {
  const order = got === undefined ? 'reverse_chronological' : ORDERS.find((each) => each === got);
  if (!order) {
    const values = ORDERS.join(', ');
    throw new GraphError('enumParameter', { param: 'order', values, got: got ?? '' });
  }
  return order;
}
