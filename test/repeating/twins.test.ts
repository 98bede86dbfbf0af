import { describe, expect, it, vi } from 'vitest';
import { KeptRead } from '../../src/api/repeating/kept-read.ts';
import { RepeatedReads } from '../../src/api/repeating/repeated-reads.ts';
import { type Random, seededRandom } from '../../src/base/random.ts';
import { Asking, oneOf } from './asking.ts';
import { act, change } from './changes.ts';
import { openShop, type Shop } from './shop.ts';
import { Twins } from './twins.ts';

/** Requests to each of the two; `TWIN_REQUESTS=200000` for a long run. */
const REQUESTS = Number(process.env.TWIN_REQUESTS ?? 500);
const SEED = process.env.TWIN_SEED ?? 'twins';

/** How far the clock goes at once, in ms: over ends of tokens and scopes, days, and back. */
const STEPS = [
  0, 1, 1_000, 1_000, 5_000, 60_000, 3_600_000, 8_000_000, 86_400_000, -1_000, -3_600_000,
];

/** All at once: what is read while something is written may be what was, but no longer than that. */
async function rush(random: Random, shop: Shop, twins: Twins, asking: Asking): Promise<void> {
  const together: Promise<unknown>[] = [];
  for (let i = 0; i < 12; i++) {
    together.push(i % 3 === 0 ? act(random, shop, twins) : twins.both(asking.next()));
  }
  await Promise.all(together);
}

describe('what is answered from memory', () => {
  it(
    'is byte by byte what would be answered without, whatever happens and whoever did it',
    async () => {
      const random = seededRandom(SEED);
      const twins = await Twins.open(SEED);
      const found = vi.spyOn(RepeatedReads.prototype, 'find');
      const seen = { statuses: new Map<number, number>(), changed: 0, refused: 0 };
      try {
        const shop = await openShop(twins.house(2));
        const asking = new Asking(random, shop);
        for (let i = 0; i < REQUESTS; i++) {
          if (random.next() < 0.04) {
            const done = await change(random, shop, twins);
            if (done) seen.changed++;
            else seen.refused++;
          }
          if (random.next() < 0.03) twins.pass(oneOf(random, STEPS));
          if (random.next() < 0.02) await rush(random, shop, twins, asking);
          const asked = asking.next();
          const [kept, anew] = await twins.both(asked);
          if (JSON.stringify(kept) !== JSON.stringify(anew)) {
            expect({ seed: SEED, i, asked, ...kept }).toEqual({ seed: SEED, i, asked, ...anew });
          }
          seen.statuses.set(kept.status, (seen.statuses.get(kept.status) ?? 0) + 1);
          asking.learn(kept.bytes, kept.head);
        }
        const hits = found.mock.results.filter(({ value }) => value instanceof KeptRead).length;
        if (process.env.TWIN_REQUESTS) console.info(hits, seen);
        expect(twins.faults).toEqual([]);
        // It proves something only where much came from memory, and much was changed.
        expect(hits).toBeGreaterThan(REQUESTS / 20);
        expect(seen.changed).toBeGreaterThan(seen.refused);
        expect(seen.statuses.get(200)).toBeGreaterThan(REQUESTS / 4);
        expect(seen.statuses.get(304)).toBeGreaterThan(0);
      } finally {
        found.mockRestore();
        await twins.close();
      }
    },
    60_000 + 50 * REQUESTS,
  );
});
