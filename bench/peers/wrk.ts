import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadRun } from '../compare.ts';
import { cpuMicros, LOAD_CORE, pinned } from '../process.ts';

const script = new URL('./ask.lua', import.meta.url).pathname;

const CONNECTIONS = 64;
/** It is stopped long before. */
const LONGEST = '3600s';

/** Whether wrk is on this machine. */
export const hasWrk = (): boolean => spawnSync('wrk', ['--version']).error === undefined;

/** What to ask of whom. */
export interface WrkJob {
  readonly pid: number;
  readonly url: string;
  /** In their order, and from the first again. */
  readonly paths: readonly string[];
  readonly amount: number;
}

interface Summary {
  readonly requests: number;
  readonly micros: number;
  readonly failed: number;
}

/**
 * Loads a server with wrk, which asks quicker than a program in JavaScript, over 64 connections.
 * @throws Error when an answer was none, or not 2xx
 */
export async function wrk({ pid, url, paths, amount }: WrkJob): Promise<LoadRun> {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-bench-wrk-'));
  try {
    const file = join(folder, 'paths');
    writeFileSync(file, paths.join('\n'));
    const before = cpuMicros(pid);
    const said = await runWrk([url, '--', file, String(amount)]);
    const after = cpuMicros(pid);
    const summary = /^\{.*\}$/m.exec(said)?.[0];
    if (summary === undefined) throw new Error(`wrk said of ${url}: ${said}`);
    const { requests, micros, failed } = JSON.parse(summary) as Summary;
    if (failed > 0) throw new Error(`${failed} of ${requests} requests to ${url} failed`);
    const known = before !== undefined && after !== undefined;
    return {
      perSecond: (requests * 1e6) / micros,
      cpuMicros: known ? (after - before) / requests : undefined,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function runWrk(args: readonly string[]): Promise<string> {
  const options = ['-t1', `-c${CONNECTIONS}`, '-d', LONGEST, '--timeout', '60s', '-s', script];
  const [command, ...all] = pinned(LOAD_CORE, ['wrk', ...options, ...args]) as [string];
  const child = spawn(command, all, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  let said = '';
  let ending: NodeJS.Timeout | undefined;
  child.stdout.on('data', (bytes) => {
    said += bytes;
    // Its main thread sleeps until it is told, which one signal may do too early.
    if (said.includes('asked')) ending ??= setInterval(() => child.kill('SIGINT'), 2);
  });
  await ended.finally(() => clearInterval(ending));
  return said;
}
