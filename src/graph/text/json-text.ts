/** Everything but printable ASCII without `"`, `\\` and `/`: text without these is its own JSON. */
const SPECIAL = /[^ !#-.0-[\]-~]/;
const BEYOND_ASCII = /[/\u007f-\uffff]/;

/** Starting a regular expression costs more than looking at the letters of a name, id or link. */
const SHORT = 64;

/**
 * A string as JSON text the way Meta writes it: `/` as `\/`, everything beyond ASCII as `\uXXXX`
 * (wire.md 2.1). The result is pure ASCII, so an answer can leave as Latin-1 bytes.
 */
export function quote(text: string): string {
  if (text.length > SHORT) return SPECIAL.test(text) ? escaped(text) : `"${text}"`;
  for (let i = 0; i < text.length; i++) if (isSpecial(text.charCodeAt(i))) return escaped(text);
  return `"${text}"`;
}

/** Bytes of a text as {@link quote} writes it; of a short one its letters, since nobody counts them. */
export function quotedLength(text: string): number {
  if (text.length <= SHORT || !SPECIAL.test(text)) return text.length;
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isSpecial(unit)) bytes += unit < 127 && LETTERS[unit] !== 0 ? 1 : LONGEST_ESCAPE - 1;
  }
  return bytes;
}

const isSpecial = (unit: number): boolean =>
  unit > 126 || unit < 32 || unit === QUOTE || unit === SLASH || unit === BACKSLASH;

const QUOTE = 34;
const SLASH = 47;
const BACKSLASH = 92;
const HEX = Buffer.from('0123456789abcdef', 'latin1');

/** The letter that JSON has for a code unit after a backslash; 0 where it has none. */
const LETTERS = Uint8Array.from({ length: 127 }, (_, unit) => {
  if (unit === SLASH) return SLASH;
  const own = JSON.stringify(String.fromCharCode(unit));
  return own.length === 4 ? own.charCodeAt(2) : 0;
});

/** Code units of a text whose escapes are written into the buffer that is there. */
const USUAL = 16_384;
/** Bytes of the longest escape, `\uXXXX`. */
const LONGEST_ESCAPE = 6;
const buffer = Buffer.allocUnsafe(USUAL * LONGEST_ESCAPE);

/**
 * Byte by byte into a buffer: put together of pieces, a text of 4,000 Chinese letters was as many
 * objects, and took four times as long (bench/README.md).
 */
const escaped = (text: string): string => `"${written(text, isSpecial)}"`;

function written(text: string, isEscaped: (unit: number) => boolean): string {
  const bytes = text.length > USUAL ? Buffer.allocUnsafe(text.length * LONGEST_ESCAPE) : buffer;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (!isEscaped(unit)) {
      bytes[at++] = unit;
      continue;
    }
    const letter = unit < 127 ? (LETTERS[unit] as number) : 0;
    bytes[at++] = BACKSLASH;
    bytes[at++] = letter === 0 ? 117 : letter;
    if (letter !== 0) continue;
    bytes[at++] = HEX[unit >> 12] as number;
    bytes[at++] = HEX[(unit >> 8) & 15] as number;
    bytes[at++] = HEX[(unit >> 4) & 15] as number;
    bytes[at++] = HEX[unit & 15] as number;
  }
  return bytes.toString('latin1', 0, at);
}

/** Any JSON value as text, written as {@link quote} writes strings; `undefined` members drop out. */
export function jsonText(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  const json = JSON.stringify(value);
  return BEYOND_ASCII.test(json) ? written(json, isBeyondAscii) : json;
}

/** What JSON.stringify leaves as it is, and Meta does not. */
const isBeyondAscii = (unit: number): boolean => unit > 126 || unit === SLASH;

/** Blanks a level. */
const INDENT = 4;

/** JSON text spread over lines, four blanks a level, as a browser is shown it (wire.md 1.8). */
export const prettyText = (text: string): string =>
  new PrettyText().spread(Buffer.from(text, 'latin1')).toString('latin1');

/** Spreads a compact text, as {@link jsonText} writes it, piece by piece. */
export class PrettyText {
  #depth = 0;
  #isQuoted = false;
  /** Whether the last letter was a backslash that escapes the next. */
  #isEscaped = false;
  /** Whether the last letter opened a list or object: an empty one stays on its line. */
  #isOpened = false;

  spread(piece: Buffer): Buffer {
    let out: Buffer = Buffer.allocUnsafe(piece.length * 2 + 256);
    let at = 0;
    const breakLine = (): void => {
      const blanks = this.#depth * INDENT;
      if (out.length - at < piece.length + blanks + 256) out = grown(out, at, blanks);
      out[at++] = 10;
      out.fill(32, at, at + blanks);
      at += blanks;
    };
    for (let i = 0; i < piece.length; i++) {
      const letter = piece[i] as number;
      if (this.#isQuoted) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (letter === BACKSLASH) this.#isEscaped = true;
        else if (letter === QUOTE) this.#isQuoted = false;
      } else {
        const closes = letter === 125 || letter === 93;
        if (closes) this.#depth--;
        if (closes ? !this.#isOpened : this.#isOpened) breakLine();
        this.#isOpened = letter === 123 || letter === 91;
        if (this.#isOpened) this.#depth++;
        this.#isQuoted = letter === QUOTE;
      }
      out[at++] = letter;
      if (this.#isQuoted || letter === QUOTE) continue;
      if (letter === 44) breakLine();
      else if (letter === 58) out[at++] = 32;
    }
    // A copy: what there was room for is let go.
    return Buffer.from(out.subarray(0, at));
  }
}

/** A larger buffer with the same beginning. */
function grown(buffer: Buffer, length: number, more: number): Buffer {
  const larger = Buffer.allocUnsafe((buffer.length + more) * 2);
  buffer.copy(larger, 0, 0, length);
  return larger;
}
