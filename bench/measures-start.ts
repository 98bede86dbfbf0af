import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getJson } from './http.ts';
import type { Measure } from './measures.ts';
import { residentBytes, startServer } from './process.ts';
import { program } from './stores.ts';
import { median, type Row } from './table.ts';

const ROOT = resolve(import.meta.dirname, '..');
const ROUNDS = 20;

/** What is started, and what it may take after node itself, in ms. */
interface Variant {
  readonly name: string;
  readonly program: string;
  /** Whether node finds what it compiled the last time. */
  readonly isWarm: boolean;
  readonly most: number | undefined;
}

interface Start {
  /** Milliseconds from the start of the process until the answer. */
  readonly answered: number;
  readonly resident: number | undefined;
}

/** A store with a message, as the demo makes it. */
interface Demo {
  readonly message_id: string;
  readonly page_token: string;
}

/** The program as it is published, without the libraries that a clone has. */
export function built(folder: string): string {
  const dist = join(folder, 'dist');
  const { status } = spawnSync('rolldown', ['-c', 'rolldown.config.ts', '-d', dist], { cwd: ROOT });
  if (status !== 0) throw new Error('The package could not be built: see npm run build.');
  for (const name of ['bin', 'package.json']) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  return join(folder, 'bin', 'convograph.js');
}

/** Starts a server over the store, asks it for the message, and stops it. */
async function startOnce(by: string, data: string, demo: Demo): Promise<Start> {
  const began = performance.now();
  const args = [by, 'serve', '--port', '0', '--json', '--data', data];
  const server = await startServer<{ url: string }>(args);
  const { message_id, page_token } = demo;
  await getJson(`${server.ready.url}/v23.0/${message_id}?access_token=${page_token}`);
  const start = { answered: performance.now() - began, resident: residentBytes(server.pid) };
  await server.stop();
  return start;
}

/** Milliseconds of a node that does nothing. */
function bare(): number {
  const began = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - began;
}

/** Each variant and node itself in turn: a machine that drifts drifts for all. */
const start: Measure = async ({ options }) => {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-start-'));
  const caches = process.env.NODE_COMPILE_CACHE;
  try {
    const data = join(folder, 'data');
    const made = await startServer<Demo>([
      program,
      'demo',
      '--port',
      '0',
      '--json',
      '--data',
      data,
    ]);
    await made.stop();
    const variants: Variant[] = [];
    for (const [name, by, mosts] of [
      ['the package', built(folder), [200, 350]],
      ['a clone', program, [700, undefined]],
    ] as const) {
      variants.push({ name, program: by, isWarm: true, most: mosts[0] });
      variants.push({ name, program: by, isWarm: false, most: mosts[1] });
    }
    const bares: number[] = [];
    const runs = variants.map((): Start[] => []);
    const rounds = options.quick ? ROUNDS / 4 : ROUNDS;
    for (let round = -1; round < rounds; round++) {
      if (round >= 0) bares.push(bare());
      for (const [i, { program: by, isWarm }] of variants.entries()) {
        const cache = join(folder, `cache-${i}`);
        if (!isWarm) rmSync(cache, { recursive: true, force: true });
        process.env.NODE_COMPILE_CACHE = cache;
        const one = await startOnce(by, data, made.ready);
        // The first fills the caches.
        if (round >= 0) runs[i]?.push(one);
      }
    }
    const rows = variants.map((variant, i) => rowOf(variant, runs[i] ?? [], bares));
    return { rows: [...rows, residentRow(runs[0] ?? [])], runs: { bares, variants, starts: runs } };
  } finally {
    if (caches === undefined) delete process.env.NODE_COMPILE_CACHE;
    else process.env.NODE_COMPILE_CACHE = caches;
    rmSync(folder, { recursive: true, force: true });
  }
};

function rowOf({ name, isWarm, most }: Variant, starts: readonly Start[], bares: number[]): Row {
  const after = median(starts.map(({ answered }, i) => answered - (bares[i] ?? Number.NaN)));
  const whole = median(starts.map(({ answered }) => answered));
  return {
    measure: `start of ${name}, compile cache ${isWarm ? 'warm' : 'cold'}: message by id after node -e 0`,
    value: `${Math.round(after)} ms`,
    target: most ? `<= ${most} ms` : '-',
    met: most ? after <= most : undefined,
    detail: `node -e 0 / until the answer: ${Math.round(median(bares))} / ${Math.round(whole)} ms`,
  };
}

function residentRow(starts: readonly Start[]): Row {
  const bytes = median(starts.map(({ resident }) => resident ?? Number.NaN));
  const isKnown = !Number.isNaN(bytes);
  return {
    measure: 'resident memory of the package then',
    value: isKnown ? `${Math.round(bytes / 1e6)} MB` : '-',
    target: '< 80 MB',
    met: isKnown ? bytes < 80e6 : undefined,
    detail: '',
  };
}

export const startMeasures: Readonly<Record<string, Measure>> = { start };
