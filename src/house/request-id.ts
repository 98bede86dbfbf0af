import { randomInt } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const PAIRS: readonly string[] = [...LETTERS].flatMap((a) => [...LETTERS].map((b) => a + b));
const PREFIX = 17;

/**
 * A source of request ids: 23 letters and digits, 17 of them random for each source and the others
 * a count in disguise, so that one costs three look-ups and none comes twice.
 */
export function requestIds(): () => string {
  let prefix = randomLetters();
  let count = 0;
  return () => {
    count = (count + 1) >>> 0;
    if (count === 0) prefix = randomLetters();
    // An odd factor only reorders the 32-bit numbers: neighbours look unlike, all stay different.
    const mixed = Math.imul(count, 0x9e37_79b1) >>> 0;
    const rest = Math.floor(mixed / PAIRS.length);
    return prefix + pair(mixed) + pair(rest) + pair(Math.floor(rest / PAIRS.length));
  };
}

const pair = (n: number): string => PAIRS[n % PAIRS.length] as string;

const randomLetters = (): string =>
  Array.from({ length: PREFIX }, () => LETTERS[randomInt(LETTERS.length)]).join('');
