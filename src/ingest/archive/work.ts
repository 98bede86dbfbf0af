import { posix } from 'node:path';
import type { Phase, Progress } from '../progress.ts';
import type { ImportTally, Report } from '../report.ts';
import type { TreeFile } from '../tree/file.ts';
import type { Tree } from '../tree/tree.ts';
import type { Place } from './places.ts';

/*
 * How long things take, as the bytes that are read through meanwhile: measured with 300,000 messages
 * on two cores, and near enough elsewhere for a guess of the time that is left.
 */
const TO_WRITE_A_BYTE = 2;
const TO_KEEP_A_FILE = 300_000;

/** Media whose sizes are looked at for a guess of all. */
const SAMPLES = 100;

/** Counts how much of an import's work is done, of how much there is by the sizes of its files. */
export class Work {
  readonly #onProgress: ((progress: Progress) => void) | undefined;
  readonly #tally: ImportTally;
  readonly #total: number;
  #done = 0;

  /** @param places files of threads */
  constructor(
    onProgress: ((progress: Progress) => void) | undefined,
    tally: ImportTally,
    places: readonly Place[],
    tree: Tree,
  ) {
    this.#onProgress = onProgress;
    this.#tally = tally;
    const text = places.reduce((sum, { file }) => sum + file.size, 0);
    const media = onProgress ? workOfMedia(places, tree) : 0;
    this.#total = text * (1 + TO_WRITE_A_BYTE) + media;
  }

  /** Bytes of threads were read through. */
  read(bytes: number): void {
    this.#tell('reading', bytes);
  }

  /** Bytes of threads were read again and written, or need not be. */
  write(bytes: number): void {
    this.#tell('writing', bytes * TO_WRITE_A_BYTE);
  }

  /** A medium of so many bytes was kept. */
  keep(bytes: number): void {
    this.#tell('media', bytes + TO_KEEP_A_FILE);
  }

  /** There is nothing more to do. */
  end({ conversations, messages }: Report): void {
    const done = this.#total;
    this.#onProgress?.({ phase: 'writing', done, total: done, conversations, messages });
  }

  #tell(phase: Phase, more: number): void {
    this.#done += more;
    this.#onProgress?.({
      phase,
      done: Math.min(this.#done, this.#total),
      total: this.#total,
      conversations: this.#tally.conversations,
      messages: this.#tally.messages,
    });
  }
}

/** Media lie in folders beside or below the files that name them. */
function workOfMedia(places: readonly Place[], tree: Tree): number {
  const folders = new Set(places.map(({ file }) => posix.dirname(file.path)));
  const isMedium = ({ path }: TreeFile): boolean => {
    const folder = posix.dirname(path);
    return (
      !/\.(json|html?)$/i.test(path) && (folders.has(folder) || folders.has(posix.dirname(folder)))
    );
  };
  const media = tree.files.filter(isMedium);
  const step = Math.max(1, Math.floor(media.length / SAMPLES));
  const some = media.filter((_, i) => i % step === 0);
  const mean = some.reduce((sum, { size }) => sum + size, 0) / Math.max(some.length, 1);
  return media.length * (mean + TO_KEEP_A_FILE);
}
