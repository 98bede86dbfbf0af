import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EdgeArgs, Slice } from '../../src/graph/declare/edge-args.ts';
import { GraphError } from '../../src/graph/errors/error.ts';
import { readCursor, writeCursor } from '../../src/graph/execute/cursor.ts';
import { type KeysetSource, keyset } from '../../src/graph/execute/keyset.ts';
import { offsetSlice } from '../../src/graph/execute/offset.ts';
import { utf16 } from '../support/utf16.ts';

const whole = fc.maxSafeNat();
const scope = fc.array(whole, { minLength: 1, maxLength: 5 });
const position = fc.array(whole, { minLength: 1, maxLength: 3 });

const isInvalid = (read: () => unknown): void => {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(GraphError);
    expect((error as GraphError).message).toBe('(#100) Invalid cursors values');
    return;
  }
  throw new Error('It was taken.');
};

describe('a cursor', () => {
  it('gives back the position it was made of', () => {
    fc.assert(
      fc.property(scope, position, (list, at) => {
        const cursor = writeCursor(list, at);
        expect(readCursor(list, cursor)).toEqual(at);
        // It stands in links and in JSON as it is.
        expect(cursor).toMatch(/^[A-Za-z0-9]+$/);
      }),
    );
  });

  it('is refused in any other list', () => {
    fc.assert(
      fc.property(scope, scope, position, (list, other, at) => {
        fc.pre(list.join() !== other.join());
        isInvalid(() => readCursor(other, writeCursor(list, at)));
      }),
    );
  });

  it('is refused in a list that differs by one, in any number', () => {
    fc.assert(
      fc.property(scope, fc.nat(), position, (list, which, at) => {
        const other = list.with(which % list.length, (list[which % list.length] ?? 0) + 1);
        isInvalid(() => readCursor(other, writeCursor(list, at)));
      }),
    );
  });

  it('is refused when any of it is changed, cut or doubled', () => {
    const edit = fc.tuple(fc.nat(), fc.nat(3), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(scope, position, edit, (list, at, [place, cut, more]) => {
        const cursor = writeCursor(list, at);
        const from = place % (cursor.length + 1);
        const changed = cursor.slice(0, from) + more + cursor.slice(from + cut);
        fc.pre(changed !== cursor);
        isInvalid(() => readCursor(list, changed));
      }),
    );
  });

  it('is no text of anybody else', () => {
    fc.assert(
      fc.property(scope, utf16(), (list, text) => {
        isInvalid(() => readCursor(list, text));
        isInvalid(() => readCursor(list, `QVFI${text}`));
      }),
    );
  });
});

const argsOf = (given: { limit: number; after?: string; before?: string; order?: string }) =>
  ({
    limit: given.limit,
    after: given.after,
    before: given.before,
    get: (name) => (name === 'order' ? given.order : undefined),
  }) satisfies EdgeArgs;

type Pager = (args: EdgeArgs) => Slice<number> | Promise<Slice<number>>;

/** All items by following cursors to the end, and the same on the way back. */
async function walked(page: Pager, limit: number, order?: string) {
  const rest = order === undefined ? {} : { order };
  const forth: number[] = [];
  let slice = await page(argsOf({ limit, ...rest }));
  expect(slice.hasPrevious).toBe(false);
  for (;;) {
    forth.push(...slice.items);
    if (!slice.hasNext) break;
    slice = await page(argsOf({ limit, ...rest, after: slice.after ?? '' }));
    expect(slice.hasPrevious).toBe(true);
  }
  const back = [...slice.items];
  while (slice.hasPrevious) {
    slice = await page(argsOf({ limit, ...rest, before: slice.before ?? '' }));
    expect(slice.hasNext).toBe(true);
    back.unshift(...slice.items);
  }
  return { forth, back };
}

const pageSize = fc.integer({ min: 1, max: 8 });

describe('a list read by position', () => {
  /** Rows are their own positions; newest first means greatest first. */
  const sourceOf = (rows: readonly number[]): KeysetSource<number> => {
    const newestFirst = rows.toSorted((a, b) => b - a);
    const within = (wanted: (row: number) => boolean, list: readonly number[], limit: number) =>
      list.filter(wanted).slice(0, limit);
    return {
      older: ([at = Infinity], limit) => within((row) => row < at, newestFirst, limit),
      newer: ([at = -1], limit) => within((row) => row > at, newestFirst.toReversed(), limit),
      positionOf: (row) => [row],
    };
  };
  const rows = fc.uniqueArray(fc.nat(1000), { maxLength: 30 });

  it('is walked forth and back without a gap or a repetition, in both orders', async () => {
    await fc.assert(
      fc.asyncProperty(rows, pageSize, fc.boolean(), async (list, limit, isCounted) => {
        const source = { ...sourceOf(list), ...(isCounted ? { total: list.length } : {}) };
        const page: Pager = (args) => keyset([1], args, source);
        const ascending = list.toSorted((a, b) => a - b);
        for (const [order, expected] of [
          [undefined, ascending.toReversed()],
          ['reverse_chronological', ascending.toReversed()],
          ['chronological', ascending],
        ] as const) {
          expect(await walked(page, limit, order)).toEqual({ forth: expected, back: expected });
        }
      }),
    );
  });

  it('goes on at its place although rows come and go', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, pageSize, async (before, after, limit) => {
        const first = await keyset([1], argsOf({ limit }), sourceOf(before));
        fc.pre(first.after !== undefined);
        const last = first.items.at(-1) ?? 0;
        const second = await keyset(
          [1],
          argsOf({ limit: 500, after: first.after ?? '' }),
          sourceOf(after),
        );
        const older = after.filter((row) => row < last).sort((a, b) => b - a);
        expect(second.items).toEqual(older);
      }),
    );
  });
});

describe('a list read by place', () => {
  it('is walked forth and back without a gap or a repetition', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 120 }), pageSize, async (list, limit) => {
        const page: Pager = (args) => offsetSlice(list, args);
        expect(await walked(page, limit)).toEqual({ forth: list, back: list });
      }),
    );
  });

  it('has the cursors of Meta’s small edges and takes no others', () => {
    const list = Array.from({ length: 26 }, (_, i) => i);
    const { before, after } = offsetSlice(list, argsOf({ limit: 26 }));
    expect([before, after]).toEqual(['MAZDZD', 'MjUZD']);
    const cursors = list.map((i) => offsetSlice(list.slice(0, i + 1), argsOf({ limit: 26 })).after);
    fc.assert(
      fc.property(fc.oneof(utf16(), fc.base64String()), (text) => {
        fc.pre(!cursors.includes(text));
        isInvalid(() => offsetSlice(list, argsOf({ limit: 1, after: text })));
        isInvalid(() => offsetSlice(list, argsOf({ limit: 1, before: text })));
      }),
    );
  });
});
