import type { EventStream } from '../../base/event-stream.ts';
import type { RowFilter } from '../filter/filter.ts';

/** Bytes that wait for a reader, at most. */
const MOST = 4 * 1_048_576;

/** Somebody who reads the stream, and what waits for him: bounded, since a client may take nothing at all. */
export class StreamReader implements EventStream {
  /** Undefined where every row is meant. */
  readonly isMeant: RowFilter | undefined;
  /** The number up to which he was told. */
  told = 0;
  readonly #gap: () => Buffer;
  readonly #onEnd: () => void;
  readonly #waiting: Buffer[] = [];
  #bytes = 0;
  #isBehind = false;
  #isOver = false;
  #wake: (() => void) | undefined;

  /** @param gap makes what is said in place of what he took too long to take */
  constructor(isMeant: RowFilter | undefined, gap: () => Buffer, onEnd: () => void) {
    this.isMeant = isMeant;
    this.#gap = gap;
    this.#onEnd = onEnd;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  push(frame: Buffer): void {
    // What is said in place of all that waited has everything behind it.
    if (this.#isBehind || this.#isOver) return;
    if (this.#bytes + frame.length > MOST) {
      this.#clear();
      this.#isBehind = true;
    } else {
      this.#waiting.push(frame);
      this.#bytes += frame.length;
    }
    this.#wake?.();
  }

  /** Nothing more comes; what waits is still given. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#wake?.();
    this.#onEnd();
  }

  leave(): void {
    this.#clear();
    this.end();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void> {
    for (;;) {
      const next = this.#next();
      if (next) yield next;
      else if (this.#isOver) return;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }

  #next(): Buffer | undefined {
    if (this.#isBehind) {
      this.#isBehind = false;
      return this.#gap();
    }
    const frame = this.#waiting.shift();
    if (frame) this.#bytes -= frame.length;
    return frame;
  }

  #clear(): void {
    this.#waiting.length = 0;
    this.#bytes = 0;
    this.#isBehind = false;
  }
}
