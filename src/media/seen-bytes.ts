import { createHash } from 'node:crypto';
import { HEAD_BYTES, sniff } from './sniff.ts';

/** What is known of a file whose bytes were seen. */
export interface StoredFile {
  /** SHA-256 of its bytes, in hex. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** By its first bytes ({@link sniff}); undefined when it is nothing that is shown. */
  readonly mime: string | undefined;
}

/** Learns what a file is while its bytes go by. */
export class SeenBytes {
  readonly #sum = createHash('sha256');
  readonly #head: Uint8Array[] = [];
  #size = 0;
  #file: StoredFile | undefined;

  /** The same chunks. */
  async *through(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      const left = HEAD_BYTES - this.#size;
      if (left > 0) this.#head.push(Buffer.from(chunk.subarray(0, left)));
      this.#sum.update(chunk);
      this.#size += chunk.length;
      yield chunk;
    }
  }

  /** What they were: no more may come. */
  file(): StoredFile {
    this.#file ??= {
      name: this.#sum.digest('hex'),
      size: this.#size,
      mime: sniff(Buffer.concat(this.#head)),
    };
    return this.#file;
  }
}
