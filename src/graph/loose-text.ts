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

/** What may stand without quotes: a key, a number, an id, a word. */
const WORD = /[\w$.+:@-]+/y;
const KEY = /[\w$.+@-]+/y;
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const BLANK = /\s*/y;
/** A string up to its end or to the next escape. */
const PLAIN = /[^"\\]*/y;
const PLAIN_SINGLE = /[^'\\]*/y;

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

const WORDS: Readonly<Record<string, Loose>> = { true: true, false: false, null: null };

/**
 * Reads JSON as clients and the reference pages write it (protocol.md 1.3, 4): besides JSON itself,
 * single quotes, keys and words without quotes, and commas before a closing bracket.
 * @throws LooseTextError for any other text, and for more than 64 levels
 */
export function readLoose(text: string): Loose {
  return new Reader(text).whole();
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Loose {
    const value = this.#value(0);
    this.#skip();
    if (this.#at < this.#text.length) this.#fail();
    return value;
  }

  #value(depth: number): Loose {
    this.#skip();
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
    const text = this.#text;
    const plain = mark === '"' ? PLAIN : PLAIN_SINGLE;
    let read = '';
    this.#at++;
    for (;;) {
      read += this.#match(plain);
      const next = text[this.#at];
      if (next === undefined) this.#fail();
      if (next === mark) break;
      read += this.#escape();
    }
    this.#at++;
    return read;
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1];
    if (letter === 'u') {
      const digits = this.#text.slice(this.#at + 2, this.#at + 6);
      if (!/^[\da-fA-F]{4}$/.test(digits)) this.#fail();
      this.#at += 6;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    if (letter === undefined) this.#fail();
    this.#at += 2;
    return ESCAPES[letter] ?? letter;
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
