import { describe, expect, it } from 'vitest';
import { systemScheduler } from '../../src/base/scheduler.ts';
import { openStore } from '../../src/house/store-engine.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { SqliteEngine } from '../../src/store/sqlite/sqlite-engine.ts';
import { Store } from '../../src/store/store.ts';
import { addTalk, PAGE } from './talk.ts';
import { countOf, freshFile, startWriter, talksOf } from './talks.ts';

describe('several processes', () => {
  it('write to one store at once, and every write succeeds', async () => {
    const file = freshFile();
    // Its log begins anew again and again meanwhile, which holds the others up for a moment.
    const often = { checkpointPages: 20 };
    const store = new Store(await SqliteEngine.open(file, systemScheduler, often));
    const writers = await Promise.all(['a', 'b'].map((name) => startWriter(file, name, 15)));
    for (const writer of writers) writer.begin();
    for (let i = 1; i <= 15; i++) await addTalk(store, `own-${i}`);
    await Promise.all(writers.map(({ ended }) => ended));
    const names = await talksOf(store);
    expect(names).toHaveLength(45);
    for (const name of ['a', 'b', 'own']) {
      const own = names.filter((each) => each.startsWith(`${name}-`));
      expect(own).toEqual(own.map((_, i) => `${name}-${i + 1}`));
      expect(own).toHaveLength(15);
    }
    await store.close();
  });

  it('open a new store at once, and its tables are made once', async () => {
    const file = freshFile();
    const names = ['a', 'b', 'c'];
    const writers = await Promise.all(names.map((name) => startWriter(file, name, 1)));
    for (const writer of writers) writer.begin();
    await Promise.all(writers.map(({ ended }) => ended));
    expect(await countOf(file, 'kysely_migration')).toBe(Object.keys(migrations).length);
    const store = await openStore(file);
    expect((await talksOf(store)).sort()).toEqual(names.map((name) => `${name}-1`));
    await store.close();
  });

  it('see each other’s changes: at the next read, and by the revision of the Page', async () => {
    const file = freshFile();
    const store = await openStore(file);
    const writer = await startWriter(file, 'talk', 2);
    const before = store.revision(PAGE);
    expect(await talksOf(store)).toEqual([]);
    expect(store.revision(PAGE)).toBe(before);
    writer.begin();
    await writer.ended;
    expect(store.revision(PAGE)).not.toBe(before);
    expect(await talksOf(store)).toEqual(['talk-1', 'talk-2']);
    await store.close();
  });
});
