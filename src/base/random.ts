import { randomBytes } from 'node:crypto';

/** Source of ids and invented values; passed in, so that a seed makes them the same again. */
export interface Random {
  /** Evenly spread over [0, 1). */
  next(): number;
  /** A text of so many decimal digits, the first not 0: the form of Meta's numeric ids. */
  digits(length: number): string;
}

function from(next: () => number): Random {
  return {
    next,
    digits(length) {
      let text = String(1 + Math.floor(next() * 9));
      while (text.length < length) text += String(Math.floor(next() * 10));
      return text;
    },
  };
}

/** Unpredictable values, for real ids. */
export const systemRandom: Random = from(() => randomBytes(6).readUIntBE(0, 6) / 2 ** 48);

/** The same values for the same seed (mulberry32): for demos, imports and tests, never secrets. */
export function seededRandom(seed: string): Random {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) {
    state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  }
  return from(() => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  });
}
