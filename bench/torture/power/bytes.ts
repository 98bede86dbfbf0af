/** A change of what a file holds. */
export type Change = { readonly at: number; readonly bytes: Buffer } | { readonly size: number };

/** What a file holds; grows in doubles, since logs grow a page at a time. */
export class Bytes {
  #buffer: Buffer;
  #size: number;

  constructor(from: Uint8Array = Buffer.alloc(0)) {
    this.#buffer = Buffer.from(from);
    this.#size = from.length;
  }

  get now(): Buffer {
    return this.#buffer.subarray(0, this.#size);
  }

  /** A hole reads as zeros, and so does what had been cut off. */
  apply(change: Change): void {
    if ('size' in change) this.#resize(change.size);
    else {
      this.#resize(Math.max(this.#size, change.at + change.bytes.length));
      change.bytes.copy(this.#buffer, change.at);
    }
  }

  #resize(size: number): void {
    if (size > this.#buffer.length) {
      const larger = Buffer.alloc(Math.max(size, 2 * this.#buffer.length));
      this.now.copy(larger);
      this.#buffer = larger;
    }
    if (size < this.#size) this.#buffer.fill(0, size, this.#size);
    this.#size = size;
  }
}
