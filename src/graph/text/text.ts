/**
 * JSON text of an answer or of a part of it, pure ASCII: one string while it is short, which nearly
 * all are, and pieces beyond that. One string of megabytes is copied as a whole again and again
 * (put together, hashed, sent), and holds up everyone else each time.
 */
export type Text = string | LongText;

/** Letters of a text that is one string. */
const LONGEST_STRING = 65_536;

/** Whether a text and one more would be too much for one string. */
export const isLong = (text: string, more: Text): boolean =>
  typeof more !== 'string' || text.length + more.length > LONGEST_STRING;

/** A text in pieces: bytes of Latin-1, outside V8's heap, never changed. */
export class LongText {
  #pieces: readonly Buffer[];
  /** Letters, which are bytes. */
  readonly length: number;

  constructor(pieces: readonly Buffer[]) {
    this.#pieces = pieces;
    this.length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  }

  get pieces(): readonly Buffer[] {
    return this.#pieces;
  }

  /** Gives its pieces away, for each to be let go when it has been used. */
  take(): Buffer[] {
    const pieces = [...this.#pieces];
    this.#pieces = [];
    return pieces;
  }

  /** Without so many letters at its ends: fewer than its first and last piece have. */
  cut(first: number, last: number): LongText {
    const pieces = [...this.pieces];
    const head = pieces.shift() as Buffer;
    pieces.unshift(head.subarray(first));
    const tail = pieces.pop() as Buffer;
    pieces.push(tail.subarray(0, tail.length - last));
    return new LongText(pieces);
  }
}

/** Puts a text together that is, or may become, long. */
export class TextBuilder {
  readonly #pieces: Buffer[] = [];
  #tail: string;

  constructor(text: Text = '') {
    this.#tail = '';
    this.add(text);
  }

  add(text: Text): this {
    if (typeof text === 'string') {
      this.#tail += text;
      if (this.#tail.length > LONGEST_STRING) this.#seal();
    } else {
      this.#seal();
      for (const piece of text.pieces) this.#pieces.push(piece);
    }
    return this;
  }

  text(): Text {
    if (this.#pieces.length === 0) return this.#tail;
    this.#seal();
    return new LongText(this.#pieces);
  }

  #seal(): void {
    if (this.#tail === '') return;
    this.#pieces.push(Buffer.from(this.#tail, 'latin1'));
    this.#tail = '';
  }
}

/** A text between two others. */
export const between = (before: string, text: Text, after: string): Text =>
  typeof text === 'string'
    ? before + text + after
    : new TextBuilder(before).add(text).add(after).text();

/** The text of one object out of the members of two. */
export function merged(one: Text, other: Text): Text {
  if (one === '{}') return other;
  if (other === '{}') return one;
  if (typeof one === 'string' && typeof other === 'string') {
    return `${one.slice(0, -1)},${other.slice(1)}`;
  }
  const first = typeof one === 'string' ? one.slice(0, -1) : one.cut(0, 1);
  const second = typeof other === 'string' ? other.slice(1) : other.cut(1, 0);
  return new TextBuilder(first).add(',').add(second).text();
}
