import { expect, it } from 'vitest';
import { replayOperation } from '../../src/admin/webhooks/replay.ts';
import { delivering, MINUTE, NOON } from './delivering.ts';

async function scene() {
  const d = await delivering();
  const page = await d.page(['bot']);
  const { id } = (await d.store.directory.pages.byNo(page)) ?? { id: '' };
  const run = (choice: object) =>
    replayOperation.run(d as never, { page: id, app: 'bot', ...choice }) as Promise<object>;
  return { d, page, run };
}

it('one event is sent once more, marked in the attempt and not on the wire', async () => {
  const { d, page, run } = await scene();
  const no = await d.say(page);
  await d.settle();
  const cursor = await d.store.page(page).deliveries.cursors.of('bot');
  expect(await run({ events: [String(no)] })).toEqual({ delivered: 1, failed: [] });
  const [first, second] = d.received;
  expect(second?.request).toEqual(first?.request);
  const attempts = await d.attempts(page);
  expect(attempts.map(({ number, replay }) => [number, replay])).toEqual([
    [1, false],
    [2, true],
  ]);
  expect(await d.store.page(page).deliveries.cursors.of('bot')).toEqual(cursor);
});

it('many are sent in the order of their conversation, up to the first that fails', async () => {
  const { d, page, run } = await scene();
  const numbers = [await d.say(page, 1), await d.say(page, 2), await d.say(page, 1)];
  await d.settle();
  d.received.length = 0;
  await run({ events: numbers.toReversed().map(String) });
  expect(d.seen('bot', 1)).toEqual([numbers[0], numbers[2]]);
  d.received.length = 0;
  d.answers = ({ conversation }) => (conversation === 1 ? 503 : 200);
  expect(await run({ events: numbers.map(String) })).toEqual({
    delivered: 1,
    failed: [{ event: numbers[0], status: 503 }],
  });
  expect(d.seen('bot', 1)).toEqual([numbers[0]]);
});

it('all since a time are sent, as what they were', async () => {
  const { d, page, run } = await scene();
  await d.say(page);
  await d.advance(10 * MINUTE);
  const no = await d.say(page);
  await d.settle();
  d.received.length = 0;
  await run({ since: '-5m' });
  expect(d.seen('bot')).toEqual([no]);
  d.received.length = 0;
  await run({ since: new Date(NOON).toISOString() });
  expect(d.seen('bot')).toHaveLength(2);
});

it('all that failed since one are sent, also those of while the app was given up', async () => {
  const { d, page, run } = await scene();
  const taken = await d.say(page, 2);
  await d.settle();
  d.answers = () => 500;
  const failed = await d.say(page, 1);
  await d.advance(2 * 60 * MINUTE);
  const missed = await d.say(page, 1);
  d.answers = () => 200;
  d.received.length = 0;
  await d.install(page, 'bot');
  await run({ failed_since: String(taken) });
  expect(d.seen('bot')).toEqual([failed, missed]);
});
