import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawn } from '../../src/delivery/chaos/disturbance.ts';
import { type Delivering, delivering, MINUTE } from '../delivery/delivering.ts';
import { arm } from './arming.ts';

const share = fc.double({ min: 0.05, max: 0.95, noNaN: true });

it('draws about the share that is asked for, and another kind draws others', () => {
  fc.assert(
    fc.property(share, fc.string(), fc.integer({ min: 1, max: 50 }), (part, seed, page) => {
      const met = (kind: 'drop' | 'lose', events: number) =>
        Array.from({ length: events }, (_, no) => drawn({ seed, kind }, page, no + 1) < part);
      const count = met('drop', 2_000).filter(Boolean).length / 2_000;
      expect(Math.abs(count - part)).toBeLessThan(0.06);
      expect(met('drop', 500)).toEqual(met('drop', 500));
      expect(met('drop', 500)).not.toEqual(met('lose', 500));
    }),
    { numRuns: 40 },
  );
});

/** Says so many things in three conversations; the receiver takes turns at answering late. */
async function met(d: Delivering, batch: boolean, turns: readonly number[]): Promise<number[]> {
  const page = await d.page(['bot']);
  let asked = 0;
  d.answers = async () => {
    for (let i = turns[asked++ % turns.length] ?? 0; i > 0; i--) await d.timers.sleep();
    return batch && asked % 7 === 0 ? 500 : 200;
  };
  for (let i = 0; i < 30; i++) await d.say(page, 1 + (i % 3));
  await d.advance(3 * MINUTE);
  await d.advance(60 * MINUTE);
  const attempts = await d.attempts(page);
  return attempts.filter(({ number }) => number === 0).map(({ event }) => event);
}

it('meets the same events whenever they are sent', async () => {
  const turns = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(share, fc.string(), turns, fc.boolean(), async (part, seed, late, batch) => {
      const runs: number[][] = [];
      for (const [isBatch, pauses] of [[false, [0]] as const, [batch, late] as const]) {
        const d = await delivering({ batch: isBatch });
        arm(d, 'lose', { share: part, seed });
        runs.push((await met(d, isBatch, pauses)).sort((a, b) => a - b));
        await d.close();
      }
      expect(runs[1]).toEqual(runs[0]);
    }),
    { numRuns: 8 },
  );
});
