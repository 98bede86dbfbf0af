import type { Day } from '../../base/day.ts';
import { type CallShape, useOfShape } from '../../graph/declare/call-shape.ts';
import { endingsOf, type FormEnding } from '../../graph/declare/endings.ts';
import { retiredIn } from './retired.ts';

/** Calls of one shape that were made. */
export interface CountedShape {
  readonly shape: CallShape;
  readonly count: number;
  /** Epoch milliseconds. */
  readonly first: number;
  readonly last: number;
}

/** Something that ends, and the calls that use it, the most frequent first. */
export interface CalendarFinding extends Pick<CountedShape, 'count' | 'first' | 'last'> {
  readonly ending: FormEnding;
  readonly calls: readonly CountedShape[];
}

/**
 * What of calls ends, by its day.
 * @param by the last day that matters
 * @param goesOn whether the app may go on with a form, since it used it before that was frozen
 */
export function findingsOf(
  calls: readonly CountedShape[],
  by: Day | undefined,
  goesOn: (form: string) => boolean,
): CalendarFinding[] {
  const found = new Map<string, { ending: FormEnding; calls: CountedShape[] }>();
  for (const call of calls) {
    for (const ending of endingsOfShape(call.shape)) {
      if ((by !== undefined && ending.day > by) || goesOn(ending.what)) continue;
      const key = `${ending.day} ${ending.what}`;
      const group = found.get(key) ?? { ending, calls: [] };
      found.set(key, group);
      group.calls.push(call);
    }
  }
  return [...found]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { ending, calls: own }]) => ({
      ending,
      calls: own.toSorted((one, other) => other.count - one.count),
      count: own.reduce((sum, { count }) => sum + count, 0),
      ...madeBetween(own),
    }));
}

/** When the first of calls was made, and the last: of a file there may be more than a call can take arguments. */
export function madeBetween(calls: readonly Omit<CountedShape, 'shape'>[]) {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { first, last } of calls) [from, to] = [Math.min(from, first), Math.max(to, last)];
  return { first: from, last: to };
}

const endingsOfShape = (shape: CallShape): readonly FormEnding[] => [
  ...endingsOf(shape.version, useOfShape(shape)),
  ...retiredIn(shape),
];
