import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, vi } from 'vitest';
import { createApp } from '../../src/access/admin/apps.ts';
import { systemScheduler } from '../../src/config/scheduler.ts';
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
