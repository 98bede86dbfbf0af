/** Bytes of a chunk: some hundred calls are in one. */
const SIZE = 64 * 1024;

/** A letter of UTF-16 takes so many bytes at most. */
export const WIDEST = 3;

/** A piece of memory that texts lie in. */
export interface TextChunk {
  readonly bytes: Buffer;
  /** Where what was added last begins and ends. */
  from: number;
  to: number;
  /** Texts that are still kept. */
  count: number;
}

/**
 * Texts outside of V8's heap. A string that is kept is copied twice by V8, and looked at whenever it
 * collects what is old; what lies here is written once.
 */
export class TextChunks {
  #chunk = chunkOf(SIZE);
  /** One of which nothing is kept: mostly one becomes so when another is full. */
  #spare: TextChunk | undefined;

  /** Keeps texts, one behind the other, as the last of the chunk that is given back. */
  add(first: string, second: string, third: string): TextChunk {
    if (this.#chunk.to + WIDEST * (first.length + second.length + third.length) > SIZE) {
      this.#makeRoom(Buffer.byteLength(first + second + third));
    }
    const chunk = this.#chunk;
    const { bytes } = chunk;
    chunk.from = chunk.to;
    chunk.to += bytes.write(first, chunk.to);
    chunk.to += bytes.write(second, chunk.to);
    if (third !== '') chunk.to += bytes.write(third, chunk.to);
    chunk.count++;
    return chunk;
  }

  /** What was added to a chunk at once is kept no longer. */
  release(chunk: TextChunk): void {
    chunk.count--;
    if (chunk.count > 0 || chunk === this.#chunk || chunk.bytes.length > SIZE) return;
    chunk.to = 0;
    this.#spare = chunk;
  }

  #makeRoom(size: number): void {
    if (this.#chunk.to + size <= this.#chunk.bytes.length) return;
    if (size > SIZE) this.#chunk = chunkOf(size);
    else {
      this.#chunk = this.#spare ?? chunkOf(SIZE);
      this.#spare = undefined;
    }
  }
}

const chunkOf = (size: number): TextChunk => ({
  ...{ bytes: Buffer.allocUnsafeSlow(size), from: 0, to: 0, count: 0 },
});
