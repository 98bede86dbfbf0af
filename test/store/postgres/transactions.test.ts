import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../src/house/store-engine.ts';
import { history } from '../../../src/store/page/history-writer.ts';
import type { Store, Transaction } from '../../../src/store/store.ts';
import { freshSchema, testDatabase } from '../../support/postgres/fresh-schema.ts';
import { addTalk, PAGE } from '../talk.ts';
import { talksOf } from '../talks.ts';

const database = await testDatabase();

async function opened(): Promise<Store> {
  const { place } = freshSchema(database as never);
  const store = await openStore(place);
  onTestFinished(() => store.close());
  return store;
}

/** Something that all wait for until so many have come. */
function meeting(count: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let come = 0;
  return () => {
    if (++come === count) resolve();
    return promise;
  };
}

describe.runIf(database)('a transaction in PostgreSQL', () => {
  it('leaves nothing where it fails, and rejects with what was thrown', async () => {
    const store = await opened();
    const error = new Error('no more');
    const failing = store.transaction(async (tx) => {
      await history(tx, PAGE).addPerson({ id: '1', platform: 'MESSENGER', name: 'Ada' });
      throw error;
    });
    await expect(failing).rejects.toBe(error);
    expect(await talksOf(store)).toEqual([]);
    await addTalk(store, 'once');
    await expect(addTalk(store, 'once')).rejects.toThrow('duplicate key');
    expect(await talksOf(store)).toEqual(['once']);
  });

  it('leaves nothing where it goes on after a statement that failed', async () => {
    const store = await opened();
    await addTalk(store, 'once');
    const going = store.transaction(async (tx) => {
      const page = history(tx, PAGE);
      const again = { id: 'once', platform: 'MESSENGER', name: 'once' } as const;
      await page.addPerson(again).catch(() => undefined);
      return 'done';
    });
    await expect(going).rejects.toThrow('duplicate key');
  });

  it('numbers what it tells of a Page one after the other, however many come at once', async () => {
    const store = await opened();
    const names = Array.from({ length: 40 }, (_, i) => `talk-${i}`);
    await Promise.all(names.map((name) => addTalk(store, name)));
    expect(await store.newestEvents()).toEqual(new Map([[PAGE, 40]]));
    expect((await talksOf(store)).sort()).toEqual(names.sort());
  });

  it('waits for none of another Page', async () => {
    const store = await opened();
    const meet = meeting(3);
    const adding = (page: number) => async (tx: Transaction) => {
      await history(tx, page).addPerson({ id: '1', platform: 'MESSENGER', name: 'Ada' });
      await meet();
    };
    await Promise.all([1, 2, 3].map((page) => store.transaction(adding(page))));
    expect((await store.page(3).people.byId('1'))?.name).toBe('Ada');
  });

  it('is done again where another stood in its way, and it in the other’s', async () => {
    const store = await opened();
    const meet = meeting(2);
    const runs: number[] = [];
    const both = (first: number, second: number) => async (tx: Transaction) => {
      runs.push(first);
      const person = { id: `${first}`, platform: 'MESSENGER', name: `of ${first}` } as const;
      await history(tx, first).addPerson(person);
      await meet();
      await history(tx, second).addPerson(person);
    };
    await Promise.all([store.transaction(both(1, 2)), store.transaction(both(2, 1))]);
    expect(runs).toHaveLength(3);
    for (const page of [1, 2]) {
      const people = await store.page(page).people.after(0, 10);
      expect(people.map(({ id }) => id).sort()).toEqual(['1', '2']);
    }
  });

  it('is seen whole by a snapshot, or not at all', async () => {
    const store = await opened();
    await addTalk(store, 'before');
    const read = await store.snapshot(async (snapshot) => {
      const [first] = await snapshot.page(PAGE).people.after(0, 10);
      await addTalk(store, 'meanwhile');
      const people = await snapshot.page(PAGE).people.after(0, 10);
      return [first?.name, ...people.map(({ name }) => name)];
    });
    expect(read).toEqual(['before', 'before']);
    expect(await talksOf(store)).toEqual(['before', 'meanwhile']);
  });

  it('that is rehearsed gives what it would, and leaves nothing', async () => {
    const store = await opened();
    await addTalk(store.rehearsal(), 'rehearsed');
    expect(await talksOf(store)).toEqual([]);
  });
});
