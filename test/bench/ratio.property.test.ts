import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate, verdict } from '../../bench/against/ratio.ts';
import { seededRandom } from '../../src/base/random.ts';

const ratios = fc.array(fc.double({ min: 0.2, max: 5, noNaN: true }), {
  minLength: 5,
  maxLength: 60,
});

describe('the ratio of a bench row against another commit', () => {
  it('of nine rounds is the fifth, between the second and the eighth, which is 96 % sure', () => {
    const found = estimate([1.3, 1.1, 1.0, 1.2, 0.9, 1.6, 1.5, 1.4, 1.7]);
    expect(found).toMatchObject({ median: 1.3, low: 1.0, high: 1.6 });
    // Fewer than two heads in nine throws, on either side: (1 + 9) of 512, twice.
    expect(found.sureness).toBeCloseTo(1 - 20 / 512, 12);
  });

  it.each([
    [5, 1, 1 - 2 / 32],
    [7, 1, 1 - 2 / 128],
    [8, 2, 1 - 18 / 256],
    [11, 3, 1 - 134 / 2048],
    [13, 4, 1 - 2 * (378 / 8192)],
  ])('of %i rounds leaves out %i less one on either side', (n, k, sureness) => {
    const found = estimate(Array.from({ length: n }, (_, i) => i + 1));
    expect([found.low, found.high]).toEqual([k, n + 1 - k]);
    expect(found.sureness).toBeCloseTo(sureness, 12);
  });

  it('is refused for so few rounds that none is 90 % sure', () => {
    for (const n of [0, 1, 4]) expect(() => estimate(Array(n).fill(1))).toThrow(RangeError);
  });

  it('lies in its interval, whatever the order, and turns round with what is compared', () => {
    fc.assert(
      fc.property(ratios, (values) => {
        const { median, low, high, sureness } = estimate(values);
        expect(low).toBeLessThanOrEqual(median);
        expect(high).toBeGreaterThanOrEqual(median);
        expect(sureness).toBeGreaterThanOrEqual(0.9);
        expect(estimate(values.toReversed())).toEqual({ median, low, high, sureness });
        const other = estimate(values.map((value) => 1 / value));
        expect(other.low).toBeCloseTo(1 / high, 9);
        expect(other.high).toBeCloseTo(1 / low, 9);
      }),
    );
  });

  it('holds the true one nine times in ten', () => {
    const random = seededRandom('ratios');
    const one = () => 1 + (random.next() - 0.5) * 0.1 * (random.next() < 0.3 ? 3 : 1);
    let held = 0;
    for (let i = 0; i < 2000; i++) {
      const { low, high } = estimate(Array.from({ length: 9 }, one));
      if (low <= 1 && 1 <= high) held++;
    }
    expect(held / 2000).toBeGreaterThan(0.9);
  });

  it('says slower only where the whole interval lies above 1.05', () => {
    const told = (...values: number[]) => verdict(estimate(values));
    expect(told(1.06, 1.06, 1.07, 1.08, 1.1, 1.2, 1.2, 1.3, 1.4)).toBe('slower');
    expect(told(1.04, 1.05, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2)).toBe('-');
    expect(told(1, 1, 1, 1, 1, 1, 1, 1, 1)).toBe('-');
    expect(told(0.8, 0.8, 0.8, 0.9, 0.9, 0.9, 0.9, 0.94, 1.1)).toBe('faster');
  });
});
