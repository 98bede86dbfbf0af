import { mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTrace } from './recording.ts';
import type { Step } from './step.ts';
import { trace } from './strace.ts';

/** What is taken from a program that is recorded; the harness has to find each of them out. */
export const WEAKENINGS = {
  /** SQLite syncs nothing. */
  off: { TORTURE_OFF: '\\w+' },
  /** Nor does its handle that writes; checkpoints sync, and so does ours. */
  writer: { TORTURE_OFF: 'normal' },
  /** Commits are not synced by us. */
  unsynced: { TORTURE_NO_SYNC: '1' },
} as const;
export type Weakening = keyof typeof WEAKENINGS;

/** The data directory on the disk that is recorded, which the program makes itself. */
export const DATA = 'data';

const WEAKEN = new URL('./weaken.ts', import.meta.url).href;
const LOAD = fileURLToPath(new URL('./load.ts', import.meta.url));

/** What a load is to do. */
export interface Load {
  readonly seed: string;
  /** Writes of our own, of which each is some ten operations. */
  readonly writes: number;
  /** How often the store is opened: alone, beside a server, beside an import. */
  readonly openings: number;
  readonly weakening: Weakening | undefined;
}

/** What a load did, and how long its recording is. */
export interface Recording {
  readonly folder: string;
  readonly steps: readonly Step[];
  readonly megabytes: number;
}

/** Runs the load and records it. */
export async function record(
  scratch: string,
  { seed, writes, openings, weakening }: Load,
): Promise<Recording> {
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(join(scratch, 'disk'), { recursive: true });
  const folder = realpathSync(join(scratch, 'disk'));
  const acknowledgements = join(realpathSync(scratch), 'acknowledged');
  writeFileSync(acknowledgements, '');
  const file = join(scratch, 'trace');
  const args = [LOAD, join(folder, DATA), acknowledgements, join(scratch, 'downloads'), seed];
  await trace(file, [...args, String(writes), String(openings)], {
    ...process.env,
    // Its children, and their threads, are weakened too.
    NODE_OPTIONS: `--import=${WEAKEN}`,
    NODE_NO_WARNINGS: '1',
    ...(weakening && WEAKENINGS[weakening]),
  });
  const steps = await readTrace(file, { folder, acknowledgements });
  const megabytes = statSync(file).size / 1e6;
  rmSync(file);
  return { folder, steps, megabytes };
}
