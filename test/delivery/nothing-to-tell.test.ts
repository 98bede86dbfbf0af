import { expect, it, vi } from 'vitest';
import { isAnyDelivering } from '../../src/control/waiting/settled.ts';
import { type Delivering, delivering, MINUTE } from './delivering.ts';

/*
 * Events that come to nothing before they are told, as of a message that was unsent: they count as told
 * at once, also for whoever looks into the store.
 */

const cursor = async (d: Delivering, page: number) =>
  (await d.store.page(page).deliveries.cursors.of('bot'))?.no;

it('an event of which nothing is told is done with in the store, too', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  await d.say(page);
  const last = await d.sayNothing(page);
  await d.settle();
  expect(await isAnyDelivering(d)).toBe(false);
  expect(await cursor(d, page)).toBe(last);
});

it('it costs one write with all that come to nothing, and what is told costs none besides its attempt', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  await d.say(page);
  await d.settle();
  const writes = vi.spyOn(d.store, 'transaction');
  /** Transactions of the delivery alone. */
  const cost = async (says: readonly (() => Promise<number>)[]): Promise<number> => {
    writes.mockClear();
    for (const say of says) {
      await say();
      await d.settle();
    }
    return writes.mock.calls.length - says.length;
  };
  expect(await cost([1, 2, 3, 1, 2].map((of) => () => d.say(page, of)))).toBe(5);
  expect(await cost([() => d.sayNothing(page)])).toBe(1);
  // Many, of which the delivery hears at once.
  await d.delivery.stop();
  for (let i = 0; i < 30; i++) await d.sayNothing(page, 1 + (i % 3));
  writes.mockClear();
  await d.goOn('second');
  await d.settle();
  // The lane is taken, the cursor is, and it is moved.
  expect(writes.mock.calls.length).toBe(3);
  expect(await isAnyDelivering(d)).toBe(false);
});

it.each(['stops', 'is killed'])(
  'after a process that %s nothing is told twice, and nothing is left out',
  async (how) => {
    const d = await delivering();
    const page = await d.page(['bot']);
    const first = await d.say(page, 1);
    await d.settle();
    const nothing = await d.sayNothing(page, 2);
    if (how === 'stops') {
      await d.settle();
      await d.delivery.stop();
    } else {
      // What it has not written is never written.
      d.kill();
      d.machine += 11_000;
    }
    const second = await d.say(page, 2);
    // Even if there were something to tell of it again.
    if (how === 'stops') d.gone.delete(`${page} ${nothing}`);
    await d.goOn('second');
    await d.settle();
    expect(d.seen('bot')).toEqual([first, second]);
    expect(await isAnyDelivering(d)).toBe(false);
    expect(await cursor(d, page)).toBe(second);
    expect(d.faults).toEqual([]);
  },
);

it('what stands behind something that failed is waited for as little as that is', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  d.answers = () => 500;
  const first = await d.say(page);
  await d.settle();
  const second = await d.say(page);
  await d.settle();
  expect(await isAnyDelivering(d)).toBe(false);
  d.answers = () => 200;
  await d.advance(60 * MINUTE);
  expect(new Set(d.seen('bot'))).toEqual(new Set([first, second]));
  expect(await isAnyDelivering(d)).toBe(false);
});

it('what waits in a lane that stands still is not waited for until it is asked again', async () => {
  const d = await delivering();
  const page = await d.page(['bot'], 8);
  d.answers = () => 'connect';
  for (let i = 1; i <= 7; i++) await d.say(page, i);
  await d.settle();
  const last = await d.say(page, 8);
  await d.settle();
  expect(d.seen('bot', 8)).toEqual([]);
  expect(await isAnyDelivering(d)).toBe(false);
  d.answers = () => 200;
  await d.advance(10 * MINUTE);
  expect(d.seen('bot', 8)).toEqual([last]);
  expect(await isAnyDelivering(d)).toBe(false);
});
