import { expect, vi } from 'vitest';
import { KeptRead } from '../../src/api/repeating/kept-read.ts';
import { RepeatedReads } from '../../src/api/repeating/repeated-reads.ts';
import { type Random, seededRandom } from '../../src/base/random.ts';
import { Asking, oneOf } from './asking.ts';
import { act, change } from './changes.ts';
import { openShop, type Shop } from './shop.ts';
import { Twins, type TwinsStore } from './twins.ts';

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

/**
 * Asks twins the same, while it is changed what they answer, and has them answer the same byte by byte.
 * @param requests to each of the two
 * @param where their store is; in a file of its own without it
 */
export async function compareTwins(requests: number, where: TwinsStore = {}): Promise<void> {
  const random = seededRandom(SEED);
  const twins = await Twins.open(SEED, where);
  const found = vi.spyOn(RepeatedReads.prototype, 'find');
  const seen = { statuses: new Map<number, number>(), changed: 0, refused: 0 };
  try {
    const shop = await openShop(twins.house(2));
    const asking = new Asking(random, shop);
    for (let i = 0; i < requests; i++) {
      if (random.next() < 0.04) {
        const done = await change(random, shop, twins);
        twins.settle();
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
    expect(hits).toBeGreaterThan(requests / 20);
    expect(seen.changed).toBeGreaterThan(seen.refused);
    expect(seen.statuses.get(200)).toBeGreaterThan(requests / 4);
    expect(seen.statuses.get(304)).toBeGreaterThan(0);
  } finally {
    found.mockRestore();
    await twins.close();
  }
}
