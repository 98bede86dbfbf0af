import { expect, it } from 'vitest';
import { recordUninstalled } from '../../src/store/page/commands/record-uninstalled.ts';
import { delivering, MINUTE, NOON } from './delivering.ts';

const minutes = (times: readonly number[]) => times.map((at) => (at - NOON) / MINUTE);

it('an event that fails is tried again at once, and then ever more seldom, with the same bytes', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  d.answers = () => 500;
  await d.say(page);
  await d.advance(25 * 60 * MINUTE);
  const attempts = await d.attempts(page);
  expect(minutes(attempts.map(({ at }) => at))).toEqual([0, 0, 3, 10, 20, 40, 60]);
  expect(attempts.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(attempts.map(({ next }) => next && (next - NOON) / MINUTE)).toEqual([
    0,
    3,
    10,
    20,
    40,
    60,
    undefined,
  ]);
  expect(new Set(attempts.map(({ request }) => request)).size).toBe(1);
  expect(new Set(d.received.map(({ request }) => JSON.stringify(request))).size).toBe(1);
});

it("after the ladder's end the Page gives the app up, and nothing is queued for it", async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  d.answers = () => 500;
  await d.say(page);
  await d.say(page);
  await d.advance(2 * 60 * MINUTE);
  const [installed] = await d.store.directory.installedApps.rows(page);
  expect(installed?.disabled).toBe(NOON + 60 * MINUTE);
  expect(await d.store.page(page).deliveries.failures.all()).toEqual([]);
  d.answers = () => 200;
  d.received.length = 0;
  await d.say(page);
  await d.advance(60 * MINUTE);
  await d.install(page, 'bot');
  const no = await d.say(page);
  await d.settle();
  expect(d.seen('bot')).toEqual([no]);
});

it('an app that has the Page anew hears nothing of before, nor of what was under way', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  const { promise, resolve: answer } = Promise.withResolvers<number>();
  d.answers = () => promise;
  const [first] = [await d.say(page), await d.say(page)];
  await d.store.durable();
  while (d.received.length === 0) await d.timers.sleep();
  await d.store.transaction((tx) =>
    recordUninstalled(tx, { page, account: 'page', app: 'bot' }, d.clock.now()),
  );
  await d.install(page, 'bot');
  const no = await d.say(page, 2);
  while (d.received.length < 2) await d.timers.sleep();
  answer(500);
  await d.settle();
  d.answers = () => 200;
  await d.advance(60 * MINUTE);
  expect(d.seen('bot', 1)).toEqual([first]);
  expect(new Set(d.seen('bot', 2))).toEqual(new Set([no]));
  expect(await d.store.page(page).deliveries.failures.all()).toEqual([]);
});

it('a conversation whose event fails keeps its later events back as one row; others go on', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  d.answers = ({ conversation }) => (conversation === 1 ? 500 : 200);
  const first = await d.say(page, 1);
  await d.settle();
  for (let i = 0; i < 5; i++) await d.say(page, 1);
  await d.say(page, 2);
  await d.settle();
  expect(d.seen('bot', 1)).toEqual([first, first]);
  expect(d.seen('bot', 2)).toEqual([first + 6]);
  const failures = await d.store.page(page).deliveries.failures.all();
  expect(failures).toMatchObject([{ conversation: 1, no: first, attempts: 2, reason: '500' }]);
  expect((await d.store.page(page).deliveries.cursors.of('bot'))?.no).toBe(first + 6);
  d.answers = () => 200;
  await d.advance(3 * MINUTE);
  expect(d.seen('bot', 1)).toEqual([0, 0, 0, 1, 2, 3, 4, 5].map((i) => first + i));
  expect(await d.store.page(page).deliveries.failures.all()).toEqual([]);
});

it('a receiver that fails in all conversations is asked once at a time, and no row is made an event', async () => {
  const d = await delivering();
  const page = await d.page(['bot'], 40);
  d.answers = () => 'connect';
  for (let i = 1; i <= 40; i++) await d.say(page, i);
  await d.settle();
  const rows = (await d.store.page(page).deliveries.failures.all()).length;
  expect(rows).toBeLessThan(25);
  const before = d.received.length;
  await d.advance(10 * MINUTE);
  expect(d.received.length - before).toBe(2);
  expect((await d.store.page(page).deliveries.failures.all()).length).toBeLessThan(rows + 2);
  d.answers = () => 200;
  await d.advance(10 * MINUTE);
  for (let i = 1; i <= 40; i++) expect(d.seen('bot', i).length).toBeGreaterThan(0);
  expect(await d.store.page(page).deliveries.failures.all()).toEqual([]);
});

it('a lane that stands still gives up each Page at the end of its ladder', async () => {
  const d = await delivering();
  const page = await d.page(['bot'], 40);
  d.answers = () => 'timeout';
  for (let i = 1; i <= 40; i++) await d.say(page, i);
  await d.advance(25 * 60 * MINUTE);
  const [installed] = await d.store.directory.installedApps.rows(page);
  expect(installed?.disabled).toBe(NOON + 60 * MINUTE);
  expect(await d.store.page(page).deliveries.failures.all()).toEqual([]);
});
