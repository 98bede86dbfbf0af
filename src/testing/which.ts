import { inspect, isDeepStrictEqual } from 'node:util';
import { isRegExp } from 'node:util/types';

/**
 * What a value has to be: that very value, what a text has to match, or parts of an object; of a text
 * that is JSON too. A matcher of Vitest or Jest, such as `expect.any(String)`, is one as well.
 */
type Wanted<V> =
  | V
  | (V extends string ? RegExp | { readonly [name: string]: unknown } : never)
  | (V extends object ? { readonly [K in keyof V]?: Wanted<V[K]> } : never);

/** Which of them: those whose values are such, or of which a function says so. */
export type Which<T> =
  | { readonly [K in keyof T]?: Wanted<T[K]> | undefined }
  | ((each: T) => boolean);

/** Tells of each whether it is one of them. */
export const isSuch = <T extends object>(which: Which<T>): ((each: T) => boolean) =>
  typeof which === 'function' ? which : (each) => differences(which, each).length === 0;

/** A value that is not as it was wanted. */
export interface Difference {
  readonly name: string;
  readonly wanted: string;
  readonly is: string;
}

/** The values of one that are not as they were wanted. */
export const differences = (which: object, each: object): Difference[] =>
  Object.entries(which)
    .map(([name, wanted]) => ({ name, wanted, is: each[name as keyof typeof each] as unknown }))
    .filter(({ wanted, is }) => !fits(wanted, is))
    .map(({ name, wanted, is }) => ({ name, wanted: shownWish(wanted), is: shownWish(is) }));

interface Matcher {
  asymmetricMatch(value: unknown): boolean;
  toAsymmetricMatcher?(): string;
}

const isMatcher = (wanted: unknown): wanted is Matcher =>
  typeof (wanted as Partial<Matcher> | null)?.asymmetricMatch === 'function';

function fits(wanted: unknown, is: unknown): boolean {
  if (isMatcher(wanted)) return wanted.asymmetricMatch(is);
  // `search` begins at the beginning, whatever the expression was used for before.
  if (isRegExp(wanted)) return typeof is === 'string' && is.search(wanted) >= 0;
  if (typeof wanted !== 'object' || wanted === null) return Object.is(wanted, is);
  const value = typeof is === 'string' ? read(is) : is;
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(value) &&
      value.length === wanted.length &&
      wanted.every((each, at) => fits(each, value[at]))
    );
  }
  const parts = Object.entries(wanted);
  if (parts.length === 0) return isDeepStrictEqual(value, wanted);
  return parts.every(([name, each]) => fits(each, value[name as keyof typeof value]));
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const LONGEST_WISH = 160;

/** What was wanted, or is there, in one line. */
export function shownWish(wish: unknown): string {
  if (typeof wish === 'function') return 'such as a function says';
  const text = inspect(wish, { depth: 4, breakLength: Number.POSITIVE_INFINITY, compact: true });
  return text.length > LONGEST_WISH ? `${text.slice(0, LONGEST_WISH).toWellFormed()}…` : text;
}
