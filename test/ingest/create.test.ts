import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPage } from '../../src/admin/pages.ts';
import { carriedOut, inHouse } from '../cli/run.ts';
import { listPages } from '../support/lists.ts';
import { fb } from './support/threads.ts';
import { agent, customer, lines } from './world.ts';

let folder = '';
let made = 0;
const save = async (path: string, content: object | string): Promise<string> => {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, typeof content === 'string' ? content : JSON.stringify(content));
  return target;
};
/** A directory that is not there, below two others that are not. */
const newData = (): string => join(folder, `new-${++made}`, 'below', 'store');
const run = (path: string, data: string, ...flags: string[]) =>
  carriedOut(['import', join(folder, path), '--data', data, ...flags]);
const pagesIn = (data: string) =>
  inHouse(data, async (house) => ({
    pages: (await listPages(house)).map(({ name, instagram_username }) => [
      name,
      instagram_username,
    ]),
    apps: (await house.store.directory.apps.after('', 100)).length,
  }));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-create-'));
  const threads = {
    'ada_1/message_1.json': fb(['Ada', 'Kiln'], [['Ada', 'x']]),
    'bo_2/message_1.json': fb(['Bo', 'Kiln'], [['Kiln', 'y']]),
  };
  for (const [path, thread] of Object.entries(threads)) {
    await save(`facebook/messages/inbox/${path}`, thread);
    await save(`instagram/your_instagram_activity/messages/inbox/${path}`, thread);
    const named = 'instagram-kiln.pots-2026-01-10-aBcD12/your_instagram_activity/messages/inbox';
    await save(`${named}/${path}`, thread);
  }
  await save('html/messages/inbox/x_3/message_1.html', '<html></html>');
  await save('broken/messages/inbox/x_3/message_1.json', '{"participants":[');
  await save('other.csv', 'a,b\n1,2\n');
  await save('empty.jsonl', '');
  await save('talks.jsonl', lines([{ id: '1', turns: [customer('Hi'), agent('Hello')] }]));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a --create that fails leaves nothing behind', () => {
  it.each([
    ['a name that fits worse than another', 'facebook', ['--page', 'Ada'], 2],
    ['a --me that is not there', 'facebook', ['--page', 'Kiln', '--me', 'Eve'], 2],
    ['a name that no Page may have', 'facebook', ['--page', ' '], 2],
    ['an unknown platform', 'facebook', ['--page', 'Kiln', '--platform', 'fax'], 2],
    ['a download in HTML', 'html', ['--page', 'Kiln'], 1],
    ['a file that breaks off', 'broken', ['--page', 'Kiln'], 1],
    ['a file of something else', 'other.csv', ['--page', 'Kiln'], 1],
    ['an empty file', 'empty.jsonl', ['--page', 'Kiln'], 1],
    ['a path that leads nowhere', 'nowhere.zip', ['--page', 'Kiln'], 1],
  ])('%s', async (_, path, flags, code) => {
    const data = newData();
    const ended = await run(path, data, '--create', ...flags);
    expect(ended.code).toBe(code);
    expect(ended.stderr).not.toBe('');
    expect(existsSync(dirname(dirname(data)))).toBe(false);
    // A directory that was there stays, with what was in it.
    await mkdir(data, { recursive: true });
    await writeFile(join(data, '.keep'), '');
    expect((await run(path, data, '--create', ...flags)).code).toBe(code);
    expect(await readdir(data)).toEqual(['.keep']);
    // A store that was there has no Page and no app more.
    await inHouse(join(data, 'own'), (house) => createPage(house, { name: 'Jugs' }));
    expect((await run(path, join(data, 'own'), '--create', ...flags)).code).toBe(code);
    expect(await pagesIn(join(data, 'own'))).toEqual({ pages: [['Jugs', undefined]], apps: 0 });
  });

  it('a file in the place of the store', async () => {
    const file = await save('a-file', 'kept');
    const ended = await run('facebook', file, '--create', '--page', 'Kiln');
    expect(ended.code).not.toBe(0);
    expect(ended.stderr).toMatch(/^[^\n]*a-file[^\n]*\n$/);
    expect(await readFile(file, 'utf8')).toBe('kept');
    const below = await run('facebook', join(file, 'store'), '--create', '--page', 'Kiln');
    expect(below.code).not.toBe(0);
    expect(await readFile(file, 'utf8')).toBe('kept');
  });

  it('a folder of other things in the place of the store', async () => {
    await save('others/notes.txt', 'kept');
    const ended = await run('facebook', join(folder, 'others'), '--create', '--page', 'Kiln');
    expect(ended.code).toBe(2);
    expect(await readdir(join(folder, 'others'))).toEqual(['notes.txt']);
  });

  it('a username that another Page has', async () => {
    const data = newData();
    const instagram = { username: 'kiln' };
    await inHouse(data, (house) => createPage(house, { name: 'Other', instagram }));
    const ended = await run('instagram', data, '--create', '--page', 'Kiln');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^@kiln is linked to the Page "Other" [^\n]*\n$/);
    expect(await pagesIn(data)).toEqual({ pages: [['Other', 'kiln']], apps: 0 });
  });
});

