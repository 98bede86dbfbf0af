import type { ChildProcess } from 'node:child_process';
import { chownSync, closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort, NOBODY, run } from './cluster.ts';

/** A pgbouncer that runs before a PostgreSQL. */
export interface Pooler {
  /** The PostgreSQL's address, by way of it. */
  readonly url: string;
  readonly server: ChildProcess;
}

/** Where Debian has it is on the path of root alone. */
const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];

const LOOK = 10;

/**
 * Starts the pgbouncer of this machine before a PostgreSQL. It shares sessions between transactions, and
 * gives each another: what rests on one finds out at once.
 * @param folder what it needs lies there
 * @param other settings of pgbouncer.ini
 * @returns undefined where there is none on this machine
 * @throws Error with what it said
 */
export async function startPooler(
  folder: string,
  url: string,
  other: Readonly<Record<string, string>> = {},
): Promise<Pooler | undefined> {
  const program = FOLDERS.map((each) => join(each, 'pgbouncer')).find((path) => existsSync(path));
  if (program === undefined) return undefined;
  const { username, password, port } = new URL(url);
  const own = await freePort();
  const users = secretFile(join(folder, 'pgbouncer.users'), `"${username}" "${password}"\n`);
  const settings = {
    listen_addr: '127.0.0.1',
    listen_port: own,
    unix_socket_dir: '',
    auth_type: 'scram-sha-256',
    auth_file: users,
    pool_mode: 'transaction',
    server_round_robin: 1,
    min_pool_size: 3,
    max_client_conn: 500,
    ...other,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  const ini = join(folder, 'pgbouncer.ini');
  const databases = `[databases]\n* = host=127.0.0.1 port=${port}\n`;
  writeFileSync(ini, `${databases}[pgbouncer]\n${lines.join('\n')}\n`);
  const log = join(folder, 'pgbouncer.log');
  const output = openSync(log, 'a');
  const server = run(program, [ini], folder, output);
  closeSync(output);
  while (!(await answers(own))) {
    if (server.exitCode !== null) throw new Error(readFileSync(log, 'utf8'));
    await setTimeout(LOOK);
  }
  const through = new URL(url);
  through.port = String(own);
  return { url: through.href, server };
}

/** A file that whoever runs PostgreSQL reads, and nobody else. */
function secretFile(path: string, text: string): string {
  writeFileSync(path, text, { mode: 0o600 });
  if (process.getuid?.() === 0) chownSync(path, NOBODY, NOBODY);
  return path;
}

function answers(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(port, '127.0.0.1', () => {
    socket.destroy();
    resolve(true);
  });
  socket.once('error', () => resolve(false));
  return promise;
}
