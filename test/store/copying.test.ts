import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { systemScheduler } from '../../src/base/scheduler.ts';
import { NotDurable } from '../../src/store/engine.ts';
import { SqliteEngine } from '../../src/store/sqlite/sqlite-engine.ts';
import { Store } from '../../src/store/store.ts';
import { addTalk } from './talk.ts';
import { freshFile, talksOf } from './talks.ts';

/** What answers each order to copy the log with an event, and no more. */
class StandIn extends EventEmitter {
  readonly #event: readonly [name: string, value: unknown];
  orders = 0;

  constructor(...event: readonly [name: string, value: unknown]) {
    super();
    this.#event = event;
  }

  ref(): void {}
  unref(): void {}

  postMessage(order: string): void {
    this.orders++;
    setImmediate(() => (order === 'close' ? this.emit('exit') : this.emit(...this.#event)));
  }
}

/** A store that begins to copy its log after each commit. */
async function copiedBy(start: () => StandIn): Promise<Store> {
  const startCopying = () => start() as unknown as Worker;
  const workings = { checkpointPages: 1, startCopying };
  return new Store(await SqliteEngine.open(freshFile(), systemScheduler, workings));
}

it('A copy of the log whose sync failed ends writing: only the log still has what it held', async () => {
  const failure = new Error('disk I/O error');
  const store = await copiedBy(() => new StandIn('message', { failure }));
  await addTalk(store, 'a');
  expect(await store.failed).toMatchObject({ cause: failure });
  await expect(addTalk(store, 'b')).rejects.toThrow(NotDurable);
  expect(await talksOf(store)).toEqual(['a']);
  await store.close();
});

it('A thread that ends instead of copying is no matter to those who write, and another is begun', async () => {
  const begun: StandIn[] = [];
  const store = await copiedBy(() => {
    begun.push(new StandIn('error', new Error('out of memory')));
    return begun.at(-1) as StandIn;
  });
  for (let i = 0; i < 20; i++) await addTalk(store, `${i}`);
  await store.close();
  expect(store.failure).toBeUndefined();
  expect(begun.length).toBeGreaterThan(1);
  expect(begun.every(({ orders }) => orders === 1)).toBe(true);
});
