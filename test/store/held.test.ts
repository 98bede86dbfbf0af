import { expect, it, onTestFinished } from 'vitest';
import { systemScheduler } from '../../src/base/scheduler.ts';
import type { Engine } from '../../src/store/engine.ts';
import { history } from '../../src/store/page/history-writer.ts';
import { SqliteEngine } from '../../src/store/sqlite/sqlite-engine.ts';
import { Store } from '../../src/store/store.ts';

/** A store whose transactions tell what they lock, and when they ask for something. */
async function telling(): Promise<{ readonly store: Store; readonly told: string[] }> {
  const engine = await SqliteEngine.open(':memory:', systemScheduler);
  const told: string[] = [];
  const transaction: Engine['transaction'] = (work, group) =>
    engine.transaction((tx) => {
      const say = (word: string) => {
        if (told.at(-1) !== word) told.push(word);
        return tx;
      };
      return work({
        all: (...of) => say('asks').all(...of),
        one: (...of) => say('asks').one(...of),
        run: (...of) => say('asks').run(...of),
        changed: (...of) => tx.changed(...of),
        keepsPeople: (page) => tx.keepsPeople(page),
        lock: (page) => void say(`locks ${page}`),
      });
    }, group);
  const store = new Store({
    connection: engine.connection,
    marks: engine.marks,
    failure: undefined,
    failed: engine.failed,
    transaction,
    rehearsal: (work) => engine.rehearsal(work),
    onForeign: (listener) => engine.onForeign(listener),
    durable: () => engine.durable(),
    snapshot: (read) => engine.snapshot(read),
    copyTo: (place) => engine.copyTo(place),
    endPatience: () => engine.endPatience(),
    close: () => engine.close(),
  });
  onTestFinished(() => store.close());
  return { store, told };
}

it('a transaction locks a Page before it asks for what is of it, also only to read', async () => {
  const { store, told } = await telling();
  await store.transaction((tx) =>
    history(tx, 7).addPerson({ id: '1', platform: 'MESSENGER', name: 'Ada' }),
  );
  expect(told.slice(0, 2)).toEqual(['locks 7', 'asks']);
  told.length = 0;
  await store.transaction(async (tx) => tx.pageReader(7).people.byNos([1]));
  expect(told).toEqual(['locks 7', 'asks']);
});

it('a transaction locks the directory before it changes that', async () => {
  const { store, told } = await telling();
  await store.transaction(({ directory }) => directory.settings.put('color', 'red'));
  expect(told.slice(0, 2)).toEqual(['locks 0', 'asks']);
});
