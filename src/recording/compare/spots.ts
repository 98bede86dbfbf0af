import { isObject } from './learn.ts';
import type { Renaming } from './renaming.ts';

/** A place where two calls differ: undefined where the one or the other has nothing there. */
export interface Spot {
  /** Such as `message.quick_replies[0].title`. */
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Places where two values differ, ids being the same that stand for each other. */
export function spotsOf(renaming: Renaming, expected: unknown, actual: unknown, path = ''): Spot[] {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const length = Math.max(expected.length, actual.length);
    return Array.from({ length }, (_, i) =>
      spotsOf(renaming, expected[i], actual[i], `${path}[${i}]`),
    ).flat();
  }
  if (isObject(expected) && isObject(actual)) {
    const here = new Map(
      Object.entries(actual).map(([key, value]) => [renaming.signed('actual', key), value]),
    );
    const there = new Map(
      Object.entries(expected).map(([key, value]) => [
        renaming.signed('recorded', key),
        [key, value] as const,
      ]),
    );
    const spots = [...there].flatMap(([signed, [key, value]]) =>
      spotsOf(renaming, value, here.get(signed), path === '' ? key : `${path}.${key}`),
    );
    const more = Object.entries(actual).filter(
      ([key]) => !there.has(renaming.signed('actual', key)),
    );
    return [
      ...spots,
      ...more.flatMap(([key, value]) =>
        spotsOf(renaming, undefined, value, path === '' ? key : `${path}.${key}`),
      ),
    ];
  }
  return isSame(renaming, expected, actual) ? [] : [{ path, expected, actual }];
}

function isSame(renaming: Renaming, expected: unknown, actual: unknown): boolean {
  if (typeof expected !== typeof actual) return false;
  if (typeof expected === 'string' || typeof expected === 'number') {
    return (
      renaming.signed('recorded', String(expected)) === renaming.signed('actual', String(actual))
    );
  }
  return expected === actual;
}
