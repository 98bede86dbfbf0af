import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Server } from '../compare.ts';
import { startServer } from '../process.ts';
import { profiling } from '../profile.ts';
import { type BenchStore, program } from '../stores.ts';

const counting = new URL('./count-hits.ts', import.meta.url).href;

/** A server that has answered nothing, and tells how much of what it was asked it had in memory. */
export interface CountingServer extends Server {
  /** The part of reads since it was last asked that were answered from memory; 0 where none can be. */
  hits(): Promise<number>;
}

/** @param flags of `serve` */
export async function startCounting(
  { dataDir }: BenchStore,
  flags: readonly string[],
  profile: string | undefined,
): Promise<CountingServer> {
  const file = join(tmpdir(), `convograph-bench-hits-${process.pid}.json`);
  process.env.BENCH_HITS_FILE = file;
  const server = await startServer<{ url: string }>([
    ...(profile === undefined ? [] : profiling(profile)),
    ...['--import', counting, program, 'serve', '--port', '0', '--json', '--data', dataDir],
    ...flags,
  ]);
  return {
    ...server,
    async hits() {
      rmSync(file, { force: true });
      process.kill(server.pid, 'SIGUSR2');
      for (;;) {
        await setTimeout(5);
        const text = textOf(file);
        if (text === '') continue;
        const { asked, found } = JSON.parse(text) as { asked: number; found: number };
        return asked === 0 ? 0 : found / asked;
      }
    },
  };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
