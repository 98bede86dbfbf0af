import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { expect, inject, it, onTestFinished } from 'vitest';
import { broughtByNpm, placeBinaries } from './binaries.ts';
import { askPostgres, postgresUrl } from './postgres.ts';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const native = broughtByNpm();

/** To make one takes a second of processor time, of which a busy machine may have little; in ms. */
const PATIENCE = 180_000;

/** A run of tests as far as it matters: it says where its PostgreSQL is, and stands. */
const RUNNER = `
  import { startSupervised } from './test/support/postgres/supervised.ts';
  const [place, tmpdir] = process.argv.slice(-2);
  console.log(JSON.stringify((await startSupervised(place, tmpdir)).found));
  process.stdin.resume();
`;

/** Those of the sources that it takes, in a folder that nobody else may enter. */
function privateClone(native: string): string {
  const clone = mkdtempSync(join(tmpdir(), 'convograph-clone-'));
  onTestFinished(() => rmSync(clone, { recursive: true, force: true }));
  chmodSync(clone, 0o700);
  for (const name of ['package.json', 'test/support'])
    cpSync(join(ROOT, name), join(clone, name), { recursive: true });
  const brought = native.slice(native.indexOf('node_modules'));
  mkdirSync(join(clone, brought), { recursive: true });
  placeBinaries(native, join(clone, brought));
  for (const name of ['package.json', 'dist'])
    cpSync(join(native, '..', name), join(clone, brought, '..', name), { recursive: true });
  return clone;
}

it.runIf(native)(
  'runs from a clone that nobody else may enter, and ends with its run, by kill -9 too',
  async () => {
    const clone = privateClone(native as string);
    const place = mkdtempSync(join(tmpdir(), 'convograph-run-'));
    chmodSync(place, 0o711);
    const input = ['--input-type=module', '-e', RUNNER, place, inject('lastingTmp')];
    const runner = spawn(process.execPath, input, {
      cwd: clone,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    onTestFinished(() => void runner.kill('SIGKILL'));
    const [line] = await once(runner.stdout, 'data');
    const { url, reason } = JSON.parse(line);
    expect(reason).toBeUndefined();
    const client = new Client(url);
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query(
      `SELECT pg_backend_pid() AS pid, current_setting('data_directory') AS data,
         current_setting('server_encoding') AS encoding, 'B' < 'a' AS "sortsBytes"`,
    );
    const [{ pid, data, ...kind }] = rows;
    expect(data.startsWith(place)).toBe(true);
    expect(kind).toEqual({ encoding: 'UTF8', sortsBytes: true });
    if (process.getuid?.() === 0) expect(ownerOf(pid)).toBe(65_534);
    runner.kill('SIGKILL');
    await expect.poll(() => existsSync(place)).toBe(false);
    expect(existsSync(`/proc/${pid}`)).toBe(false);
  },
  PATIENCE,
);

it(
  'is one for all tests of the run',
  async ({ skip }) => {
    const url = await postgresUrl();
    if (url === undefined) return skip();
    expect(await postgresUrl()).toBe(url);
    const client = new Client(url);
    await client.connect();
    onTestFinished(() => client.end());
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  },
  PATIENCE,
);

it(
  'is the same for two who ask at once',
  async ({ skip }) => {
    const url = await postgresUrl();
    if (url === undefined) return skip();
    // Each hears the other ask.
    expect(await Promise.all([askPostgres(), askPostgres()])).toMatchObject([{ url }, { url }]);
  },
  PATIENCE,
);

const ownerOf = (pid: number): number =>
  Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
