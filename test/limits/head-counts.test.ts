import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HeadCounts } from '../../src/access/limits/head-counts.ts';
import { openStore } from '../../src/house/store-engine.ts';
import { AppRows } from '../../src/store/directory/apps.ts';
import { recordPerson } from '../../src/store/page/commands/record-person.ts';
import { Engagement } from '../../src/store/page/engagement.ts';
import type { Store } from '../../src/store/store.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => {
  vi.restoreAllMocks();
  return store.close();
});

const meet = (page: number, id: string) =>
  store.transaction((tx) => recordPerson(tx, page, { id, platform: 'MESSENGER', name: id }, 0));

it('counts of one Page are made anew when that Page changes, and of no other’s changes', async () => {
  const counts = vi.spyOn(Engagement.prototype, 'writers');
  const heads = new HeadCounts(store);
  const count = () => heads.engaged(1, 'MESSENGER', 0);
  await count();
  await meet(2, '1');
  await store.transaction(({ directory }) => directory.settings.put('color', 'red'));
  await count();
  expect(counts).toHaveBeenCalledTimes(1);
  await meet(1, '2');
  await count();
  expect(counts).toHaveBeenCalledTimes(2);
});

it('whom an app reaches is counted anew when the directory changes, and not with a Page', async () => {
  const counts = vi.spyOn(AppRows.prototype, 'reach');
  const heads = new HeadCounts(store);
  const count = () => heads.reachOfApp('7', 0);
  await count();
  await meet(1, '1');
  await count();
  expect(counts).toHaveBeenCalledTimes(1);
  await store.transaction(({ directory }) => directory.settings.put('color', 'red'));
  await count();
  expect(counts).toHaveBeenCalledTimes(2);
});
