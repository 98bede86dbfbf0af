/** Words that may be ids: of mids, threads, people, attachments, and times in ms. */
const WORD = /[\w-]{5,}={0,2}/g;

/** Ids within a word, such as those of a payload that a bot makes of one. */
const WITHIN = /(?:m_[\w-]{10,}={0,2}|t_\d{5,}|\d{5,})/g;

/** Whether a text is one such word. */
const isWord = (text: string): boolean => /^[\w-]{5,}={0,2}$/.test(text);

/** No recording holds these signs beside each other. */
const mark = (no: number): string => `\u0001${no}\u0002`;

type Side = 'recorded' | 'actual';

/**
 * Which id of a recording stands for which of what happened now: each for one alone, so that a bot
 * which names another message than it did is found.
 */
export class Renaming {
  readonly #marks = {
    recorded: new Map<string, string>(),
    actual: new Map<string, string>(),
  };
  /** Those that are more than a word, such as addresses of files; the longest first. */
  readonly #long: { readonly [S in Side]: string[] } = { recorded: [], actual: [] };
  #count = 0;

  /** How many are known. */
  get size(): number {
    return this.#count;
  }

  /** Takes two for one; not where either stands for another already. */
  learn(recorded: string, actual: string): void {
    if (this.#marks.recorded.has(recorded) || this.#marks.actual.has(actual)) return;
    const made = mark(++this.#count);
    this.#add('recorded', recorded, made);
    this.#add('actual', actual, made);
  }

  /** What stands for an id of the recording; the id itself where nothing is known. */
  actualOf(recorded: string): string {
    const made = this.#marks.recorded.get(recorded);
    if (made === undefined) return recorded;
    for (const [actual, each] of this.#marks.actual) if (each === made) return actual;
    return recorded;
  }

  /** A text with the same sign for what is the same on both sides. */
  signed(side: Side, text: string): string {
    const marks = this.#marks[side];
    const whole = marks.get(text);
    if (whole !== undefined) return whole;
    let signed = text;
    for (const long of this.#long[side]) {
      if (signed.includes(long)) signed = signed.replaceAll(long, marks.get(long) ?? long);
    }
    return signed.replaceAll(
      WORD,
      (word) => marks.get(word) ?? word.replaceAll(WITHIN, (id) => marks.get(id) ?? id),
    );
  }

  #add(side: Side, text: string, made: string): void {
    this.#marks[side].set(text, made);
    if (isWord(text)) return;
    this.#long[side].push(text);
    this.#long[side].sort((a, b) => b.length - a.length);
  }
}
