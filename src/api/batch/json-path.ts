import { GraphError } from '../../graph/errors/error.ts';

/** One step of a path: a member's name, an element's number, or all of them. */
export type PathStep = string | number | typeof ALL;

const ALL = Symbol('all');

/** More steps than any answer of the Graph has levels. */
const MOST_STEPS = 32;

/** Values that all references of one batch may look at together. */
const MOST_LOOKS = 1_000_000;

const STEP =
  /(?:\.(?:(?<all>\*)|(?<name>[^\s.[\]'"*(){}@?]+))|\[\s*(?:(?<every>\*)|(?<at>\d{1,9})|(?:"(?<double>[^"]*)"|'(?<single>[^']*)'))\s*\])/y;

/**
 * Reads a JSONPath of the kind batches use (wire.md 4): `$`, `.name`, `['name']`, `[0]`, `.*`
 * and `[*]`. Undefined for any other text.
 */
export function readPath(text: string): readonly PathStep[] | undefined {
  if (!text.startsWith('$')) return undefined;
  const steps: PathStep[] = [];
  STEP.lastIndex = 1;
  while (STEP.lastIndex < text.length) {
    const groups = STEP.exec(text)?.groups;
    if (!groups || steps.length === MOST_STEPS) return undefined;
    const { all, every, at, name, double, single } = groups;
    if (all !== undefined || every !== undefined) steps.push(ALL);
    else steps.push(at === undefined ? (name ?? double ?? single ?? '') : Number(at));
  }
  return steps;
}

/** Counts what the references of one batch look at: a few letters can ask for a lot. */
export class LookupCount {
  #left = MOST_LOOKS;

  /** @throws GraphError `tooMuchData` (1) past a million */
  spend(values: number): void {
    this.#left -= values;
    if (this.#left < 0) throw new GraphError('tooMuchData');
  }
}

/** Every value at a path, in the order they stand in. */
export function valuesAt(
  root: unknown,
  steps: readonly PathStep[],
  lookups: LookupCount,
): readonly unknown[] {
  let found: readonly unknown[] = [root];
  for (const step of steps) {
    const next: unknown[] = [];
    for (const value of found) {
      if (typeof value !== 'object' || value === null) continue;
      if (step === ALL) {
        for (const each of Object.values(value)) next.push(each);
      } else if (Object.hasOwn(value, step)) {
        next.push((value as Readonly<Record<string | number, unknown>>)[step]);
      }
    }
    lookups.spend(found.length + next.length);
    found = next;
  }
  return found;
}
