import { expect, it } from 'vitest';
import { delivering, MINUTE } from '../delivery/delivering.ts';
import { arm, notes } from './arming.ts';

it('duplicate: what was taken goes out once more, before what follows it', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  arm(d, 'duplicate', { times: 1 });
  const no = await d.say(page);
  await d.say(page);
  await d.settle();
  expect(d.seen('bot')).toEqual([no, no, no + 1]);
  const [first, again] = d.received;
  expect(again?.request).toEqual(first?.request);
  expect(await notes(d, page)).toEqual([
    undefined,
    'chaos 1: duplicate, the same once more',
    undefined,
  ]);
  const attempts = await d.attempts(page);
  expect(attempts.map(({ number, delivered }) => [number, delivered])).toEqual([
    [1, true],
    [2, true],
    [1, true],
  ]);
});

it('duplicate: later than what follows it, where that is said', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  arm(d, 'duplicate', { times: 1, ms: 500 });
  const no = await d.say(page);
  await d.say(page);
  await d.settle();
  expect(d.seen('bot')).toEqual([no, no + 1]);
  d.timers.pass(500);
  while (d.seen('bot').length < 3) await d.timers.sleep();
  expect(d.seen('bot')).toEqual([no, no + 1, no]);
});

it('duplicate: only once it was taken', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  arm(d, 'duplicate', { times: 1 });
  let asked = 0;
  d.answers = () => (asked++ === 0 ? 500 : 200);
  const no = await d.say(page);
  await d.settle();
  expect(d.seen('bot')).toEqual([no, no, no]);
  expect((await d.attempts(page)).map(({ status }) => status)).toEqual([500, 200, 200]);
});

it('drop: the first attempt never comes, and counts as failed', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  arm(d, 'drop', { times: 1 });
  const no = await d.say(page);
  await d.say(page);
  await d.settle();
  expect(d.seen('bot')).toEqual([no, no + 1]);
  const [first, second] = await d.attempts(page);
  expect(first).toMatchObject({
    ...{ status: undefined, delivered: false, number: 1 },
    note: 'chaos 1: drop, never came to the app',
  });
  expect(second).toMatchObject({ status: 200, number: 2, note: undefined });
});

it('drop: as many as are said, by the ladder', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  arm(d, 'drop', { times: 1, attempts: 3 });
  const no = await d.say(page);
  await d.settle();
  expect(d.seen('bot')).toEqual([]);
  await d.advance(4 * MINUTE);
  expect(d.seen('bot')).toEqual([]);
  await d.advance(7 * MINUTE);
  expect(d.seen('bot')).toEqual([no]);
});

it('drop: in however many conversations, the lane does not stand still for it', async () => {
  const d = await delivering();
  const page = await d.page(['bot'], 8);
  arm(d, 'drop', { attempts: 2 });
  for (let i = 1; i <= 8; i++) await d.say(page, i);
  await d.settle();
  expect(await d.store.lanes.standing()).toEqual([]);
  await d.advance(3 * MINUTE);
  expect(d.seen('bot')).toHaveLength(8);
});

it('delay: by the machine, and what follows waits', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  arm(d, 'delay', { times: 1, ms: 800 });
  const no = await d.say(page);
  await d.say(page);
  await d.say(page, 2);
  while (d.seen('bot').length < 1) await d.timers.sleep();
  expect(d.seen('bot')).toEqual([no + 2]);
  d.timers.pass(799);
  for (let i = 0; i < 5; i++) await d.timers.sleep();
  expect(d.seen('bot', 1)).toEqual([]);
  d.timers.pass(1);
  await d.settle();
  expect(d.seen('bot', 1)).toEqual([no, no + 1]);
  expect(await notes(d, page)).toContain('chaos 1: delay by 800 ms');
});

it('delay: by the clock of the store, over a restart', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  arm(d, 'delay', { times: 1, ms: 30 * MINUTE, byClock: true });
  const no = await d.say(page);
  await d.say(page);
  await d.settle();
  expect(d.delivery.next).toBe(d.clock.now() + 30 * MINUTE);
  await d.delivery.stop();
  await d.goOn('second');
  await d.advance(29 * MINUTE);
  expect(d.seen('bot')).toEqual([]);
  await d.advance(MINUTE);
  expect(d.seen('bot')).toEqual([no, no + 1]);
});

