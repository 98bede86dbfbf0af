import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shared } from '../../src/admin/acts/sharing.ts';
import { AdminError } from '../../src/admin/error.ts';
import { seededRandom } from '../../src/base/random.ts';

const maya = { person: { platform: 'MESSENGER', name: 'Maya' } } as Parameters<typeof shared>[1];
const of = (location: string) => shared({ random: seededRandom('x') }, maya, { location }).location;

const degrees = (most: number) =>
  fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((millionths) => millionths / 1e6);

it('a place on earth is where it was said to be', () => {
  fc.assert(
    fc.property(degrees(90), degrees(180), (lat, long) => {
      const plain = (number: number) => number.toFixed(6);
      expect(of(`${plain(lat)}, ${plain(long)}`)).toMatchObject({
        lat: Number(plain(lat)),
        long: Number(plain(long)),
      });
    }),
  );
});

it('whatever else is said is refused in a sentence, or is two numbers', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        const { lat, long } = of(text) ?? { lat: 0, long: 0 };
        expect(Math.abs(lat) <= 90 && Math.abs(long) <= 180).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(AdminError);
      }
    }),
  );
});
