import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, vi } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { systemScheduler } from '../../src/base/scheduler.ts';
import { carriedOut, convograph, dataDir, inHouse, type Run } from './run.ts';

async function expectExit1(run: Promise<Run>, sentence: RegExp): Promise<void> {
  const { code, stdout, stderr } = await run;
  expect(stderr).toMatch(sentence);
  expect(stderr).toMatch(/^[^\n]+\.\n$/);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
}

describe('failure ends with 1 and one sentence', () => {
  it('a store written by a newer version', async () => {
    const data = dataDir();
    await inHouse(data, async () => undefined);
    const database = new DatabaseSync(join(data, 'convograph.db'));
    database.exec(`insert into kysely_migration values ('999-later', '2030-01-01')`);
    database.close();
    const run = convograph(['serve', '--port', '0', '--data', data]);
    await expectExit1(run, /newer Convograph .*999-later/);
  });

  it('a directory that cannot be written', async () => {
    const data = dataDir();
    writeFileSync(data, 'a file in its place');
    const run = convograph(['app', 'create', '--name', 'Bot', '--data', data, '--json']);
    await expectExit1(run, /cannot be written/);
  });

  it.skipIf(process.platform !== 'linux')('a directory that cannot be made', async () => {
    const data = '/proc/convograph/store';
    const run = carriedOut(['app', 'create', '--name', 'Bot', '--data', data]);
    await expectExit1(run, /^The directory .* cannot be written/);
  });

  it('a database that is none', async () => {
    const data = dataDir();
    mkdirSync(data);
    writeFileSync(join(data, 'convograph.db'), 'no database at all '.repeat(500));
    const run = carriedOut(['app', 'list', '--data', data]);
    await expectExit1(run, /convograph\.db is not a database/);
  });

  it('a lock that another program keeps, once ten seconds have passed', async () => {
    const data = dataDir();
    await inHouse(data, async () => undefined);
    const other = new DatabaseSync(join(data, 'convograph.db'));
    other.exec('begin immediate');
    let passed = 0;
    vi.spyOn(systemScheduler, 'elapsed').mockImplementation(() => (passed += 1_000));
    const sleep = vi.spyOn(systemScheduler, 'sleep').mockResolvedValue();
    const run = carriedOut(['app', 'create', '--name', 'Bot', '--data', data]);
    await expectExit1(run, /is being written by another program.*: try again, or end what holds/);
    expect(sleep).toHaveBeenCalled();
    vi.restoreAllMocks();
    other.close();
  });

  it('another key than the one the store was made with', async () => {
    const data = dataDir();
    await inHouse(data, (house) => createApp(house, { name: 'Bot' }));
    const env = { CONVOGRAPH_KEY: 'not the key of this store' };
    const run = carriedOut(['app', 'list', '--data', data], env);
    await expectExit1(run, /made with another key/);
  });

  it('a port in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const port = String((other.address() as { port: number }).port);
    const args = ['serve', '--port', port, '--data', dataDir(), '--json'];
    await expectExit1(convograph(args), new RegExp(`Port ${port} is in use: .*--port`));
    other.close();
  });
});

describe('a data directory', () => {
  it.skipIf(process.platform === 'win32')('is its owner’s alone', async () => {
    const data = dataDir();
    await inHouse(data, async () => undefined);
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect(mode(data)).toBe('700');
    expect(mode(join(data, 'key'))).toBe('600');
    expect(mode(join(data, 'control-key'))).toBe('600');
    expect(mode(join(data, 'convograph.db'))).toBe('600');
  });

  it('is hidden from git', async () => {
    const data = dataDir();
    await inHouse(data, async () => undefined);
    expect(readFileSync(join(data, '.gitignore'), 'utf8')).toBe('*\n');
  });

  it('keeps the dotfiles that are in it, and does not hide them', async () => {
    const data = dataDir();
    mkdirSync(data, { mode: 0o755 });
    writeFileSync(join(data, '.letter'), 'mine');
    await inHouse(data, async () => undefined);
    expect(readdirSync(data)).toContain('.letter');
    expect(readdirSync(data)).not.toContain('.gitignore');
  });

  it('has no key file under CONVOGRAPH_KEY', async () => {
    const data = dataDir();
    const args = ['app', 'create', '--name', 'Bot', '--data', data];
    const { code } = await carriedOut(args, { CONVOGRAPH_KEY: 'a key from somewhere safe' });
    expect(code).toBe(0);
    expect(readdirSync(data)).not.toContain('key');
  });

  it('holds no token and no secret in its database', async () => {
    const data = dataDir();
    const { secret } = await inHouse(data, (house) => createApp(house, { name: 'Bot' }));
    expect(readFileSync(join(data, 'convograph.db')).includes(secret)).toBe(false);
  });
});

describe('what is left of a store', () => {
  const listing = (data: string, env = {}) =>
    carriedOut(['app', 'create', '--name', 'Another', '--data', data], env);
  const made = async () => {
    const data = dataDir();
    await inHouse(data, (house) => createApp(house, { name: 'Bot' }));
    return data;
  };
  /** Everything in a directory, to see that nothing of it was touched. */
  const contentsOf = (data: string) =>
    readdirSync(data).map((name) => {
      const path = join(data, name);
      return [name, statSync(path).isFile() ? readFileSync(path).toString('base64') : undefined];
    });

  it('an empty database beside keys, which does not become a new store', async () => {
    const data = await made();
    truncateSync(join(data, 'convograph.db'));
    const before = contentsOf(data);
    await expectExit1(
      listing(data),
      /convograph\.db is empty, though there is key and control-key beside it: put it back/,
    );
    expect(contentsOf(data)).toEqual(before);
  });

  it.each([0.3, 0.6, 0.95])('a database of which only %d is left', async (share) => {
    const data = await made();
    const file = join(data, 'convograph.db');
    truncateSync(file, Math.floor(statSync(file).size * share));
    for (const args of [
      ['app', 'list'],
      ['app', 'create', '--name', 'A'],
      ['user', 'list'],
    ]) {
      const run = carriedOut([...args, '--data', data]);
      await expectExit1(run, / is damaged: put convograph\.db back from a copy/);
    }
    await expectExit1(convograph(['serve', '--port', '0', '--data', data]), / is damaged: put/);
  });

  it('a database with bytes of something else in it', async () => {
    const data = await made();
    const file = join(data, 'convograph.db');
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096);
    writeFileSync(file, bytes);
    await expectExit1(carriedOut(['app', 'list', '--data', data]), / is damaged: put/);
  });

  it('a lost key, for which no other is written', async () => {
    const data = await made();
    rmSync(join(data, 'key'));
    const before = contentsOf(data);
    await expectExit1(listing(data), /has lost its key: put the file "key" back/);
    await expectExit1(listing(data, { CONVOGRAPH_KEY: 'none of its own keys' }), /another key/);
    expect(contentsOf(data)).toEqual(before);
  });

  it('another program’s database, which stays as it is', async () => {
    const data = dataDir();
    mkdirSync(data);
    const database = new DatabaseSync(join(data, 'convograph.db'));
    database.exec('create table bookmarks (url)');
    database.close();
    const before = contentsOf(data);
    await expectExit1(listing(data), /another program's \(it has a table bookmarks\)/);
    expect(contentsOf(data)).toEqual(before);
  });

  it('no key is written beside a database that is none', async () => {
    const data = dataDir();
    mkdirSync(data);
    writeFileSync(join(data, 'convograph.db'), 'no database at all '.repeat(500));
    await expectExit1(listing(data), /is not a database/);
    expect(readdirSync(data)).toEqual(['convograph.db']);
  });
});
