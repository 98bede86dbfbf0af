import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { MediaFile } from '../files.ts';
import type { Measures } from './measures.ts';
import type { ProbeOrder, ProbeWord } from './probe-worker.ts';

/** Starts the thread, whose own heap may have so much; what else it takes it bounds itself. */
export function startProbing(): Worker {
  const cache = getCompileCacheDir();
  return new Worker(new URL('./probe-worker.ts', import.meta.url), {
    name: 'probe',
    resourceLimits: { maxOldGenerationSizeMb: 48, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 },
    // Node names a folder of its version within the one that it is given.
    ...(cache && { env: { ...process.env, NODE_COMPILE_CACHE: dirname(cache) } }),
    execArgv: [],
  });
}

/** A thread that measures a file at a time. It keeps no process alive but while it does. */
export class ProbeThread {
  readonly #worker: Worker;
  #say = (_: ProbeWord): void => undefined;
  #fail = (_: unknown): void => undefined;
  /** Whether it has ended, and measures nothing any more. */
  hasEnded = false;

  constructor(start: () => Worker) {
    this.#worker = start();
    this.#worker.unref();
    this.#worker.on('message', (word: ProbeWord) => this.#say(word));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => {
      this.hasEnded = true;
      this.#fail(ended());
    });
  }

  /** @throws Error where the file ends the thread, or {@link end} does */
  async measure(file: MediaFile): Promise<Measures> {
    const { size } = await file.stat();
    if (this.hasEnded) throw ended();
    const { promise, resolve, reject } = Promise.withResolvers<Measures>();
    this.#fail = reject;
    this.#say = (word) => {
      if ('found' in word) resolve(word.found);
      else void piece(file, word).then((bytes) => this.#give(bytes), reject);
    };
    this.#worker.ref();
    try {
      this.#order({ size });
      return await promise;
    } finally {
      this.#worker.unref();
    }
  }

  /** Ends it, whatever it does. */
  async end(): Promise<void> {
    this.hasEnded = true;
    await this.#worker.terminate();
  }

  #give(piece: Uint8Array<ArrayBuffer>): void {
    this.#order({ piece }, [piece.buffer]);
  }

  #order(order: ProbeOrder, moved: ArrayBuffer[] = []): void {
    this.#worker.postMessage(order, moved);
  }
}

const ended = (): Error => new Error('The thread that probes media has ended.');

async function piece(
  file: MediaFile,
  { at, length }: { readonly at: number; readonly length: number },
): Promise<Uint8Array<ArrayBuffer>> {
  // Of its own, since its memory goes over to the thread.
  const buffer = Buffer.allocUnsafeSlow(length);
  const { bytesRead } = await file.read(buffer, 0, length, at);
  return buffer.subarray(0, bytesRead);
}
