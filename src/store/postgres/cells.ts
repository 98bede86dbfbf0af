import type { CustomTypesConfig } from 'pg';
import type { Cell } from '../codec.ts';

/** Stands before what PostgreSQL's texts cannot hold, and before itself. */
const ESCAPE = '\u0001';
/** What U+0000 is behind it. */
const NUL = '0';

/** A value as PostgreSQL takes it: its texts have no U+0000, so that stands there in two characters. */
export function bound(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  if (!cell.includes('\0') && !cell.includes(ESCAPE)) return cell;
  return cell.replaceAll(ESCAPE, ESCAPE + ESCAPE).replaceAll('\0', ESCAPE + NUL);
}

/** A text as it was given. */
export function readText(text: string): string {
  if (!text.includes(ESCAPE)) return text;
  const parts = text.split(ESCAPE + ESCAPE);
  return parts.map((part) => part.replaceAll(ESCAPE + NUL, '\0')).join(ESCAPE);
}

/** int2, int4, int8, float8, numeric: of counts and sums, none of which is larger than 2^53. */
const NUMBERS: readonly number[] = [21, 23, 20, 701, 1700];
const BOOL = 16;
const BYTES = 17;

const readers: (oid: number) => (text: string) => Cell | Buffer = (oid) => {
  if (NUMBERS.includes(oid)) return Number;
  // As PostgreSQL writes them: \x and two digits a byte.
  if (oid === BYTES) return (text) => Buffer.from(text.slice(2), 'hex');
  return oid === BOOL ? (text) => Number(text === 't') : readText;
};

/** How the driver reads cells: as SQLite gives them. */
export const TYPES: CustomTypesConfig = { getTypeParser: readers as never };
