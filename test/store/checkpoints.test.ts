import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemScheduler } from '../../src/base/scheduler.ts';
import { Checkpoints } from '../../src/store/sqlite/checkpoints.ts';
import { LogFile } from '../../src/store/sqlite/log-file.ts';
import { SqliteEngine } from '../../src/store/sqlite/sqlite-engine.ts';
import { Store } from '../../src/store/store.ts';
import { addTalk } from './talk.ts';
import { countOf, freshFile } from './talks.ts';

const PAGE_BYTES = 4096 + 24;

/** Writes without a pause, so many at once. */
async function write(store: Store, name: string, { each = 80, senders = 8 } = {}) {
  const sender = async (no: number) => {
    for (let i = 0; i < each; i++) await addTalk(store, `${name}-${no}-${i}`);
  };
  await Promise.all(Array.from({ length: senders }, (_, no) => sender(no)));
}

async function opened(checkpointPages: number) {
  const file = freshFile();
  const store = new Store(await SqliteEngine.open(file, systemScheduler, { checkpointPages }));
  onTestFinished(() => store.close());
  const log = () => statSync(`${file}-wal`).size / PAGE_BYTES;
  return { file, store, log };
}

describe('the log of a store', () => {
  it('begins anew again and again while writing never pauses', async () => {
    const { file, store, log } = await opened(100);
    await write(store, 'talk');
    expect(await countOf(file, 'conversation')).toBe(640);
    expect(log()).toBeLessThan(1000);
  });

  it('grows while somebody reads from it, and is cut when that is over', async () => {
    const { store, log } = await opened(100);
    const count = await store.snapshot(async ({ page }) => {
      await write(store, 'during');
      return (await page(1).people.after(0, 9)).length;
    });
    expect(count).toBe(0);
    const before = log();
    expect(before).toBeGreaterThan(1000);
    await write(store, 'after');
    expect(log()).toBeLessThan(before / 2);
  });
});

/** Opens the file in another process, tries to write, closes it, and tells how that went. */
function another(file: string): string {
  const script = `
    const { DatabaseSync } = require('node:sqlite');
    const database = new DatabaseSync(process.argv[1], { timeout: 0 });
    try {
      database.exec('begin immediate; commit');
      console.log('wrote');
    } catch (error) {
      console.log(error.errcode);
    }
    database.close();`;
  return spawnSync(process.execPath, ['-e', script, file], { encoding: 'utf8' }).stdout.trim();
}

/** The locks on a file that the system knows of, where it tells. */
function locksOf(file: string): number {
  if (!existsSync('/proc/locks')) return 0;
  const inode = `:${statSync(file).ino} `;
  return readFileSync('/proc/locks', 'utf8').split(inode).length - 1;
}

describe('what is opened beside the handle that writes', () => {
  it('costs it no lock when it is closed: others can neither write nor delete the log', async () => {
    const file = freshFile();
    const writer = new DatabaseSync(file);
    writer.exec('pragma journal_mode = wal; create table note (name); begin immediate');
    const locks = () => [locksOf(file), locksOf(`${file}-shm`)];
    const before = locks();
    expect(another(file)).toBe('5');
    const program = new URL('../../src/store/sqlite/checkpoint-worker.ts', import.meta.url);
    const start = () => new Worker(program, { workerData: file });
    const [beside, checkpoints] = [new LogFile(file), new Checkpoints(start, () => {}, 1)];
    checkpoints.note({ log: 1, checkpointed: 0 });
    await checkpoints.close();
    await beside.sync();
    beside.close();
    expect(locks()).toEqual(before);
    expect(another(file)).toBe('5');
    writer.exec('rollback');
    expect(another(file)).toBe('wrote');
    expect(existsSync(`${file}-wal`)).toBe(true);
    writer.close();
  });
});
