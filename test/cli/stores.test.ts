import { chownSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { findStore } from '../../src/house/find-store.ts';
import { listPages } from '../support/lists.ts';
import { carriedOut, convograph, dataDir, inHouse, serving } from './run.ts';

/** A folder that is there. */
function folder(...below: string[]): string {
  const path = join(dataDir(), ...below);
  mkdirSync(path, { recursive: true });
  return path;
}

const isRoot = process.getuid?.() === 0;

describe('a command that only reads, or changes what must be there', () => {
  it.each([
    [['app', 'list']],
    [['app', 'show', 'Bot']],
    [['app', 'set', 'Bot', '--mode', 'live']],
    [['page', 'list']],
    [['page', 'set', 'Kiln', '--mode', 'strict']],
    [['user', 'list']],
    [['user', 'set', 'Ada', '--logged-out']],
    [['user', 'create', '--name', 'Ada', '--page', 'Kiln']],
    [['person', 'list']],
    [['person', 'set', 'Zoë', '--page', 'Kiln', '--name', 'Zoe']],
    [['person', 'create', '--page', 'Kiln', '--name', 'Zoë']],
    [['token', 'list']],
    [['token', 'create', '--page', 'Kiln']],
    [['token', 'revoke', '1']],
    [['clock']],
    [['clock', '--advance', '1d']],
    [['explain', 'GET /me']],
    [['export', '--page', 'Kiln', '--to', 'out']],
    [['import', 'talks.jsonl', '--page', 'Kiln']],
    [['import', 'talks.jsonl', '--page', 'Kiln', '--dry-run']],
  ])('makes no store: %j', async (args) => {
    const here = folder();
    const { code, stdout, stderr } = await carriedOut(args, {}, here);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^There is no store at \S+\/\.convograph, and none further up: `npx convograph demo` [^\n]+\n$/,
    );
    expect(readdirSync(here)).toEqual([]);
    const data = dataDir();
    const named = await carriedOut([...args, '--data', data], {}, here);
    expect(named.stderr).toContain(`There is no store at ${data}: \`npx convograph demo --data `);
    expect([named.code, existsSync(data)]).toEqual([2, false]);
  });

  it('makes none of a folder where one was begun', async () => {
    const data = folder();
    writeFileSync(join(data, 'convograph.db'), '');
    expect((await carriedOut(['page', 'list', '--data', data])).code).toBe(2);
    expect(readdirSync(data)).toEqual(['convograph.db']);
  });

  it('says so where a file is, and where the store is one further down', async () => {
    const data = folder();
    await inHouse(join(data, '.convograph'), async () => undefined);
    writeFileSync(join(data, 'file'), '');
    const said = async (path: string) =>
      (await carriedOut(['page', 'list', '--data', path])).stderr;
    expect(await said(join(data, 'file'))).toMatch(/which is a file/);
    expect(await said(data)).toContain(`say ${join(data, '.convograph')}.`);
  });
});

describe('a folder that is not empty and no store', () => {
  it.each([['serve'], ['demo'], ['app create --name Bot'], ['page create --name Kiln']])(
    'is refused by %s',
    async (line) => {
      const data = folder();
      writeFileSync(join(data, 'letter.txt'), 'mine');
      const { code, stderr } = await carriedOut([...line.split(' '), '--data', data]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^The directory .* is no store and not empty \(letter\.txt\): .*\n$/);
      expect(readdirSync(data)).toEqual(['letter.txt']);
    },
  );

  it('is none where only dotfiles, settings and lost+found lie', async () => {
    const data = folder();
    mkdirSync(join(data, 'lost+found'));
    mkdirSync(join(data, '.git'));
    writeFileSync(join(data, 'convograph.config.json'), '{}');
    const args = ['app', 'create', '--name', 'Bot', '--data', data];
    expect(await carriedOut(args)).toMatchObject({ code: 0, stderr: '' });
    expect((await carriedOut(['app', 'list', '--data', data])).stdout).toContain('Bot');
  });
});

