import { expect, it } from 'vitest';
import { replayOperation } from '../../src/admin/webhooks/replay.ts';
import { patientJobs } from '../support/patient-jobs.ts';
import { delivering, MINUTE, NOON } from './delivering.ts';

async function scene() {
  const d = await delivering();
  const page = await d.page(['bot']);
  const { id } = (await d.store.directory.pages.byNo(page)) ?? { id: '' };
  const jobs = patientJobs(d.clock, (fault) => void d.faults.push(fault));
  const deps = { store: d.store, clock: d.clock, delivery: d.delivery, jobs };
  /** What came of it. */
  const run = async (choice: object): Promise<object> => {
    const asked = { page: id, app: 'bot', ...choice };
    const job = await replayOperation.run(deps as never, asked);
    expect(job).toMatchObject({ kind: 'replay', state: 'done', unit: 'events' });
    return job.result;
  };
  return { d, page, run };
}

it('one event is sent once more, marked in the attempt and not on the wire', async () => {
  const { d, page, run } = await scene();
  const no = await d.say(page);
  await d.settle();
  await d.advance(MINUTE);
  const cursor = await d.store.page(page).deliveries.cursors.of('bot');
  expect(await run({ events: [String(no)] })).toEqual({
    ...{ matching: 1, delivered: 1, failed: [], not_sent: 0 },
  });
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
    ...{ matching: 3, delivered: 1, not_sent: 1 },
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

it('those of a time, a person or a conversation alone', async () => {
  const { d, page, run } = await scene();
  const early = [await d.say(page, 1), await d.say(page, 2)];
  await d.settle();
  await d.advance(10 * MINUTE);
  await d.say(page, 1);
  await d.settle();
  const sent = async (choice: object): Promise<number[]> => {
    d.received.length = 0;
    await run({ since: '-1h', ...choice });
    // Of two conversations either may come first.
    return d.seen('bot').sort((a, b) => a - b);
  };
  expect(await sent({ until: '-5m' })).toEqual(early);
  expect(await sent({ until: '-5m', conversation: 't_2' })).toEqual([early[1]]);
  expect(await sent({ until: '-5m', person: '1' })).toEqual([early[0]]);
  expect(await sent({ person: '1', conversation: 't_2' })).toEqual([]);
});

it('those alone that the app has not taken', async () => {
  const { d, page, run } = await scene();
  await d.say(page, 1);
  await d.settle();
  d.answers = () => 500;
  const failed = await d.say(page, 2);
  await d.settle();
  d.answers = () => 200;
  d.received.length = 0;
  await run({ since: '-1h', failed: true });
  expect(d.seen('bot')).toEqual([failed]);
});

it('says how many match and sends none, then those and no others', async () => {
  const { d, page, run } = await scene();
  for (const conversation of [1, 2, 3]) await d.say(page, conversation);
  await d.settle();
  d.received.length = 0;
  expect(await run({ since: '-1h', dry_run: true })).toMatchObject({ matching: 3, delivered: 0 });
  await expect(run({ since: '-1h', confirm_count: 2 })).rejects.toThrow(
    'None was sent: 3 events match, and not 2.',
  );
  expect(d.received).toEqual([]);
  expect(await run({ since: '-1h', confirm_count: 3 })).toMatchObject({ delivered: 3 });
});
