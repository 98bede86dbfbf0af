import { createHash, type Hash } from 'node:crypto';
import type { Place } from './places.ts';

/** Sums up files in the order of their places. */
export class ContentsSum {
  readonly #sum: Hash = createHash('sha256');
  #isWhole = true;

  /** @param hash of the file's bytes; undefined where it cannot be read */
  add({ thread, number }: Place, hash: string | undefined): void {
    if (hash === undefined) this.#isWhole = false;
    else this.#sum.update(`${thread}\0${number}\0${hash}\0`);
  }

  digest(): string | undefined {
    return this.#isWhole ? this.#sum.digest('base64url') : undefined;
  }
}
