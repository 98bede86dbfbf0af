import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/house/store-engine.ts';
import { HeldTime } from '../support/held-time.ts';
import { addTalk } from './talk.ts';
import { countOf, freshFile, talksOf } from './talks.ts';

/** Another program's handle of the same file, as one has it that waits for nobody. */
function another(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 0 });
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  return database;
}

/** A store of one talk that another program has locked, and the time that it waits by. */
async function locked() {
  const [file, time] = [freshFile(), new HeldTime()];
  const store = await openStore(file, time);
  await addTalk(store, 'first');
  const other = another(file);
  other.exec('begin immediate');
  return { file, time, store, other };
}

const BUSY = { errcode: 5 };

describe('a write lock that another program holds', () => {
  it('lets reads go on, and the write that waits is done once it is given back', async () => {
    const { time, store, other } = await locked();
    const writing = addTalk(store, 'second');
    await time.asleep();
    expect(await talksOf(store)).toEqual(['first']);
    expect(store.generation()).toBe(store.generation());
    time.pass(9_999);
    await time.asleep();
    expect(await talksOf(store)).toEqual(['first']);
    other.exec('commit');
    time.pass(1);
    await writing;
    expect(await talksOf(store)).toEqual(['first', 'second']);
    await store.close();
  });

  it('ends the patience after ten seconds, of all who wait since then at once', async () => {
    const { time, store, other } = await locked();
    const writings = ['a', 'b', 'c'].map((name) => addTalk(store, name));
    await time.asleep();
    time.pass(10_000);
    const settled = await Promise.allSettled(writings);
    for (const each of settled) expect(each).toMatchObject({ status: 'rejected', reason: BUSY });
    other.exec('commit');
    await addTalk(store, 'later');
    expect(await talksOf(store)).toEqual(['first', 'later']);
    await store.close();
  });

  it('releases those who waited a group a turn of the event loop, so that others come between', async () => {
    const { time, store, other } = await locked();
    let turn = 0;
    let counting = true;
    const count = (): void => {
      turn++;
      if (counting) setImmediate(count);
    };
    const turns = Promise.all(
      Array.from({ length: 150 }, (_, i) =>
        store.transaction(async ({ directory }) => {
          await directory.settings.put(`${i}`, '');
          return turn;
        }),
      ),
    );
    await time.asleep();
    count();
    other.exec('rollback');
    time.pass(1);
    expect(new Set(await turns).size).toBe(3);
    counting = false;
    await store.close();
  });

  it('shows its changes as soon as they are there, and the write goes on from them', async () => {
    const { time, store, other } = await locked();
    const before = store.generation();
    other.exec(`insert into setting values ('color', 'red');
      insert into page_revision (page, revision) values (0, 1)`);
    const writing = store.transaction(({ reader }) =>
      Promise.resolve(reader.settings.get('color')),
    );
    await time.asleep();
    expect(await store.directory.settings.get('color')).toBeUndefined();
    other.exec('commit');
    time.pass(1);
    expect(await writing).toBe('red');
    expect(store.generation()).not.toBe(before);
    await store.close();
  });

  it('keeps nobody who closes the store: what waits is refused at once', async () => {
    const { file, time, store } = await locked();
    const writing = addTalk(store, 'second');
    await time.asleep();
    const refused = expect(writing).rejects.toMatchObject(BUSY);
    await store.close();
    await refused;
    expect(await countOf(file, 'conversation')).toBe(1);
  });

  it('is no matter to a snapshot, or to whoever opens a store to read it', async () => {
    const { file, store } = await locked();
    const count = await store.snapshot(
      async ({ page }) => (await page(1).people.after(0, 100_000)).length,
    );
    expect(count).toBe(1);
    const opened = await openStore(file, new HeldTime());
    expect(await talksOf(opened)).toEqual(['first']);
    await Promise.all([opened.close(), store.close()]);
  });
});

describe('opening a store that another program has locked', () => {
  it.each(['begin immediate', 'begin exclusive'])('waits for its %s', async (begin) => {
    const [file, time] = [freshFile(), new HeldTime()];
    const other = another(file);
    other.exec(begin);
    const opening = openStore(file, time);
    await time.asleep();
    other.exec('commit');
    time.pass(1);
    await (await opening).close();
  });

  it('is given up after ten seconds, and leaves no handle', async () => {
    const [file, time] = [freshFile(), new HeldTime()];
    await (await openStore(file)).close();
    const other = another(file);
    other.exec('pragma locking_mode = exclusive; begin exclusive');
    const opening = openStore(file, time);
    await time.asleep();
    time.pass(10_000);
    await expect(opening).rejects.toMatchObject(BUSY);
    other.exec('commit');
    other.close();
    const alone = another(file);
    alone.exec('pragma locking_mode = exclusive; begin exclusive; commit');
    alone.close();
    await (await openStore(file)).close();
  });
});
