import type { ControlSchemas } from '../control/operations.ts';

/** A line of the timeline. */
export type Row = ControlSchemas['TimelineRow'];

/** Rows that are held: as many as the server keeps. */
const MOST = 10_000;

/** How many more may be held: were one taken off for each that comes, all that are seen would move each time. */
const SPARE = 1_000;

/**
 * Rows by their numbers, outside React: a change is a new array for whoever looks, and a number that
 * says that there is one.
 */
export class Rows {
  /** In the order of their numbers. */
  #rows: Row[] = [];
  readonly #listeners = new Set<() => void>();

  /** Until the next change the same array. */
  readonly all = (): readonly Row[] => this.#rows;

  readonly subscribe = (tell: () => void): (() => void) => {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  };

  /** Puts rows in where their numbers say, in the place of those that they tell anew. */
  put(given: readonly Row[]): void {
    if (given.length === 0) return;
    const rows = this.#rows.slice();
    for (const row of given) {
      const at = placeOf(rows, row.seq);
      if (rows[at]?.seq === row.seq) rows[at] = row;
      else if (at === rows.length) rows.push(row);
      else rows.splice(at, 0, row);
    }
    this.#become(rows);
  }

  /** Puts rows before or behind those there are, all at once. */
  join(given: readonly Row[]): void {
    const known = new Map(this.#rows.map((row) => [row.seq, row]));
    for (const row of given) known.set(row.seq, row);
    this.#become([...known.values()].sort((a, b) => a.seq - b.seq));
  }

  /** Has the rows from a number on be these. */
  replaceFrom(seq: number, given: readonly Row[]): void {
    this.#become([...this.#rows.slice(0, placeOf(this.#rows, seq)), ...given]);
  }

  #become(rows: Row[]): void {
    this.#rows = rows.length > MOST + SPARE ? rows.slice(-MOST) : rows;
    for (const tell of this.#listeners) tell();
  }
}

/** Where a row of this number is, or would be. */
export function placeOf(rows: readonly Row[], seq: number): number {
  if (rows.length === 0 || (rows.at(-1) as Row).seq < seq) return rows.length;
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as Row).seq < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
