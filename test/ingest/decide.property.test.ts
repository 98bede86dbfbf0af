import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, type Share } from '../../src/ingest/archive/identity/decide.ts';
import type { Source } from '../../src/ingest/archive/identity/source.ts';

const HOUR = 3_600_000;

/** Threads that are much alike: few people, few numbers, few times. */
const source: fc.Arbitrary<Source> = fc
  .record({
    people: fc.constantFrom(['Ada'], ['Ada', 'Bo'], ['Facebook user'], ['Cy'], []),
    mark: fc.constantFrom('1', '2', 'abc', undefined),
    side: fc.constantFrom('cutover' as const, undefined),
    start: fc.nat(5),
    length: fc.nat(2),
    messages: fc.nat(4),
    download: fc.constantFrom('a', 'b', 'c', undefined),
  })
  .map(({ people, mark, side, start, length, messages, download }) => ({
    platform: 'MESSENGER',
    name: `thread_${mark ?? 9}`,
    mark: mark === undefined ? undefined : { text: mark, isNumber: /^\d+$/.test(mark) },
    side: mark === undefined ? 'encrypted' : side,
    people,
    crowd: JSON.stringify(people),
    first: messages === 0 ? 0 : (1 + start) * HOUR,
    last: messages === 0 ? 0 : (1 + start + length) * HOUR,
    messages,
    beside: download === undefined ? [] : [download],
    strand: undefined,
  }));

/** Sources that differ, and what some of them share. */
const history = fc
  .uniqueArray(source, { maxLength: 8, selector: (one) => JSON.stringify(one) })
  .chain((sources) =>
    fc.record({
      sources: fc.constant(sources),
      shares: fc.array(
        fc.record({
          one: fc.nat(Math.max(sources.length - 1, 0)),
          other: fc.nat(Math.max(sources.length - 1, 0)),
          messages: fc.nat(3),
        }),
        { maxLength: 6 },
      ),
      order: fc.shuffledSubarray([...sources.keys()], {
        minLength: sources.length,
        maxLength: sources.length,
      }),
    }),
  )
  .map(({ sources, shares, order }) => ({
    sources,
    order,
    // Whether two share something does not depend on which is asked first.
    shares: shares
      .filter(({ one, other }) => one < other)
      .filter(
        (share, i, all) =>
          all.findIndex((each) => each.one === share.one && each.other === share.other) === i,
      )
      .map((share): Share => ({ ...share, of: 3 })),
  }));

/** Which stand together, in a form that does not depend on how they are numbered. */
const setsOf = (numbers: readonly number[], names: readonly number[]): string[] =>
  [...Map.groupBy(names.keys(), (i) => numbers[i]).values()]
    .map((some) => JSON.stringify(some.map((i) => names[i] as number).sort((a, b) => a - b)))
    .sort();

describe('which threads are one', () => {
  it('does not depend on the order in which they came', () =>
    fc.assert(
      fc.property(history, ({ sources, shares, order }) => {
        const plain = decide(sources, shares);
        const place = new Map(order.map((from, to) => [from, to]));
        const other = decide(
          order.map((i) => sources[i] as Source),
          shares.map((share) => ({
            ...share,
            one: place.get(share.one) ?? 0,
            other: place.get(share.other) ?? 0,
          })),
        );
        const names = [...sources.keys()];
        expect(setsOf(other.strands, order)).toEqual(setsOf(plain.strands, names));
        expect(setsOf(other.groups, order)).toEqual(setsOf(plain.groups, names));
      }),
      { numRuns: 500 },
    ));

  it('never joins two that stood beside each other, nor a number with one of its kind by time', () =>
    fc.assert(
      fc.property(history, ({ sources, shares }) => {
        const { groups, strands } = decide(sources, shares);
        for (const [i, a] of sources.entries()) {
          for (const [j, b] of sources.entries()) {
            if (i >= j || groups[i] !== groups[j]) continue;
            expect(a.beside.some((download) => b.beside.includes(download))).toBe(false);
            // Whatever follows in time is apart in time.
            if (strands[i] === strands[j] || a.last === 0 || b.last === 0) continue;
            expect(a.last < b.first || b.last < a.first).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    ));

  it('keeps what was decided by hand, whatever else speaks', () =>
    fc.assert(
      fc.property(
        history.filter(({ sources }) => sources.length > 1),
        fc.boolean(),
        ({ sources, shares }, together) => {
          const { groups } = decide(sources, shares, [{ one: 0, other: 1, together }]);
          expect(groups[0] === groups[1]).toBe(together);
        },
      ),
      { numRuns: 300 },
    ));
});
