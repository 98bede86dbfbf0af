import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationOf, relativeTimeOf } from '../../src/config/duration.ts';

const UNITS = { w: 7 * 86_400, d: 86_400, h: 3_600, m: 60, s: 1 };

/** Some of the units in their order, each with a count. */
const said = fc
  .record(Object.fromEntries(Object.keys(UNITS).map((unit) => [unit, fc.nat(9_999)])), {
    requiredKeys: [],
  })
  .map((counts) =>
    Object.entries(UNITS).flatMap(([unit, s]) => {
      const count = counts[unit];
      return count === undefined ? [] : [{ text: `${count}${unit}`, seconds: count * s }];
    }),
  )
  .filter((parts) => parts.length > 0);

describe('a duration', () => {
  it('is the sum of its parts, and back with a minus sign', () => {
    fc.assert(
      fc.property(said, (parts) => {
        const text = parts.map((part) => part.text).join('');
        const ms = parts.reduce((sum, { seconds }) => sum + seconds * 1000, 0);
        expect(durationOf(text)).toBe(ms);
        expect(durationOf(`-${text}`)).toBe(ms === 0 ? 0 : -ms);
        expect(relativeTimeOf(`+${text}`)).toBe(ms);
        expect(relativeTimeOf(text)).toBeUndefined();
      }),
    );
  });

  it('without a unit is seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (seconds) => {
        expect(durationOf(String(seconds))).toBe(seconds * 1000);
      }),
    );
  });

  it('is nothing else', () => {
    const others = ['', '-', '+', 'd', '1x', '1h1d', '1d1d', '1 d', '--1d', '1e3', '1,5', '0x10'];
    for (const text of [...others, '1d\n', '\n1d', '1.5h', '١d', 'Infinity', 'now']) {
      expect(durationOf(text), text).toBeUndefined();
    }
  });

  it('that is not read is never a number that was not said', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const ms = durationOf(text);
        if (ms === undefined) return;
        expect(Number.isFinite(ms)).toBe(true);
        expect(text).toMatch(/^[+-]?[\d.wdhms]+$/);
      }),
    );
  });
});