it('reorder: the next of its conversation goes first', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  arm(d, 'reorder', { times: 1, ms: 1_000 });
  const no = await d.say(page);
  await d.say(page, 2);
  while (d.seen('bot').length < 1) await d.timers.sleep();
  expect(d.seen('bot')).toEqual([no + 1]);
  await d.say(page);
  await d.say(page);
  await d.settle();
  expect(d.seen('bot', 1)).toEqual([no + 2, no, no + 3]);
  expect(await notes(d, page)).toEqual([
    undefined,
    `chaos 1: reorder, before #${no}`,
    `chaos 1: reorder, after #${no + 2}`,
    undefined,
  ]);
});

it('reorder: the last one is not waited with for ever', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  arm(d, 'reorder', { times: 1, ms: 1_000 });
  const no = await d.say(page);
  for (let i = 0; i < 20; i++) await d.timers.sleep();
  expect(d.seen('bot')).toEqual([]);
  d.timers.pass(1_000);
  await d.settle();
  expect(d.seen('bot')).toEqual([no]);
  expect(await notes(d, page)).toEqual(['chaos 1: reorder, nothing came after it']);
});

it('reorder: what overtook it is not told again, though the app refuses what it overtook', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  arm(d, 'reorder', { times: 1, ms: 1_000 });
  const no = await d.say(page);
  let refused = 0;
  d.answers = (seen) => (seen.no === no && refused++ < 2 ? 500 : 200);
  await d.say(page);
  await d.say(page);
  await d.advance(3 * MINUTE);
  expect(d.seen('bot')).toEqual([no + 1, no, no, no, no + 2]);
});

it('reorder: it keeps its place where what was to overtake it is refused', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  arm(d, 'reorder', { times: 1, ms: 1_000 });
  const no = await d.say(page);
  let asked = 0;
  d.answers = () => (asked++ === 0 ? 500 : 200);
  await d.say(page);
  await d.settle();
  expect(d.seen('bot')).toEqual([no + 1, no, no + 1]);
});

it('wrong-signature: the right one follows where it is refused', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  arm(d, 'wrong-signature', { times: 1 });
  const no = await d.say(page);
  let asked = 0;
  d.answers = () => (asked++ === 0 ? 403 : 200);
  await d.settle();
  expect(d.seen('bot')).toEqual([no, no]);
  const [wrong, right] = d.received.map(({ request }) => request.headers);
  expect(wrong?.['X-Hub-Signature-256']).toMatch(/^sha256=[0-9a-f]{64}$/);
  expect(wrong?.['X-Hub-Signature-256']).not.toBe(right?.['X-Hub-Signature-256']);
  expect(wrong?.['X-Hub-Signature']).not.toBe(right?.['X-Hub-Signature']);
  expect(await notes(d, page)).toEqual(['chaos 1: wrong-signature', undefined]);
});

it('wrong-signature: who takes it has it', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  arm(d, 'wrong-signature', { times: 1 });
  const no = await d.say(page);
  await d.settle();
  expect(d.seen('bot')).toEqual([no]);
});

it('lose: it is never tried, and the log says so', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  arm(d, 'lose', { times: 1 });
  const no = await d.say(page);
  await d.say(page);
  await d.settle();
  await d.delivery.stop();
  await d.goOn('second');
  await d.advance(60 * MINUTE);
  expect(d.seen('bot')).toEqual([no + 1]);
  const [lost] = await d.attempts(page);
  expect(lost).toMatchObject({ number: 0, delivered: false, note: 'chaos 1: lose, never tried' });
  expect(lost?.request).toContain(`"no":${no}`);
});

it('each behind what failed is met as well', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  let asked = 0;
  d.answers = () => (asked++ < 2 ? 500 : 200);
  const no = await d.say(page);
  for (let i = 0; i < 5; i++) await d.say(page);
  await d.settle();
  arm(d, 'lose', { times: 1 });
  arm(d, 'duplicate', { times: 1 });
  arm(d, 'reorder', { times: 1, ms: 1_000 });
  await d.advance(3 * MINUTE);
  expect(d.seen('bot')).toEqual([no, no, no, no + 2, no + 2, no + 4, no + 3, no + 5]);
});

it('meets only events that go out alone: those that would go together do so one by one', async () => {
  const d = await delivering({ batch: true });
  const page = await d.page(['bot'], 2);
  arm(d, 'drop', { nth: 2 });
  for (let i = 0; i < 3; i++) await d.say(page, 1 + (i % 2));
  await d.settle();
  expect(d.received.every(({ items }) => items.length === 1)).toBe(true);
});
