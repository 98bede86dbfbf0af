import { placeOf, type Row } from '../stream/rows.ts';

/** How a row hangs together with those around it. */
export interface Cause {
  /** Number of the row that all began with. */
  readonly root: number;
  /** Whether a line comes down to it from the row above, and goes on to the row below. */
  readonly up: boolean;
  readonly down: boolean;
  /** Of a call that came after a webhook: the wire has no proof that it came of it. */
  readonly isGuess: boolean;
}

/** Rows that are gone back over at most, from cause to cause. */
const DEEPEST = 20;

/** The row that a row began with, among those that are there. */
function rootOf(rows: readonly Row[], row: Row): Row {
  let found = row;
  for (let i = 0; i < DEEPEST; i++) {
    const before = found.cause ?? found.after;
    if (before === undefined) return found;
    const at = rows[placeOf(rows, before)];
    if (at?.seq !== before) return found;
    found = at;
  }
  return found;
}

/** How the row at a place hangs together with its neighbours. */
export function causeAt(rows: readonly Row[], at: number): Cause {
  const row = rows[at] as Row;
  const root = rootOf(rows, row).seq;
  const sameAs = (other: Row | undefined) =>
    other !== undefined && rootOf(rows, other).seq === root;
  const isGuess = row.cause === undefined && row.after !== undefined && root !== row.seq;
  return { root, up: sameAs(rows[at - 1]), down: sameAs(rows[at + 1]), isGuess };
}
