import { differences, shownWish, type Which } from './which.ts';

/** That something happened more or less often than was wanted. The message says what did happen. */
export class WrongCount extends Error {
  override readonly name = 'WrongCount';
}

/** What is told of a count that is wrong. */
export interface Count<T> {
  /** `call`, `webhook` or `row`. */
  readonly what: string;
  readonly which: Which<T>;
  /** How many were wanted; undefined: at least one. */
  readonly wanted: number | undefined;
  /** Those that are such. */
  readonly found: readonly T[];
  readonly all: readonly T[];
  /** Why it is not known for good: what was still under way. */
  readonly busy?: string | undefined;
  /** One of them in a line. */
  readonly line: (each: T) => string;
  /** What else happened, in lines. */
  readonly story: readonly string[];
}

/** Those that come near, and those that were found, are as many at most. */
const MOST = 5;
const INDENT = `\n${' '.repeat(12)}`;

/** What happened instead, with those that came nearest. */
export function wrongCount<T extends object>(count: Count<T>): WrongCount {
  const { what, which, wanted, found, busy, line, story } = count;
  const several = found.length === 1 ? 'one' : found.length === 0 ? 'none' : found.length;
  const lines = [
    `${howMany(wanted, what)} ${shownWish(which)} was wanted, and there ${found.length > 1 ? 'were' : 'was'} ${several}.`,
    ...found.slice(-MOST).map((each) => `  found     ${line(each)}`),
    ...(found.length === 0 ? near(count) : []),
    ...(busy === undefined ? [] : [`  but       ${busy}`]),
    ...story.map((each, at) => `  ${at === 0 ? 'happened' : '        '}  ${each}`),
  ];
  return new WrongCount(lines.join('\n'));
}

function howMany(wanted: number | undefined, what: string): string {
  if (wanted === 0) return `No ${what}`;
  if (wanted === undefined) return `A ${what}`;
  return wanted === 1 ? `Exactly one ${what}` : `${wanted} times a ${what}`;
}

/** Those of which the fewest values are otherwise, where one of several is as it was wanted. */
function near<T extends object>({ which, all, line }: Count<T>): string[] {
  if (typeof which === 'function') return [];
  const wishes = Object.keys(which).length;
  const others = all.map((each) => ({ each, differs: differences(which, each) }));
  const least = Math.min(...others.map(({ differs }) => differs.length));
  if (least >= wishes) return [];
  return others
    .filter(({ differs }) => differs.length === least)
    .slice(-MOST)
    .map(
      ({ each, differs }) =>
        `  near      ${[line(each), ...differs.map(({ name, wanted, is }) => `${name} is ${is}, and ${wanted} was wanted`)].join(INDENT)}`,
    );
}
