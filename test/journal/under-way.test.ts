import fc from 'fast-check';
import { it } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { Journal } from '../../src/journal/journal.ts';

it('keeps each call once, while it is under way and behind, in whatever order they end', () => {
  const seqs = (count: number): fc.Arbitrary<readonly number[]> =>
    fc.shuffledSubarray(Array.from({ length: count }, (_, i) => i));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }).chain(seqs), (ending) => {
      const timer = { elapsed: () => 0 };
      const parts = { clock: systemClock, machine: systemClock, timer, bell: { ring: () => {} } };
      const journal = new Journal({ ...parts, form: 'shapes' });
      const about = { operation: 'x', what: 'x', isAct: false, page: undefined, input: undefined };
      const begun = Array.from({ length: 8 }, () => journal.beginControl(about));
      const numbers = begun.map(({ seq }) => seq);
      for (const i of ending) {
        const entry = begun[i];
        if (entry) journal.endControl(entry, 200);
        const kept = journal.entries().map(({ seq }) => seq);
        if (kept.join() !== numbers.join()) throw new Error(`${kept} is not ${numbers}`);
      }
    }),
  );
});
