import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isAnyDelivering } from '../../src/control/waiting/settled.ts';
import { runsHere } from '../support/runs-here.ts';
import { type Answer, type Delivering, delivering, MINUTE } from './delivering.ts';

/*
 * Random answers, unsubscribing, clocks that are moved and processes that end anyhow, against what was
 * promised: every event that an app was to get came, or the Page gave the app up; in the order of its
 * conversation; what was answered with 200 and noted does not come again.
 */

type Step =
  | { readonly say: readonly [page: number, conversation: number] }
  /** Somebody writes, and it is unsent before it is told. */
  | { readonly sayNothing: readonly [page: number, conversation: number] }
  | { readonly advance: number }
  | { readonly back: number }
  | { readonly answers: readonly Answer[] }
  | { readonly install: number }
  | 'restart'
  | 'kill';

const answer = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Answer>(200) },
  { weight: 2, arbitrary: fc.constantFrom<Answer>(500, 302, 204) },
  { weight: 2, arbitrary: fc.constantFrom<Answer>('timeout', 'cut', 'connect') },
);
const index = fc.integer({ min: 0, max: 1 });
const place = fc.tuple(index, fc.integer({ min: 1, max: 3 }));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ say: place }) },
  { weight: 2, arbitrary: fc.record({ sayNothing: place }) },
  { weight: 3, arbitrary: fc.record({ advance: fc.integer({ min: 0, max: 90 }) }) },
  { weight: 1, arbitrary: fc.record({ back: fc.integer({ min: 0, max: 200 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({ answers: fc.array(answer, { minLength: 1, maxLength: 8 }) }),
  },
  { weight: 1, arbitrary: fc.record({ install: index }) },
  { weight: 1, arbitrary: fc.constantFrom<Step>('restart', 'kill') },
);

const took = (status: Answer): boolean => typeof status === 'number' && status < 300;

/** What one app is to get of one Page, and what it took. */
class Expected {
  readonly due = new Map<string, number[]>();
  readonly taken = new Set<string>();
  readonly givenUp: string[] = [];

  say(page: number, conversation: number, no: number): void {
    const key = `${page} ${conversation}`;
    this.due.set(key, [...(this.due.get(key) ?? []), no]);
  }
  /** The Page gave the app up: what it had not taken is nothing any more. */
  giveUp(page: number): void {
    for (const key of this.due.keys()) if (key.startsWith(`${page} `)) this.due.set(key, []);
  }
}

/** Events of which it is on disk that they were taken. */
async function notedOf(d: Delivering, pages: readonly number[]): Promise<Set<string>> {
  const noted = new Set<string>();
  for (const page of pages) {
    for (const { delivered, together } of await d.attempts(page)) {
      if (delivered) for (const no of together) noted.add(`${page} ${no}`);
    }
  }
  return noted;
}

async function carryOut(d: Delivering, steps: readonly Step[]): Promise<void> {
  const pages = [await d.page(['bot']), await d.page(['bot'])];
  const expected = new Expected();
  let script: readonly Answer[] = [200];
  let asked = 0;
  let lives = 0;
  const wrong: string[] = [];
  /** Events that were taken: none comes again, but for what a process had in flight at its end. */
  let once = new Set<string>();
  d.answers = async (seen) => {
    const turns = (asked % 4) * 10;
    const life = lives;
    const answered = script[asked++ % script.length] as Answer;
    for (const { page, conversation, no } of seen.items) {
      const key = `${page} ${no}`;
      const order = expected.due.get(`${page} ${conversation}`) ?? [];
      const before = order.filter((earlier) => earlier < no);
      const isWith = (earlier: number) => seen.items.some((item) => item.no === earlier);
      const missing = before.filter(
        (earlier) => !expected.taken.has(`${page} ${earlier}`) && !isWith(earlier),
      );
      if (missing.length > 0) wrong.push(`${key} before ${missing}`);
      if (once.has(key)) wrong.push(`${key} again`);
    }
    // What goes out meanwhile goes out before this was taken.
    for (let i = 0; i < turns; i++) await d.timers.sleep();
    for (const { page, no } of took(answered) ? seen.items : []) {
      expected.taken.add(`${page} ${no}`);
      // Of what a process had in flight when it was killed nobody has noted that it was taken.
      if (life === lives) once.add(`${page} ${no}`);
    }
    return answered;
  };
  const lookForDisabled = async (): Promise<void> => {
    for (const page of pages) {
      const [row] = await d.store.directory.installedApps.rows(page);
      if (row?.disabled !== undefined) expected.giveUp(page);
    }
  };
  for (const one of steps) {
    if (one === 'restart' || one === 'kill') {
      // Whoever is killed gives nothing back: the next waits until the lease lapses.
      if (one === 'restart') await d.delivery.stop();
      else d.kill();
      lives++;
      once = await notedOf(d, pages);
      if (one === 'kill') d.machine += 11_000;
      await d.goOn(`life ${lives}`);
    } else if ('say' in one) {
      const page = pages[one.say[0]] as number;
      const [row] = await d.store.directory.installedApps.rows(page);
      const no = await d.say(page, one.say[1]);
      if (row?.disabled === undefined) expected.say(page, one.say[1], no);
    } else if ('sayNothing' in one) {
      await d.sayNothing(pages[one.sayNothing[0]] as number, one.sayNothing[1]);
    } else if ('advance' in one) {
      await d.advance(one.advance * MINUTE);
    } else if ('back' in one) {
      await d.settle();
      await d.advance(-one.back * MINUTE);
    } else if ('answers' in one) {
      await d.settle();
      script = one.answers;
    } else {
      await lookForDisabled();
      await d.install(pages[one.install] as number, 'bot');
    }
    await lookForDisabled();
  }
  script = [200];
  await d.advance(50 * 60 * MINUTE);
  await lookForDisabled();
  for (const [key, numbers] of expected.due) {
    const page = key.split(' ')[0];
    expect(numbers.filter((no) => !expected.taken.has(`${page} ${no}`))).toEqual([]);
  }
  for (const page of pages) {
    expect(await d.store.page(page).deliveries.failures.all()).toEqual([]);
  }
  // Whoever looks into the store sees that nothing is left.
  expect(await isAnyDelivering(d)).toBe(false);
  expect(wrong).toEqual([]);
  expect(d.faults).toEqual([]);
}

it('whatever happens, each event comes in its order, or the Page gave the app up', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }),
      fc.boolean(),
      async (steps, batch) => {
        const d = await delivering({ batch });
        await carryOut(d, steps);
        await d.close();
      },
    ),
    { numRuns: Number(process.env.MODEL_RUNS ?? runsHere(25)) },
  );
});
