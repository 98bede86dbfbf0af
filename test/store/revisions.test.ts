import { rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/house/store-engine.ts';
import { recordMessage } from '../../src/store/page/commands/record-message.ts';
import { history } from '../../src/store/page/history-writer.ts';
import type { Store } from '../../src/store/store.ts';
import { runsHere } from '../support/runs-here.ts';
import { heard } from './heard.ts';
import { freshFile } from './talks.ts';

async function opened(file = freshFile()): Promise<Store> {
  const store = await openStore(file);
  onTestFinished(() => store.close());
  return store;
}

const PAGES = [1, 2] as const;

/** Gives a Page one more person, of a name. */
const greet = (store: Store, page: number, name: string): Promise<number> =>
  store.transaction((tx) => history(tx, page).addPerson({ id: name, platform: 'MESSENGER', name }));

const set = (store: Store, value: string): Promise<void> =>
  store.transaction(({ directory }) => directory.settings.put('color', value));

/** Lets the turn end in which reads share what they see. */
const nextTurn = (): Promise<void> => setImmediate();

const marksOf = (store: Store) => ({
  generation: store.generation(),
  revisions: PAGES.map((page) => store.revision(page)),
});

describe.each([':memory:', 'a file'])('what is kept of %s', (kind) => {
  const fresh = () => opened(kind === 'a file' ? freshFile() : kind);

  it('falls with a change of the Page, of that Page alone', async () => {
    const store = await fresh();
    const [before, kept] = [marksOf(store), PAGES.map((page) => store.kept.page(page))];
    await greet(store, 2, 'Ada');
    expect(marksOf(store)).toMatchObject({ generation: before.generation });
    expect(store.revision(1)).toBe(before.revisions[0]);
    expect(store.revision(2)).not.toBe(before.revisions[1]);
    expect(PAGES.map((page) => store.kept.page(page) === kept[page - 1])).toEqual([true, false]);
  });

  it('stays with a change of the directory, which has a generation of its own', async () => {
    const store = await fresh();
    const [before, kept] = [marksOf(store), store.kept.page(1)];
    await set(store, 'red');
    expect(store.generation()).not.toBe(before.generation);
    expect(marksOf(store).revisions).toEqual(before.revisions);
    expect(store.kept.page(1)).toBe(kept);
  });

  it('stays with a change that failed or was only rehearsed, and with reads', async () => {
    const store = await fresh();
    await greet(store, 1, 'Ada');
    const [before, kept] = [marksOf(store), store.kept.page(1)];
    await store
      .transaction(async (tx) => {
        await tx.directory.settings.put('color', 'red');
        await history(tx, 1).addPerson({ id: '2', platform: 'MESSENGER', name: 'Bo' });
        throw new Error('no');
      })
      .catch(() => undefined);
    await greet(store.rehearsal(), 1, 'Cy');
    await store.transaction(({ reader }) => Promise.resolve(reader.settings.get('color')));
    expect(marksOf(store)).toEqual(before);
    expect(store.kept.page(1)).toBe(kept);
  });
});

describe('people', () => {
  it('are kept while only talk goes on', async () => {
    const store = await opened();
    const no = await greet(store, 1, 'Ada');
    const conversation = await store.transaction((tx) =>
      history(tx, 1).addConversation({
        ...{ id: 't_1', platform: 'MESSENGER', folder: 'inbox', people: [no] },
      }),
    );
    const say = (sender: number) =>
      store.transaction((tx) =>
        recordMessage(tx, 1, conversation, () => ({
          created: Date.UTC(2026, 0),
          sender,
          text: '',
        })),
      );
    await say(no);
    const known = async () => (await store.kept.page(1).people.byNos([no]))[0];
    const [page, person] = [store.kept.page(1), await known()];
    await say(0);
    await say(no);
    expect(store.kept.page(1)).not.toBe(page);
    expect(await known()).toBe(person);
    await greet(store, 1, 'Bo');
    expect(await known()).not.toBe(person);
  });
});

describe('what others write', () => {
  it('drops what it changed as soon as it is heard of, and nothing else', async () => {
    const file = freshFile();
    const [store, other] = [await opened(file), await opened(file)];
    for (const page of PAGES) await greet(other, page, `${page}`);
    await heard(store, other);
    const [before, kept] = [marksOf(store), PAGES.map((page) => store.kept.page(page))];
    await greet(other, 2, 'Ada');
    await heard(store, other);
    expect(PAGES.map((page) => store.kept.page(page) === kept[page - 1])).toEqual([true, false]);
    expect(store.generation()).toBe(before.generation);
    await set(other, 'red');
    await heard(store, other);
    expect(store.generation()).not.toBe(before.generation);
    expect(store.kept.page(1)).toBe(kept[0]);
  });

  // Over PostgreSQL it is heard of soon, whoever writes meanwhile.
  it.runIf(inject('stores') === 'sqlite')(
    'is seen by who writes next, also what one’s own transaction had to wait for',
    async () => {
      const file = freshFile();
      const [store, other] = [await opened(file), await opened(file)];
      await greet(store, 1, 'Ada');
      const kept = store.kept.page(1);
      await greet(other, 1, 'Bo');
      // Still in the turn of the first: no read has looked yet.
      await greet(store, 2, 'Cy');
      expect(store.kept.page(1)).not.toBe(kept);
      expect(await store.kept.page(1).people.after(0, 10)).toHaveLength(2);
    },
  );
});

it('a transaction that waits shows nothing of itself, and no turn of what it has done is kept', async () => {
  const store = await opened();
  await greet(store, 1, 'Ada');
  const seen: string[][] = [];
  const look = async () => {
    const people = await store.kept.page(1).people.byNos([1, 2]);
    seen.push(people.map(({ name }) => name));
  };
  await look();
  await store.transaction(async (tx) => {
    await history(tx, 1).addPerson({ id: '2', platform: 'MESSENGER', name: 'Bo' });
    await tx.revisions.after(1);
    for (const _ of [1, 2]) {
      await nextTurn();
      await look();
    }
  });
  await look();
  expect(seen).toEqual([['Ada'], ['Ada'], ['Ada'], ['Ada', 'Bo']]);
});

/** Who writes, what (0: the directory), whether it comes to an end, and in how many turns. */
const step = fc.record({
  by: fc.nat(1),
  page: fc.nat(2),
  fails: fc.boolean(),
  turns: fc.nat(2),
});

it('what is kept is what is there, whoever writes and whatever fails', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      const file = freshFile();
      const stores = [await openStore(file), await openStore(file)] as const;
      const truth = ['', 'a', 'a'];
      for (const page of PAGES) await greet(stores[0], page, 'a');
      const generations = stores.map(() => new Map<number, string>());
      const agrees = async () => {
        for (const [i, store] of stores.entries()) {
          for (const page of PAGES) {
            await store.kept.look(page);
            const [person] = await store.kept.page(page).people.byNos([1]);
            expect(person?.name).toBe(truth[page]);
          }
          const told = generations[i]?.get(store.generation()) ?? truth[0];
          expect(told).toBe(truth[0]);
          generations[i]?.set(store.generation(), truth[0] ?? '');
        }
      };
      for (const [at, { by, page, fails, turns }] of steps.entries()) {
        const store = stores[by] as Store;
        const name = `${at}`;
        const writing = store.transaction(async (tx) => {
          if (page === 0) await tx.directory.settings.put('color', name);
          else {
            const [person] = await tx.pageReader(page).people.byNos([1]);
            if (person) await history(tx, page).putPerson({ ...person, name });
          }
          for (let turn = 0; turn < turns; turn++) {
            await nextTurn();
            await agrees();
          }
          if (fails) throw new Error('no');
        });
        await writing.catch(() => undefined);
        if (!fails) truth[page] = name;
        await heard(...stores);
        await agrees();
      }
      for (const store of stores) await store.close();
      rmSync(file);
    }),
    { numRuns: runsHere(25) },
  );
});
