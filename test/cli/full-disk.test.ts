import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { history } from '../../src/store/page/history-writer.ts';
import { afterFile } from '../support/after-file.ts';
import type { Json } from '../support/world.ts';
import { carriedOut, dataDir, inHouse, type Run, serving } from './run.ts';

/** Another size for a disk, or a disk of that size; undefined where this user may make none. */
function mount(folder: string, size: string, how = 'rw'): boolean {
  const args = ['-t', 'tmpfs', '-o', `size=${size},${how}`, 'tmpfs', folder];
  return spawnSync('mount', args).status === 0;
}

/** A small disk of a test's own. */
function disk(size: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-disk-'));
  mount(folder, size);
  afterFile(() => {
    spawnSync('umount', [folder]);
    rmdirSync(folder);
  });
  return folder;
}

const resize = (folder: string, size: string, how = 'rw') =>
  spawnSync('mount', ['-o', `remount,size=${size},${how}`, folder]);

/** Leaves no byte free; gives what frees them again. */
function fill(folder: string): () => void {
  const path = join(folder, 'filler');
  const file = openSync(path, 'w');
  for (const size of [65_536, 4_096, 1]) {
    try {
      for (;;) writeSync(file, Buffer.alloc(size));
    } catch {
      // Full, for pieces of this size.
    }
  }
  closeSync(file);
  return () => rmSync(path);
}

const canMount = (() => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'convograph-disk-'));
  const can = mount(folder, '1m') && spawnSync('umount', [folder]).status === 0;
  rmdirSync(folder);
  return can;
})();

function expectSentence({ code, stderr }: Run, sentence: RegExp): void {
  expect(stderr).toMatch(sentence);
  expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/\.$/);
  expect(stderr).not.toMatch(/ at |\.ts:/);
  expect(code).toBe(1);
}

/** A store with a Page on a disk. */
async function storeOn(folder: string): Promise<string> {
  const data = join(folder, 'data');
  await inHouse(data, async (house) => {
    await createApp(house, { name: 'Bot' });
    await createPage(house, { name: 'Corner Shop' });
  });
  return data;
}

const isSound = (data: string): unknown => {
  const database = new DatabaseSync(join(data, 'convograph.db'));
  const found = database.prepare('pragma integrity_check').get()?.integrity_check;
  database.close();
  return found;
};

const note = canMount ? '' : ' (skipped: this user may mount no disk)';

