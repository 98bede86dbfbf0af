import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { placeBinaries } from './binaries.ts';

/** PostgreSQL does not run as root; nobody's files are its own. */
export const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const who = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

/** What a run of tests asks of it, which is nothing but answers: it ends with the run. */
const SETTINGS = {
  full_page_writes: 'off',
  max_wal_size: '64MB',
  max_connections: '300',
  // A connection for each store of each test: the password is as long as a key already.
  scram_iterations: '1',
  wal_level: 'minimal',
  max_wal_senders: '0',
  // Files of the folder, which goes, rather than memory of the machine, which would stay.
  dynamic_shared_memory_type: process.platform === 'win32' ? 'windows' : 'mmap',
  unix_socket_directories: '',
  listen_addresses: '127.0.0.1',
};

const LOOK = 10;
const TRIES = 3;

/** A PostgreSQL that runs. */
export interface Cluster {
  /** Of an empty database, with the name and password of its superuser. */
  readonly url: string;
  readonly server: ChildProcess;
}

/**
 * Makes a PostgreSQL with a superuser and an empty database, and starts it.
 * @param native what npm brought
 * @param folder one that is not there yet: all of it lies there
 * @throws Error with what the programs said
 */
export async function startCluster(native: string, folder: string): Promise<Cluster> {
  mkdirSync(folder, { mode: 0o755 });
  const programs = join(folder, 'program');
  placeBinaries(native, programs);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  const secret = join(folder, 'secret');
  writeFileSync(secret, password, { mode: 0o600 });
  for (const path of isRoot ? [data, secret] : []) chownSync(path, NOBODY, NOBODY);
  const bin = join(programs, 'bin');
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const made = ['-D', data, '-U', 'postgres', '--pwfile', secret, '-A', 'scram-sha-256'];
  const kind = [
    '--no-locale',
    '-E',
    'UTF8',
    '--no-sync',
    '--no-instructions',
    '--wal-segsize=1',
    ...settings,
  ];
  await carriedOut(join(bin, 'initdb'), [...made, ...kind], folder);
  rmSync(secret);
  for (let left = TRIES; ; left--) {
    const port = await freePort();
    const server = await started(join(bin, 'postgres'), ['-D', data, '-p', `${port}`], folder);
    if (server)
      return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, server };
    if (left === 1) throw new Error(readFileSync(logOf(folder), 'utf8'));
  }
}

const logOf = (folder: string): string => join(folder, 'log');

/** In its own folder, since whoever it runs as may not enter this process's. */
export const run = (
  program: string,
  args: readonly string[],
  folder: string,
  output: 'pipe' | number,
) =>
  spawn(program, args, {
    ...who,
    cwd: folder,
    env: { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' },
    stdio: ['ignore', output, output],
  });

async function carriedOut(program: string, args: readonly string[], folder: string) {
  const child = run(program, args, folder, 'pipe');
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => (said += piece));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(said);
}

/** Undefined where it has ended instead, as when another has taken the port meanwhile. */
async function started(program: string, args: readonly string[], folder: string) {
  const log = openSync(logOf(folder), 'a');
  const server = run(program, args, folder, log);
  closeSync(log);
  await once(server, 'spawn');
  const status = join(folder, 'data', 'postmaster.pid');
  // Its last line says so; it writes it without a sign.
  const isReady = () =>
    existsSync(status) && readFileSync(status, 'utf8').split('\n')[7]?.startsWith('ready');
  while (server.exitCode === null) {
    if (isReady()) return server;
    await setTimeout(LOOK);
  }
  return undefined;
}

/** One that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
