import { describe, expect, it } from 'vitest';
import { deleteConversation } from '../../src/store/page/commands/delete-conversation.ts';
import { delivering, MINUTE, NOON } from './delivering.ts';

describe('events that wait for one app, where they go together', () => {
  it('are one request, in their order, and one that waits alone waits for no more', async () => {
    const d = await delivering({ batch: true });
    const page = await d.page(['bot']);
    await d.delivery.stop();
    const numbers = [await d.say(page, 1), await d.say(page, 2), await d.say(page, 1)];
    await d.goOn('second');
    await d.settle();
    expect(d.received.map(({ items }) => items.map(({ no }) => no))).toEqual([numbers]);
    const [attempt] = await d.attempts(page);
    expect(attempt).toMatchObject({ together: numbers, event: numbers[0], last: numbers[2] });
    const alone = await d.say(page);
    await d.settle();
    expect(d.received.at(-1)?.items.map(({ no }) => no)).toEqual([alone]);
  });

  it('fail as a whole, and are tried again as the same bytes', async () => {
    const d = await delivering({ batch: true });
    const page = await d.page(['bot']);
    await d.delivery.stop();
    for (const conversation of [1, 2, 2]) await d.say(page, conversation);
    d.answers = () => 500;
    await d.goOn('second');
    await d.settle();
    const later = await d.say(page, 2);
    await d.settle();
    const rows = await d.store.page(page).deliveries.failures.all();
    expect(rows.map(({ conversation, lead }) => [conversation, lead])).toEqual([
      [1, undefined],
      [2, 1],
    ]);
    d.answers = () => 200;
    await d.advance(3 * MINUTE);
    const bodies = d.received.map(({ request }) => String(request.body));
    expect(new Set(bodies.slice(0, 3)).size).toBe(1);
    expect(d.received.at(-1)?.items.map(({ no }) => no)).toEqual([later]);
    expect(await d.store.page(page).deliveries.failures.all()).toEqual([]);
  });

  it('are made anew without what was deleted meanwhile', async () => {
    const d = await delivering({ batch: true });
    const page = await d.page(['bot']);
    await d.delivery.stop();
    const [gone, kept] = [await d.say(page, 1), await d.say(page, 2)];
    d.answers = () => 500;
    await d.goOn('second');
    await d.settle();
    d.gone.add(`${page} ${gone}`);
    await d.store.transaction((tx) => deleteConversation(tx, page, 1, NOON));
    expect((await d.attempts(page)).length).toBe(0);
    d.answers = () => 200;
    await d.advance(3 * MINUTE);
    expect(d.received.at(-1)?.items.map(({ no }) => no)).toEqual([kept]);
    expect(await d.store.page(page).deliveries.failures.all()).toEqual([]);
  });
});

it('an app whose receiver answers nothing holds no other up', async () => {
  const d = await delivering();
  await d.app('dead');
  const page = await d.page(['bot', 'dead'], 30);
  d.answers = ({ app }) => (app === 'dead' ? new Promise<number>(() => undefined) : 200);
  for (let i = 1; i <= 30; i++) await d.say(page, i);
  while (d.seen('bot').length < 30) await d.timers.sleep();
  expect(d.seen('dead')).toHaveLength(4);
  d.kill();
});

it('attempts are kept within bounds of days, oldest first', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  for (let i = 0; i < 40; i++) {
    await d.say(page);
    await d.settle();
  }
  await d.advance(8 * 24 * 60 * MINUTE);
  for (let i = 0; i < 32; i++) await d.say(page);
  await d.settle();
  expect((await d.attempts(page)).every(({ at }) => at > NOON)).toBe(true);
});
