import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ChaosKind } from '../../src/delivery/chaos/disturbance.ts';
import { type Delivering, delivering, MINUTE } from '../delivery/delivering.ts';
import { arm } from './arming.ts';

/*
 * Any mix of chaos, receivers that refuse, processes that are killed and clocks that move, against what
 * was promised: but for what is lost, each event comes at last, and in the order of its conversation but
 * for what was reordered.
 */

type Step =
  | { readonly say: number }
  | { readonly chaos: ChaosKind; readonly share: number; readonly ms: number; readonly by: boolean }
  | { readonly answers: readonly number[] }
  | { readonly pass: number }
  | { readonly advance: number }
  | 'mend'
  | 'kill'
  | 'restart';

const kinds = (of: readonly ChaosKind[]): fc.Arbitrary<Step> =>
  fc.record({
    chaos: fc.constantFrom(...of),
    share: fc.double({ min: 0.1, max: 1, noNaN: true }),
    ms: fc.integer({ min: 1, max: 3_000 }),
    by: fc.boolean(),
  });

const stepOf = (of: readonly ChaosKind[]): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 9, arbitrary: fc.record({ say: fc.integer({ min: 1, max: 3 }) }) },
    { weight: 4, arbitrary: kinds(of) },
    {
      weight: 2,
      arbitrary: fc.record({
        answers: fc.array(fc.constantFrom(200, 200, 200, 500), { minLength: 1, maxLength: 5 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ pass: fc.integer({ min: 0, max: 4_000 }) }) },
    { weight: 1, arbitrary: fc.record({ advance: fc.integer({ min: 0, max: 5 }) }) },
    { weight: 1, arbitrary: fc.constantFrom<Step>('mend', 'kill', 'restart') },
  );

/** What came, in its order: the first time that each was taken, by conversation. */
class Came {
  readonly taken = new Map<number, number[]>();

  take(conversation: number, no: number): void {
    const before = this.taken.get(conversation) ?? [];
    if (!before.includes(no)) this.taken.set(conversation, [...before, no]);
  }
}

async function turnsOf(d: Delivering): Promise<void> {
  for (let i = 0; i < 12; i++) await d.timers.sleep();
}

async function carryOut(d: Delivering, steps: readonly Step[]) {
  const page = await d.page(['bot']);
  const came = new Came();
  const said = new Map<number, number[]>();
  let script: readonly number[] = [200];
  let asked = 0;
  let lives = 0;
  d.answers = ({ conversation, no }) => {
    const status = script[asked++ % script.length] ?? 200;
    if (status === 200) came.take(conversation, no);
    return status;
  };
  for (const step of steps) {
    if (step === 'mend') d.delivery.chaos.mend(d.delivery.chaos.all);
    else if (step === 'kill' || step === 'restart') {
      if (step === 'restart') await d.delivery.stop();
      else d.kill();
      d.machine += 11_000;
      await d.goOn(`life ${++lives}`);
    } else if ('say' in step) {
      said.set(step.say, [...(said.get(step.say) ?? []), await d.say(page, step.say)]);
    } else if ('answers' in step) script = step.answers;
    else if ('pass' in step) d.timers.pass(step.pass);
    else if ('advance' in step) {
      d.timers.pass(5_000);
      await turnsOf(d);
      d.machine += step.advance * MINUTE;
      await d.clock.look();
    } else if (!d.delivery.chaos.isFull) {
      const { chaos, share, ms, by } = step;
      const byClock = chaos === 'delay' && by;
      arm(d, chaos, { share, ms: byClock ? ms * 100 : ms, byClock, attempts: 1 + (ms % 2) });
    }
    await turnsOf(d);
  }
  script = [200];
  for (let i = 0; i < 30; i++) {
    d.timers.pass(5_000);
    await turnsOf(d);
  }
  d.delivery.chaos.mend(d.delivery.chaos.all);
  await d.advance(10 * MINUTE);
  await d.advance(50 * MINUTE);
  expect(d.faults).toEqual([]);
  expect(await d.store.page(page).deliveries.failures.all()).toEqual([]);
  const lost = (await d.attempts(page)).filter(({ number }) => number === 0);
  return { said, came: came.taken, lost: lost.map(({ event }) => event) };
}

const STEPS = { minLength: 8, maxLength: 30, size: 'max' } as const;
const numRuns = Number(process.env.MODEL_RUNS ?? 15);

it('each event comes at last, whatever it meets, but for those that are lost', async () => {
  const all = ['duplicate', 'reorder', 'drop', 'delay', 'wrong-signature', 'lose'] as const;
  await fc.assert(
    fc.asyncProperty(fc.array(stepOf(all), STEPS), fc.boolean(), async (steps, batch) => {
      const d = await delivering({ batch });
      const { said, came, lost } = await carryOut(d, steps);
      for (const [conversation, numbers] of said) {
        const missing = numbers.filter((no) => !came.get(conversation)?.includes(no));
        expect(missing.filter((no) => !lost.includes(no))).toEqual([]);
      }
      await d.close();
    }),
    { numRuns },
  );
}, 60_000);

it('and in the order of its conversation, where none was reordered', async () => {
  const all = ['duplicate', 'drop', 'delay', 'wrong-signature'] as const;
  await fc.assert(
    fc.asyncProperty(fc.array(stepOf(all), STEPS), fc.boolean(), async (steps, batch) => {
      const d = await delivering({ batch });
      const { said, came } = await carryOut(d, steps);
      for (const [conversation, numbers] of said) {
        expect(came.get(conversation)).toEqual(numbers);
      }
      await d.close();
    }),
    { numRuns },
  );
}, 60_000);
