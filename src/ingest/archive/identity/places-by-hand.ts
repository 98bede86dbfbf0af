import type { ImportedThread, ThreadDecision } from '../../../store/page/imports.ts';
import type { HandDecision } from './decide.ts';

/** What was decided by hand, by the places of the threads in a list of them. */
export function placesByHand(
  rows: readonly ImportedThread[],
  decisions: readonly ThreadDecision[],
): HandDecision[] {
  const places = new Map(rows.map(({ no }, i) => [no, i]));
  return decisions.flatMap(({ one, other, together }) => {
    const [a, b] = [places.get(one), places.get(other)];
    return a === undefined || b === undefined ? [] : [{ one: a, other: b, together }];
  });
}
