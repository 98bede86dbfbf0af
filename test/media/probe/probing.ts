import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { Scheduler } from '../../../src/base/scheduler.ts';
import { MediaStore } from '../../../src/media/media-store.ts';
import { MemoryFiles } from '../../../src/media/memory-files.ts';
import type { Measures } from '../../../src/media/probe/measures.ts';
import { MediaProbe } from '../../../src/media/probe/media-probe.ts';
import { startProbing } from '../../../src/media/probe/probe-thread.ts';
import { sniff } from '../../../src/media/sniff.ts';
import { afterFile } from '../../support/after-file.ts';
import { HeldTime } from '../../support/held-time.ts';

const SAMPLES = join(import.meta.dirname, 'samples');

/** Clips of two seconds of blue, 64 × 48, and of a second and a half of a tone, in small files. */
export const samples = new Map(
  readdirSync(SAMPLES).map((file) => [file, readFileSync(join(SAMPLES, file))]),
);

export const sample = (file: string): Buffer => {
  const bytes = samples.get(file);
  if (!bytes) throw new Error(`There is no sample ${file}.`);
  return bytes;
};

/**
 * A probe over a store of its own.
 * @param scheduler without it time stands still: on a busy machine no file takes too long
 */
export function probing(
  scheduler: Scheduler = new HeldTime(),
  startThread: () => Worker = startProbing,
) {
  const media = new MediaStore(new MemoryFiles(), Buffer.alloc(32, 7));
  const threads: Worker[] = [];
  const start = () => {
    const thread = startThread();
    threads.push(thread);
    return thread;
  };
  const made = new MediaProbe({ media, scheduler, start });
  afterFile(() => made.close());
  const probe = async (bytes: Buffer, mime = sniff(bytes)): Promise<Measures> =>
    made.probe(await media.put(bytes), mime);
  return { probe, threads, close: () => made.close() };
}
