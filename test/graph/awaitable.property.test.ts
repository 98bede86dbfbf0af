import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Awaitable, chain, inTurn, isLater } from '../../src/base/awaitable.ts';

/** Values, each there at once or only later. */
const some = fc.array(fc.record({ value: fc.integer(), isLater: fc.boolean() }), { maxLength: 20 });

const give = (given: { value: number; isLater: boolean }): Awaitable<number> =>
  given.isLater ? Promise.resolve(given.value) : given.value;

it('gives the same results in the same order, whichever of them come later', async () => {
  await fc.assert(
    fc.asyncProperty(some, async (items) => {
      const begun: number[] = [];
      const results = inTurn(items, (item, i) => {
        begun.push(i);
        return chain(give(item), (value) => value * 2);
      });
      expect(isLater(results)).toBe(items.some((item) => item.isLater));
      expect(await results).toEqual(items.map(({ value }) => value * 2));
      expect(begun).toEqual(items.map((_, i) => i));
    }),
  );
});

it('tells of the first failure, and begins nothing after it', async () => {
  await fc.assert(
    fc.asyncProperty(some, fc.nat(19), async (items, at) => {
      fc.pre(at < items.length);
      const begun: number[] = [];
      const run = async () =>
        inTurn(items, (item, i) => {
          begun.push(i);
          return chain(give(item), () => {
            if (i >= at) throw new Error(`no ${i}`);
            return i;
          });
        });
      await expect(run()).rejects.toThrow(`no ${at}`);
      expect(begun).toHaveLength(at + 1);
    }),
  );
});