describe('a store', () => {
  it('is found from below, and told of where one could have been made', async () => {
    const top = folder();
    const store = join(top, '.convograph');
    await inHouse(store, (house) => createApp(house, { name: 'Bot' }));
    const deep = join(top, 'a', 'b');
    mkdirSync(deep, { recursive: true });
    const list = await convograph(['app', 'list'], {}, deep);
    expect(list).toMatchObject({ code: 0, stderr: '' });
    expect(list.stdout).toContain('Bot');
    const made = await carriedOut(['page', 'create', '--name', 'Kiln'], {}, deep);
    expect(made).toMatchObject({ code: 0, stderr: `Using the store ${store}.\n` });
    const quiet = await carriedOut(['page', 'create', '--name', 'Mill', '--json'], {}, deep);
    expect(quiet).toMatchObject({ code: 0, stderr: '' });
    expect(await inHouse(store, listPages)).toHaveLength(2);
    expect(readdirSync(deep)).toEqual([]);
  });

  it('is the folder itself where that is one', async () => {
    const store = dataDir();
    await inHouse(store, (house) => createApp(house, { name: 'Bot' }));
    mkdirSync(join(store, 'media'), { recursive: true });
    expect((await carriedOut(['app', 'list'], {}, store)).stdout).toContain('Bot');
    expect((await carriedOut(['app', 'list'], {}, join(store, 'media'))).stdout).toContain('Bot');
  });

  it('is made in ./.convograph where there is none', async () => {
    const here = folder();
    expect(await carriedOut(['app', 'create', '--name', 'Bot'], {}, here)).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(readdirSync(here)).toEqual(['.convograph']);
  });

  it.each([
    [['app', 'create', '--name', ' ']],
    [['page', 'create', '--name', ' ']],
    [['page', 'create', '--name', 'Kiln', '--instagram', 'no such name']],
    [['user', 'create', '--name', ' ']],
  ])('is not left behind by a command that was to make it and failed: %j', async (args) => {
    const here = folder();
    expect(await carriedOut(args, {}, here)).toMatchObject({ code: 2, stdout: '' });
    expect(readdirSync(here)).toEqual([]);
    const below = join(here, 'a', 'b');
    expect((await carriedOut([...args, '--data', below], {}, here)).code).toBe(2);
    expect(readdirSync(here)).toEqual([]);
    await inHouse(join(here, '.convograph'), async () => undefined);
    expect((await carriedOut(args, {}, here)).code).toBe(2);
    expect(readdirSync(here)).toEqual(['.convograph']);
  });

  it('is looked for as far as the home folder', async () => {
    const top = folder();
    await inHouse(join(top, '.convograph'), async () => undefined);
    const home = join(top, 'home');
    const deep = join(home, 'work');
    mkdirSync(deep, { recursive: true });
    expect(findStore(deep, '/nowhere')).toBe(join(top, '.convograph'));
    expect(findStore(deep, home)).toBeUndefined();
    await inHouse(join(home, '.convograph'), async () => undefined);
    expect(findStore(deep, home)).toBe(join(home, '.convograph'));
  });

  it('is no folder that merely has the name', () => {
    const top = folder('.convograph', 'convograph.db');
    expect(findStore(dirname(dirname(top)), '/nowhere')).toBeUndefined();
  });

  it.skipIf(!isRoot)('of another user is passed over, and not made anew', async () => {
    const top = folder();
    const store = join(top, '.convograph');
    await inHouse(store, async () => undefined);
    chownSync(join(store, 'convograph.db'), 4_242, 4_242);
    const deep = join(top, 'deep');
    mkdirSync(deep);
    expect((await carriedOut(['page', 'list'], {}, deep)).stderr).toMatch(/There is no store at/);
    for (const args of [
      ['page', 'list'],
      ['page', 'create', '--name', 'Kiln'],
    ]) {
      const { code, stderr } = await carriedOut(args, {}, top);
      expect([code, stderr]).toEqual([2, expect.stringMatching(/is another user's: .* --data /)]);
    }
    expect((await carriedOut(['page', 'list', '--data', store])).code).toBe(0);
  });
});

describe('demo', () => {
  it('leaves a store alone that is further up and not a demo’s', async () => {
    const top = folder();
    const store = join(top, '.convograph');
    await inHouse(store, async () => undefined);
    const deep = join(top, 'deep');
    mkdirSync(deep);
    const first = await serving(['demo', '--port', '0'], {}, deep);
    expect(await first.stop()).toBe(0);
    expect(readdirSync(deep)).toEqual(['.convograph']);
    expect(await inHouse(store, listPages)).toEqual([]);

    const deeper = join(deep, 'deeper');
    mkdirSync(deeper);
    const again = await serving(['demo', '--port', '0'], {}, deeper);
    await again.stop();
    expect(readdirSync(deeper)).toEqual([]);
    expect(again.ready.page_token).toBe(first.ready.page_token);
  });

  it('makes none within another store, and takes none where something was begun', async () => {
    const store = dataDir();
    await inHouse(store, (house) => createApp(house, { name: 'Bot' }));
    mkdirSync(join(store, 'media'), { recursive: true });
    for (const [args, cwd] of [
      [['demo'], store],
      [['demo'], join(store, 'media')],
      [['demo', '--data', store], undefined],
    ] as const) {
      const { code, stderr } = await carriedOut([...args, '--port', '0'], {}, cwd);
      expect([code, stderr]).toEqual([1, expect.stringMatching(/holds another store: .*\.\n$/)]);
    }
    expect(readdirSync(join(store, 'media')).includes('.convograph')).toBe(false);
  });
});
