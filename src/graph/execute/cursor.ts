import { GraphError } from '../errors/error.ts';

/** What sets one list apart from another: edge, page, filter. Whole numbers. */
export type CursorScope = readonly number[];

/**
 * Cursor text of a position, a few whole numbers. It holds a check over the list it was made for,
 * so that a cursor from elsewhere, cut or changed, is refused rather than answered with something.
 * Not a secret and not a MAC: a forger would gain a position in a list he may read anyway.
 */
export function writeCursor(scope: CursorScope, position: readonly number[]): string {
  let text = 'QVFI';
  for (const part of position) text += `${digits(part)}Z`;
  return text + digits(check(scope, position));
}

/** Longer than any that was ever given out. */
const LONGEST = 1_000;

/**
 * The position in a cursor.
 * @throws GraphError `invalidCursor` when it was not made for this list.
 */
export function readCursor(scope: CursorScope, text: string): readonly number[] {
  const parts = text.length <= LONGEST && text.startsWith('QVFI') ? text.slice(4).split('Z') : [];
  const sum = parts.pop();
  const position = parts.map((part) => Number(part.replace('Y', '')));
  const made =
    position.length > 0 && position.every((part) => Number.isSafeInteger(part) && part >= 0);
  if (!made || sum === undefined || writeCursor(scope, position) !== text) {
    throw new GraphError('invalidCursor');
  }
  return position;
}

/**
 * Decimal digits, those of large numbers in two halves: a nested edge writes two cursors for every
 * node, and numbers over 30 bits are ten times slower to write than two small ones.
 */
function digits(part: number): string {
  if (part < HALF) return String(part);
  const high = Math.floor(part / HALF);
  return `${high}Y${String(part - high * HALF + HALF).slice(1)}`;
}

const HALF = 100_000_000;

/** FNV-1a over the 32-bit halves of the numbers. */
function check(scope: CursorScope, position: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (const part of scope) hash = mix(hash, part);
  for (const part of position) hash = mix(hash, part);
  return hash >>> 0;
}

function mix(hash: number, part: number): number {
  const low = Math.imul(hash ^ part, 0x01000193);
  const high = Math.imul(low ^ Math.floor(part / 0x1_0000_0000), 0x01000193);
  return high ^ (high >>> 15);
}
