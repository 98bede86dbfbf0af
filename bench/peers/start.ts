import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { get } from '../http.ts';
import { execute, startProgram } from '../process.ts';
import { type Canned, PEERS, type Peer } from './programs.ts';

/** A peer that answers. */
export interface RunningPeer extends Peer {
  readonly pid: number;
  readonly url: string;
  /** Bytes of its answer for each path: the same JSON, which some write with other blanks and escapes. */
  readonly bytes: Readonly<Record<string, number>>;
  stop(): Promise<void>;
}

/** Milliseconds after which one that does not answer is given up. */
const PATIENCE = 120_000;

/** Whether this machine has what it runs on. */
export const canRun = ({ runsOn }: Peer): boolean =>
  runsOn === 'node' || spawnSync('java', ['-version']).error === undefined;

/**
 * Installs the peers with npm, in the temporary directory, where they stay until other versions are asked for.
 * @returns their `node_modules`
 */
export async function installPeers(): Promise<string> {
  const names = PEERS.map((peer) => peer.package);
  const hash = createHash('sha256').update(names.join(' ')).digest('hex').slice(0, 12);
  const folder = join(tmpdir(), `convograph-bench-peers-${hash}`);
  if (!existsSync(folder)) {
    process.stderr.write(`installing ${names.join(', ')} in ${folder}\n`);
    // Installed elsewhere and then moved: half of them are never taken for all.
    const building = mkdtempSync(`${folder}-`);
    process.once('exit', () => rmSync(building, { recursive: true, force: true }));
    writeFileSync(join(building, 'package.json'), '{"private":true}');
    const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
    await execute('npm', ['install', '--ignore-scripts', ...quiet, ...names], building);
    renameSync(building, folder);
  }
  return join(folder, 'node_modules');
}

/**
 * Starts one, and waits until it gives what it was given.
 * @param folder where it may write
 * @throws Error when it does not
 */
export async function startPeer(
  peer: Peer,
  { canned, folder, modules }: { canned: Canned; folder: string; modules: string },
): Promise<RunningPeer> {
  const own = join(folder, peer.name);
  mkdirSync(own);
  const port = await freePort();
  const command = peer.runsOn === 'node' ? process.execPath : 'java';
  const { pid, stop } = startProgram(command, peer.prepare(canned, { folder: own, modules, port }));
  const url = `http://127.0.0.1:${port}`;
  const bytes: Record<string, number> = {};
  for (const [path, body] of Object.entries(canned)) {
    const answer = await answerOf(url + path, peer.name);
    if (!isDeepStrictEqual(JSON.parse(answer.toString()), JSON.parse(body))) {
      throw new Error(`${peer.name} answers ${path} with ${answer.toString().slice(0, 300)}`);
    }
    bytes[path] = answer.length;
  }
  return { ...peer, pid, url, bytes, stop };
}

async function answerOf(url: string, name: string): Promise<Buffer> {
  for (const until = performance.now() + PATIENCE; ; ) {
    const answer = await get(url).catch(() => undefined);
    if (answer?.status === 200) return answer.body;
    if (performance.now() > until) throw new Error(`${name} does not answer ${url}`);
    await setTimeout(100);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
