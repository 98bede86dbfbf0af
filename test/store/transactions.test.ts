import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/house/store-engine.ts';
import { history } from '../../src/store/page/history-writer.ts';
import type { Store, Transaction } from '../../src/store/store.ts';
import { runsHere } from '../support/runs-here.ts';
import { addTalk, PAGE } from './talk.ts';
import { countOf, freshFile, talksOf } from './talks.ts';

async function opened(file = freshFile()): Promise<Store> {
  const store = await openStore(file);
  onTestFinished(() => store.close());
  return store;
}

/** A transaction that writes a talk's beginning and then fails. */
const failing = (store: Store, name: string, error: unknown): Promise<void> =>
  store.transaction(async (tx) => {
    const person = await history(tx, PAGE).addPerson({ id: name, platform: 'MESSENGER', name });
    await history(tx, PAGE).addConversation({
      id: `t_${name}`,
      platform: 'MESSENGER',
      folder: 'inbox',
      people: [person],
    });
    await tx.directory.settings.put('failed', name);
    throw error;
  });

describe('a transaction', () => {
  it('that fails leaves nothing, and rejects with what was thrown', async () => {
    for (const file of [freshFile(), ':memory:']) {
      const store = await opened(file);
      await addTalk(store, 'first');
      const error = new Error('no more');
      await expect(failing(store, 'second', error)).rejects.toBe(error);
      expect(await talksOf(store)).toEqual(['first']);
      expect(await store.page(PAGE).conversations.byId('t_second')).toBeUndefined();
      expect(await store.directory.settings.get('failed')).toBeUndefined();
      await addTalk(store, 'second');
      expect(await talksOf(store)).toEqual(['first', 'second']);
    }
  });

  it('that breaks a rule of the tables leaves nothing', async () => {
    const store = await opened();
    await addTalk(store, 'once');
    await expect(addTalk(store, 'once')).rejects.toThrow(/UNIQUE constraint failed|duplicate key/);
    expect(await talksOf(store)).toEqual(['once']);
    const conversation = await store.page(PAGE).conversations.byId('t_once');
    expect(conversation?.messageCount).toBe(5);
  });

  it('gives what its change gives', async () => {
    const store = await opened();
    expect(await store.transaction(() => Promise.resolve(42))).toBe(42);
  });

  it('sees its own changes, which nobody else sees until it is done', async () => {
    const store = await opened();
    const seen: (string | undefined)[] = [];
    await store.transaction(async (tx) => {
      const { directory, reader } = tx;
      await directory.settings.put('color', 'red');
      await history(tx, PAGE).addPerson({ id: '1', platform: 'MESSENGER', name: 'Ada' });
      seen.push(await reader.settings.get('color'), await store.directory.settings.get('color'));
      seen.push((await tx.pageReader(PAGE).people.byId('1'))?.name);
      seen.push((await store.page(PAGE).people.byId('1'))?.name);
    });
    seen.push(await store.directory.settings.get('color'));
    expect(seen).toEqual(['red', undefined, 'Ada', undefined, 'red']);
  });

  it('waits for those of its Page before it, also when they fail', async () => {
    const store = await opened();
    const order: string[] = [];
    const step = (name: string, fails: boolean) => async (tx: Transaction) => {
      await history(tx, PAGE).addPerson({ id: name, platform: 'MESSENGER', name });
      order.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`${name} ends`);
      if (fails) throw new Error(name);
    };
    const all = [
      store.transaction(step('a', false)),
      store.transaction(step('b', true)),
      store.transaction(step('c', false)),
    ];
    const settled = await Promise.allSettled(all);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(order).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('under way is finished before the store closes', async () => {
    const file = freshFile();
    const store = await openStore(file);
    const writes = [addTalk(store, 'one'), addTalk(store, 'two')];
    await store.close();
    await Promise.all(writes);
    expect(await countOf(file, 'conversation')).toBe(2);
  });

  it('leaves exactly what succeeded, whatever fails in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 12 }), async (fates) => {
        const store = await openStore(':memory:');
        const writes = fates.map((succeeds, i) =>
          succeeds ? addTalk(store, `talk-${i}`) : failing(store, `talk-${i}`, new Error('no')),
        );
        await Promise.allSettled(writes);
        const expected = fates.flatMap((succeeds, i) => (succeeds ? [`talk-${i}`] : []));
        expect(await talksOf(store)).toEqual(expected);
        await store.close();
      }),
      { numRuns: runsHere(20) },
    );
  });
});
