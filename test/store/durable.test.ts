import { describe, expect, it } from 'vitest';
import { systemScheduler } from '../../src/base/scheduler.ts';
import { NotDurable } from '../../src/store/engine.ts';
import { SqliteEngine } from '../../src/store/sqlite/sqlite-engine.ts';
import { Store } from '../../src/store/store.ts';
import { addTalk } from './talk.ts';
import { freshFile, talksOf } from './talks.ts';

/** Syncs that end when a test lets them. */
class HeldSyncs {
  readonly #waiting: PromiseWithResolvers<void>[] = [];
  readonly #watchers: (() => void)[] = [];
  begun = 0;

  readonly sync = (): Promise<void> => {
    this.begun++;
    const held = Promise.withResolvers<void>();
    this.#waiting.push(held);
    for (const seen of this.#watchers.splice(0)) seen();
    return held.promise;
  };

  /** Gives the one under way, when there is one. */
  async next(): Promise<PromiseWithResolvers<void>> {
    for (;;) {
      const held = this.#waiting.shift();
      if (held) return held;
      await new Promise<void>((resolve) => this.#watchers.push(resolve));
    }
  }
}

async function opened() {
  const [file, syncs] = [freshFile(), new HeldSyncs()];
  const engine = await SqliteEngine.open(file, systemScheduler, { sync: syncs.sync });
  const store = new Store(engine);
  return { file, syncs, store };
}

const IO_ERROR = Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' });

describe('a write', () => {
  it('is acknowledged once its commit is synced; what reads may see it before', async () => {
    const { syncs, store } = await opened();
    let isAcknowledged = false;
    const writing = addTalk(store, 'talk').then(() => {
      isAcknowledged = true;
    });
    const sync = await syncs.next();
    expect(await talksOf(store)).toEqual(['talk']);
    expect(isAcknowledged).toBe(false);
    sync.resolve();
    await writing;
    await store.close();
  });

  it('that was committed while a sync ran waits for the next, with all others', async () => {
    const { syncs, store } = await opened();
    const ended: string[] = [];
    const write = (name: string) => addTalk(store, name).then(() => ended.push(name));
    const first = write('a');
    const sync = await syncs.next();
    const others = [write('b'), write('c')];
    while ((await talksOf(store)).length < 3) await new Promise((next) => setImmediate(next));
    others.push(write('d'));
    while ((await talksOf(store)).length < 4) await new Promise((next) => setImmediate(next));
    sync.resolve();
    await first;
    const second = await syncs.next();
    expect(ended).toEqual(['a']);
    second.resolve();
    await Promise.all(others);
    expect(ended).toEqual(['a', 'b', 'c', 'd']);
    expect(syncs.begun).toBe(2);
    await store.close();
  });

  it('under way is synced before the store closes', async () => {
    const { syncs, store } = await opened();
    const writing = addTalk(store, 'talk');
    const closing = store.close();
    (await syncs.next()).resolve();
    await Promise.all([writing, closing]);
  });
});

describe('an export', () => {
  it('shows nothing that is not on disk', async () => {
    const { syncs, store } = await opened();
    const writing = addTalk(store, 'talk');
    const sync = await syncs.next();
    let shown: number | undefined;
    const exporting = store.snapshot(async ({ page }) => {
      shown = (await page(1).people.after(0, 9)).length;
    });
    sync.resolve();
    await writing;
    const second = await syncs.next();
    expect(shown).toBeUndefined();
    second.resolve();
    await exporting;
    expect(shown).toBe(1);
    await store.close();
  });

  it('is all that a copy has, too', async () => {
    const { file, syncs, store } = await opened();
    const writing = addTalk(store, 'talk');
    const copying = store.copyTo(`${file}-copy`);
    (await syncs.next()).resolve();
    await writing;
    (await syncs.next()).resolve();
    const copy = await copying;
    expect(await talksOf(copy)).toEqual(['talk']);
    await Promise.all([copy.close(), store.close()]);
  });

  it('is refused where that cannot be', async () => {
    const { syncs, store } = await opened();
    const exporting = store.snapshot(async () => 'read');
    (await syncs.next()).reject(IO_ERROR);
    await expect(exporting).rejects.toThrow(NotDurable);
    await store.close();
  });
});

describe('a sync that fails', () => {
  it('is not tried again: what waits for it and all later writes are refused', async () => {
    const { file, syncs, store } = await opened();
    const first = addTalk(store, 'a');
    (await syncs.next()).resolve();
    await first;
    const writing = addTalk(store, 'b');
    const sync = await syncs.next();
    const behind = addTalk(store, 'c');
    while ((await talksOf(store)).length < 3) await new Promise((next) => setImmediate(next));
    expect(store.failure).toBeUndefined();
    sync.reject(IO_ERROR);
    for (const each of [writing, behind, addTalk(store, 'd')]) {
      await expect(each).rejects.toThrow(NotDurable);
    }
    expect(store.failure).toMatchObject({ cause: IO_ERROR });
    expect(await store.failed).toBe(store.failure);
    expect(syncs.begun).toBe(2);
    await store.close();
    expect(syncs.begun).toBe(2);
    // What is on disk is what a restart finds: here the system had thrown nothing away.
    const again = new Store(await SqliteEngine.open(file, systemScheduler));
    expect(await talksOf(again)).toEqual(['a', 'b', 'c']);
    await again.close();
  });
});