describe('--create with --dry-run', () => {
  it.each(['facebook', 'instagram', 'talks.jsonl'])(
    'says the same and writes nothing: %s',
    async (path) => {
      const data = newData();
      const dry = await run(path, data, '--page', 'Kiln', '--create', '--dry-run', '--json');
      expect(dry).toMatchObject({ code: 0, stderr: '' });
      expect(existsSync(dirname(dirname(data)))).toBe(false);
      const { stdout } = await run(path, data, '--page', 'Kiln', '--create', '--json');
      expect(JSON.parse(stdout)).toEqual(JSON.parse(dry.stdout));
    },
  );

  it('also in a store that is there', async () => {
    const data = newData();
    await inHouse(data, (house) => createPage(house, { name: 'Jugs' }));
    const { code, stdout } = await run('facebook', data, '--page', 'Kiln', '--create', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('Nothing was written: this was a dry run.');
    expect(stdout).not.toContain('curl');
    expect(await pagesIn(data)).toEqual({ pages: [['Jugs', undefined]], apps: 0 });
  });

  it('without --create takes a Page that is there', async () => {
    const data = newData();
    const ended = await run('facebook', data, '--page', 'Kiln', '--dry-run');
    expect(ended.code).toBe(2);
    expect(existsSync(data)).toBe(false);
  });
});

describe('--create for a download of Instagram', () => {
  it.each([
    ['the folder’s name', 'instagram-kiln.pots-2026-01-10-aBcD12', 'kiln.pots'],
    ['the business’s name there', 'instagram', 'kiln'],
  ])('makes the Page with an account of %s', async (_, path, username) => {
    const data = newData();
    const { code } = await run(path, data, '--page', 'Kiln', '--create');
    expect(code).toBe(0);
    expect(await pagesIn(data)).toEqual({ pages: [['Kiln', username]], apps: 1 });
  });

  it('gives an account to a Page that has none, and leaves one that has', async () => {
    const data = newData();
    await run('facebook', data, '--page', 'Kiln', '--create');
    expect(await pagesIn(data)).toEqual({ pages: [['Kiln', undefined]], apps: 1 });
    const refused = await run('instagram', data, '--page', 'Kiln');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--create');
    expect((await run('instagram', data, '--page', 'Kiln', '--create')).code).toBe(0);
    const named = 'instagram-kiln.pots-2026-01-10-aBcD12';
    expect((await run(named, data, '--page', 'Kiln', '--create')).code).toBe(0);
    expect(await pagesIn(data)).toEqual({ pages: [['Kiln', 'kiln']], apps: 1 });
  });
});
