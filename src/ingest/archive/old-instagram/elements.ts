import type { TreeFile } from '../../tree/file.ts';
import { readFile, Unreadable } from '../../tree/read.ts';

/** An object of a list, by where it stands. */
export interface Element {
  readonly from: number;
  /** The place after its last byte. */
  readonly to: number;
  /** Its first bytes. */
  readonly beginning: string;
}

/** The people of the largest group stand within these. */
const BEGINNING = 64 * 1024;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = new Set([0x7b, 0x5b]);
const CLOSE = new Set([0x7d, 0x5d]);

/**
 * Finds the objects of the list that a JSON file is; what is in them is not looked at.
 * @throws Unreadable
 */
export async function* elementsOf(file: TreeFile): AsyncGenerator<Element, void, void> {
  let depth = 0;
  let inString = false;
  let isEscaped = false;
  let from = 0;
  let offset = 0;
  let beginning: Buffer[] = [];
  for await (const piece of readFile(file)) {
    let start = depth > 1 ? 0 : -1;
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] as number;
      if (isEscaped) isEscaped = false;
      else if (inString) {
        if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) inString = false;
      } else if (byte === QUOTE) inString = true;
      else if (OPEN.has(byte)) {
        if (++depth !== 2) continue;
        [from, start, beginning] = [offset + at, at, []];
      } else if (CLOSE.has(byte)) {
        if (--depth < 0) throw new Unreadable('it is not JSON');
        if (depth !== 1) continue;
        keep(beginning, piece.subarray(Math.max(start, 0), at + 1));
        yield { from, to: offset + at + 1, beginning: Buffer.concat(beginning).toString() };
        start = -1;
      }
    }
    if (start >= 0) keep(beginning, piece.subarray(start));
    offset += piece.length;
  }
  if (depth > 0 || inString) throw new Unreadable('it breaks off');
}

/** Keeps what is the beginning; a copy, since the bytes of a piece are good until the next. */
function keep(beginning: Buffer[], bytes: Buffer): void {
  const kept = beginning.reduce((sum, { length }) => sum + length, 0);
  if (kept < BEGINNING) beginning.push(Buffer.from(bytes.subarray(0, BEGINNING - kept)));
}
