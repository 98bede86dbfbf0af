import { expect, it, onTestFinished } from 'vitest';
import { isLater } from '../../src/base/awaitable.ts';
import { systemScheduler } from '../../src/base/scheduler.ts';
import { Directory } from '../../src/store/directory.ts';
import { SqliteEngine } from '../../src/store/sqlite/sqlite-engine.ts';
import { lateEngine } from './late-engine.ts';

async function late(seed: string) {
  const engine = lateEngine(await SqliteEngine.open(':memory:', systemScheduler), seed);
  onTestFinished(() => engine.close());
  return engine;
}

/** In which order a hundred reads are answered that were asked for at once. */
async function orderOf(seed: string): Promise<number[]> {
  const { settings } = new Directory((await late(seed)).connection);
  const order: number[] = [];
  const reads = Array.from({ length: 100 }, async (_, i) => {
    await settings.get('color');
    order.push(i);
  });
  await Promise.all(reads);
  return order;
}

it('answers reads in another order than they were asked for, the same for a seed', async () => {
  const order = await orderOf('one');
  expect(order).not.toEqual(order.toSorted((a, b) => a - b));
  expect(await orderOf('one')).toEqual(order);
  expect(await orderOf('another')).not.toEqual(order);
});

it('answers some at once and some later', async () => {
  const { settings } = new Directory((await late('one')).connection);
  const answers = Array.from({ length: 100 }, () => settings.get('color'));
  expect(new Set(answers.map((answer) => isLater(answer)))).toEqual(new Set([true, false]));
  await Promise.all(answers);
});

it('answers a transaction in the order of what it asks', async () => {
  const order: number[] = [];
  await (await late('one')).transaction(async (tx) => {
    const { settings } = new Directory(tx);
    const reads = Array.from({ length: 100 }, async (_, i) => {
      await settings.get('color');
      order.push(i);
    });
    await Promise.all(reads);
  });
  expect(order).toEqual(Array.from({ length: 100 }, (_, i) => i));
});
