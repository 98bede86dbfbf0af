import { GraphError } from '../errors/error.ts';
import { hexDigit } from '../wire/percent.ts';

/** A number as it was written: ids of 17 digits are more than a double holds. */
export class Numeral {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What {@link readLoose} makes of a text; objects are Maps, so that no key is special. */
export type Loose =
  | string
  | boolean
  | null
  | Numeral
  | readonly Loose[]
  | ReadonlyMap<string, Loose>;

/** What is wrong with a text, and where. */
export class LooseTextError extends Error {
  /** Characters before the one that is wrong. */
  readonly at: number;

  constructor(problem: string, at: number) {
    super(`${problem} at character ${at}`);
    this.at = at;
  }
}

/** Lists and objects nest no deeper. */
const DEEPEST = 64;

/** Values, keys and what they are in, of one text: a batch of fifty has some hundreds. */
const MOST_VALUES = 10_000;

/** Counts the values that the texts of one request are made of. */
export class LooseBudget {
  #left = MOST_VALUES;

  /** @throws GraphError `tooMuchData` (1) past 10,000 */
  spend(): void {
    if (--this.#left < 0) throw new GraphError('tooMuchData');
  }
}

/** What may stand without quotes: a key, a number, an id, a word. */
const WORD = /[\w$.+:@-]+/y;
const KEY = /[\w$.+@-]+/y;
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const BLANK = /\s*/y;
/** A string up to its end or to the next escape. */
const PLAIN = /[^"\\]*/y;
const PLAIN_SINGLE = /[^'\\]*/y;

/** What an ASCII letter after a backslash stands for: most for themselves. */
const ESCAPES = Uint16Array.from({ length: 128 }, (_, letter) => letter);
for (const [letter = '', unit = ''] of ['b\b', 'f\f', 'n\n', 'r\r', 't\t']) {
  ESCAPES[letter.charCodeAt(0)] = unit.charCodeAt(0);
}
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;

/** Where the units of a string with escapes are put together, so many at once. */
const UNITS = new Uint16Array(4_096);

const textOf = (count: number): string =>
  Buffer.from(UNITS.buffer, 0, 2 * count).toString('utf16le');

const WORDS: Readonly<Record<string, Loose>> = { true: true, false: false, null: null };

/**
 * Reads JSON as clients and the reference pages write it (wire.md 1.3, 4): besides JSON itself,
 * single quotes, keys and words without quotes, and commas before a closing bracket.
 * @param budget shared by the texts of one request, where there are several
 * @throws LooseTextError for any other text, and for more than 64 levels; GraphError `tooMuchData`
 *   (1) past 10,000 values
 */
export function readLoose(text: string, budget = new LooseBudget()): Loose {
  return new Reader(text, budget).whole();
}

class Reader {
  readonly #text: string;
  readonly #budget: LooseBudget;
  #at = 0;

  constructor(text: string, budget: LooseBudget) {
    this.#text = text;
    this.#budget = budget;
  }

  whole(): Loose {
    const value = this.#value(0);
    this.#skip();
    if (this.#at < this.#text.length) this.#fail();
    return value;
  }

  #value(depth: number): Loose {
    this.#skip();
    this.#budget.spend();
    const next = this.#text[this.#at];
    if (next === '{' || next === '[') {
      if (depth === DEEPEST) {
        throw new LooseTextError(`More than ${DEEPEST} levels`, this.#at);
      }
      this.#at++;
      return next === '{' ? this.#object(depth + 1) : this.#list(depth + 1);
    }
    if (next === '"' || next === "'") return this.#string(next);
    const word = this.#match(WORD);
    if (word === '') this.#fail();
    const known = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
    if (known !== undefined) return known;
    return NUMBER.test(word) ? new Numeral(word) : word;
  }

  #object(depth: number): ReadonlyMap<string, Loose> {
    const members = new Map<string, Loose>();
    while (!this.#ends('}')) {
      const key = this.#key();
      this.#skip();
      if (this.#text[this.#at] !== ':') this.#fail();
      this.#at++;
      members.set(key, this.#value(depth));
      this.#comma('}');
    }
    return members;
  }

  #list(depth: number): readonly Loose[] {
    const items: Loose[] = [];
    while (!this.#ends(']')) {
      items.push(this.#value(depth));
      this.#comma(']');
    }
    return items;
  }

  #key(): string {
    const next = this.#text[this.#at];
    if (next === '"' || next === "'") return this.#string(next);
    const key = this.#match(KEY);
    if (key === '') this.#fail();
    return key;
  }

  #string(mark: string): string {
    this.#at++;
    const plain = this.#match(mark === '"' ? PLAIN : PLAIN_SINGLE);
    if (this.#text[this.#at] === mark) {
      this.#at++;
      return plain;
    }
    return plain + this.#escaped(mark.charCodeAt(0));
  }

  /** The rest of a string from its first escape on, unit by unit: all of it may be escapes. */
  #escaped(mark: number): string {
    let read = '';
    let count = 0;
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit === mark) break;
      if (Number.isNaN(unit)) this.#fail();
      UNITS[count++] = unit === BACKSLASH ? this.#escape() : unit;
      this.#at++;
      if (count < UNITS.length) continue;
      read += textOf(count);
      count = 0;
    }
    this.#at++;
    return read + textOf(count);
  }

  /** The unit that an escape stands for; stops at its last letter. */
  #escape(): number {
    const letter = this.#text.charCodeAt(this.#at + 1);
    if (Number.isNaN(letter)) this.#fail();
    if (letter !== LETTER_U) {
      this.#at++;
      return ESCAPES[letter] ?? letter;
    }
    let unit = 0;
    for (let i = 2; i < 6; i++) {
      const digit = hexDigit(this.#text.charCodeAt(this.#at + i));
      if (digit < 0) this.#fail();
      unit = unit * 16 + digit;
    }
    this.#at += 5;
    return unit;
  }

  /** Whether the list or object is over; its closing bracket is then passed. */
  #ends(closing: string): boolean {
    this.#skip();
    if (this.#text[this.#at] !== closing) return false;
    this.#at++;
    return true;
  }

  /** Passes the comma after an entry, which the last may have or not. */
  #comma(closing: string): void {
    this.#skip();
    const next = this.#text[this.#at];
    if (next === ',') this.#at++;
    else if (next !== closing) this.#fail();
  }

  #skip(): void {
    // Most text has no blanks at all.
    const next = this.#text.charCodeAt(this.#at);
    if (next > 32 && next < 127) return;
    BLANK.lastIndex = this.#at;
    BLANK.exec(this.#text);
    this.#at = BLANK.lastIndex;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [found = ''] = pattern.exec(this.#text) ?? [];
    this.#at += found.length;
    return found;
  }

  #fail(): never {
    const next = this.#text[this.#at];
    const problem = next === undefined ? 'Unexpected end' : `Unexpected ${JSON.stringify(next)}`;
    throw new LooseTextError(problem, this.#at);
  }
}

/** The value as JSON text. */
export function looseText(value: Loose): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (value instanceof Numeral) return value.text;
  if (value instanceof Map) {
    const members = [...value].map(([key, item]) => `${JSON.stringify(key)}:${looseText(item)}`);
    return `{${members.join(',')}}`;
  }
  return `[${(value as readonly Loose[]).map(looseText).join(',')}]`;
}