describe.runIf(canMount)(`a full disk${note}`, () => {
  it('refuses a change with a sentence, and takes it once there is room', async () => {
    const folder = disk('2m');
    const data = await storeOn(folder);
    const free = fill(folder);
    const create = () => carriedOut(['app', 'create', '--name', 'Another', '--data', data]);
    expectSentence(await create(), /^The store .* (disk is full|may be full|full and not failing)/);
    free();
    expect((await create()).code).toBe(0);
    expect(isSound(data)).toBe('ok');
  });

  it('lets a server go on reading, and its control plane say what is wrong', async () => {
    const folder = disk('3m');
    const data = await storeOn(folder);
    const { ready, stop } = await serving(['serve', '--port', '0', '--data', data]);
    const ask = (method: string, path: string, body?: object) =>
      fetch(`${ready.url}/_convograph/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${ready.control_key}`,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
    const free = fill(folder);
    const refused: Response[] = [];
    for (let i = 0; i < 5; i++) refused.push(await ask('POST', '/users', { name: 'x'.repeat(90) }));
    const last = refused.at(-1) as Response;
    expect(last.status).toBe(503);
    expect(((await last.json()) as Json).error.message).toMatch(/^The store .*full/);
    expect((await ask('GET', '/apps')).status).toBe(200);
    free();
    expect((await ask('POST', '/users', { name: 'Ada' })).status).toBe(201);
    await stop();
    expect(isSound(data)).toBe('ok');
  });

  it('breaks an import off with a sentence; the same again goes on where there is room', async () => {
    const folder = disk('3m');
    const data = await storeOn(folder);
    const lines = join(tmpdir(), 'convograph-long.jsonl');
    afterFile(() => rmSync(lines));
    const dialogues = Array.from({ length: 400 }, (_, id) =>
      JSON.stringify({
        id: `d${id}`,
        turns: Array.from({ length: 12 }, () => ({
          speaker: 'customer',
          text: 'long '.repeat(300),
        })),
      }),
    );
    writeFileSync(lines, `${dialogues.join('\n')}\n`);
    const run = () =>
      carriedOut(['import', lines, '--page', 'Corner Shop', '--data', data, '--json']);
    expectSentence(await run(), /The store .*full/);
    expect(isSound(data)).toBe('ok');
    resize(folder, '60m');
    const { code, stdout } = await run();
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ conversations: 400, messages: 4_800 });
    const again = JSON.parse((await run()).stdout);
    expect(again).toMatchObject({ messages: 4_800, new_messages: 0 });
  });

  it('breaks an export off with a sentence; the same again makes it whole', async () => {
    const data = dataDir();
    await inHouse(data, async (house) => {
      await createApp(house, { name: 'Bot' });
      const page = await createPage(house, { name: 'Corner Shop' });
      await house.store.transaction(async (tx) => {
        const writer = history(tx, page.no);
        const person = await writer.addPerson({ id: '1', platform: 'MESSENGER', name: 'Ada' });
        const place = { platform: 'MESSENGER', folder: 'inbox' } as const;
        const no = await writer.addConversation({ id: 't_1', ...place, people: [person] });
        await writer.addMessages(
          no,
          Array.from({ length: 300 }, (_, i) => ({
            ...{ created: i + 1, sender: person, text: 'long '.repeat(2_000) },
          })),
        );
      });
    });
    const folder = disk('1m');
    const to = join(folder, 'export');
    const run = () =>
      carriedOut([
        'export',
        '--page',
        'Corner Shop',
        '--to',
        to,
        '--format',
        'jsonl',
        '--data',
        data,
      ]);
    expectSentence(await run(), /export cannot be written: the disk is full/);
    resize(folder, '60m');
    expect((await run()).code).toBe(0);
  });

  it('keeps no half of a snapshot, nor the one in its place less than whole', async () => {
    const folder = disk('4m');
    const data = await storeOn(folder);
    const free = fill(folder);
    const take = () => carriedOut(['snapshot', 'save', 'here', '--data', data]);
    expectSentence(await take(), /^The store .*full/);
    expect(existsSync(join(data, 'snapshots')) ? readdirSync(join(data, 'snapshots')) : []).toEqual(
      [],
    );
    free();
    expect((await take()).code).toBe(0);
    const again = fill(folder);
    const back = ['snapshot', 'restore', 'here', '--yes', '--data', data];
    expectSentence(await carriedOut(back), /^The store .*full/);
    expect(readdirSync(join(data, 'snapshots'))).toEqual(['here.convograph']);
    again();
    expect((await carriedOut(back)).code).toBe(0);
    expect(isSound(data)).toBe('ok');
  });

  it('that may only be read is told: a store there, and an export to it', async () => {
    const folder = disk('3m');
    const data = await storeOn(folder);
    resize(folder, '3m', 'ro');
    expectSentence(
      await carriedOut(['app', 'create', '--name', 'B', '--data', data]),
      /cannot be (written|opened)/,
    );
    const other = await storeOn(join(dataDir(), '..'));
    const args = ['export', '--page', 'Corner Shop', '--to', join(folder, 'e'), '--data', other];
    expectSentence(await carriedOut(args), /cannot be written: its file system is read-only/);
    resize(folder, '3m');
    expect(readFileSync(join(data, 'key'), 'utf8').trim()).toHaveLength(64);
  });
});

describe('an export', () => {
  it.each(['/proc/x', '/proc/1/x/y', '/dev/null/x'])('to %s ends, with a sentence', async (to) => {
    const data = await storeOn(join(dataDir(), '..'));
    const run = await carriedOut(['export', '--page', 'Corner Shop', '--to', to, '--data', data]);
    expect(run.code).toBeGreaterThan(0);
    expect(run.stderr).toMatch(/^[^\n]+\.\n$/);
  });

  it('onto a file, the store or its media is refused, and changes nothing there', async () => {
    const data = await storeOn(join(dataDir(), '..'));
    const file = join(data, 'key');
    const key = readFileSync(file, 'utf8');
    for (const to of [file, data, join(data, 'media', 'export')]) {
      const run = await carriedOut(['export', '--page', 'Corner Shop', '--to', to, '--data', data]);
      expect(run.code).toBe(2);
      expect(run.stderr).toMatch(
        /is a file and not a folder|holds something else|lies in the store/,
      );
    }
    expect(readFileSync(file, 'utf8')).toBe(key);
  });
});
