import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/house/store-engine.ts';
import { recordMessage } from '../../src/store/page/commands/record-message.ts';
import type { Store } from '../../src/store/store.ts';
import { addTalk, PAGE } from './talk.ts';

const say = (store: Store) =>
  store.transaction((tx) =>
    recordMessage(tx, PAGE, 1, () => ({ created: 1_800_000_000_000, text: 'hi', sender: 0 })),
  );

/** Resolves with what a store tells next. */
const next = (store: Store): Promise<[number, number][]> =>
  new Promise((resolve) => store.onDurable((events) => resolve([...events])));

it('what a store has on disk is told before whoever wrote it goes on', async () => {
  const store = await openStore(':memory:');
  onTestFinished(() => store.close());
  await addTalk(store, 'talk');
  const told: [number, number][] = [];
  store.onDurable((events) => void told.push(...events));
  await say(store);
  expect(told).toEqual([[PAGE, 2]]);
  await expect(
    store.transaction(async (tx) => {
      await recordMessage(tx, PAGE, 1, () => ({ created: 1, text: 'no', sender: 0 }));
      throw new Error('undone');
    }),
  ).rejects.toThrow('undone');
  await store
    .rehearsal()
    .transaction((tx) => recordMessage(tx, PAGE, 1, () => ({ created: 1, text: 'no', sender: 0 })));
  expect(told).toHaveLength(1);
});

it('what another process has written is told too, without anybody asking', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-durable-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'store.db');
  const [store, other] = [await openStore(file), await openStore(file)];
  onTestFinished(async () => void (await Promise.all([store.close(), other.close()])));
  await addTalk(store, 'talk');
  const told = next(store);
  await say(other);
  expect(await told).toEqual([[PAGE, 2]]);
});
