import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/house/store-engine.ts';
import { recordMessage } from '../../src/store/page/commands/record-message.ts';
import { delivering, NOON } from './delivering.ts';

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-delivery-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'store.db');
}

it('of two processes one sends, and the other goes on when the first is gone', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  const other = d.another('other');
  await other.start();
  const first = await d.say(page);
  await d.settle();
  expect(d.seen('bot')).toEqual([first]);
  await d.delivery.stop();
  d.delivery = other;
  const second = await d.say(page);
  await d.settle();
  expect(d.seen('bot')).toEqual([first, second]);
});

it('a process that is known to have ended is not waited for', async () => {
  const d = await delivering({ hasEnded: (holder) => holder === 'first' });
  const page = await d.page(['bot']);
  d.answers = () => new Promise<never>(() => undefined);
  const no = await d.say(page);
  while (d.received.length === 0) await d.timers.sleep();
  d.kill();
  d.answers = () => 200;
  await d.goOn('second');
  await d.settle();
  expect(d.seen('bot')).toEqual([no, no]);
});

it('a process that was taken over from moves nothing, whatever it still hears', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  let answer: (status: number) => void = () => undefined;
  const late = new Promise<number>((resolve) => (answer = resolve));
  d.answers = () => late;
  const no = await d.say(page);
  while (d.received.length === 0) await d.timers.sleep();
  const slow = d.delivery;
  d.answers = () => 500;
  // Its lease lapses while it waits.
  d.machine += 11_000;
  await d.goOn('second');
  await d.settle();
  const { cursors, failures } = d.store.page(page).deliveries;
  const before = [await cursors.of('bot'), await failures.all()];
  expect(before[1]).toMatchObject([{ no, attempts: 2 }]);
  answer(200);
  await slow.settled();
  expect([await cursors.of('bot'), await failures.all()]).toEqual(before);
  // What it heard is kept all the same.
  expect((await d.attempts(page)).map(({ status }) => status)).toEqual([500, 500, 200]);
  await slow.stop();
});

it('what a process has written that sends nothing is sent by the one that does', async () => {
  const place = file();
  const d = await delivering({}, place);
  const page = await d.page(['bot']);
  await d.settle();
  const command = await openStore(place, undefined, undefined, {
    audience: () => ({ bot: { channel: 'messaging', via: 'page' } }),
  });
  onTestFinished(() => command.close());
  const heard = new Promise<void>((resolve) => {
    d.answers = () => {
      resolve();
      return 200;
    };
  });
  await command.transaction((tx) =>
    recordMessage(tx, page, 1, () => ({ created: NOON, text: 'hi', sender: 1 })),
  );
  await heard;
  await d.settle();
  expect(d.seen('bot')).toHaveLength(1);
});

it('nothing is sent of a change that was undone', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  const undone = d.store.transaction(async (tx) => {
    await recordMessage(tx, page, 1, () => ({ created: NOON, text: 'no', sender: 1 }));
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await d.settle();
  expect(d.received).toEqual([]);
});

it('a server that has nothing to do has no timer', async () => {
  const d = await delivering();
  const page = await d.page(['bot']);
  await d.say(page);
  await d.settle();
  // A lane is kept for a moment, since more may come.
  d.timers.pass(6_000);
  await d.settle();
  await d.delivery.settled();
  expect(d.timers.waiting).toBe(0);
  expect(d.delivery.next).toBeUndefined();
});
