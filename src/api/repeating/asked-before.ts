/** Places, a power of two: 256 KB in all. */
const PLACES = 32_768;

/**
 * Remembers what was asked lately, by a number of its text at the place of that: others take places over,
 * so it is forgotten in time, and two texts are seldom taken for one.
 */
export class AskedBefore {
  readonly #numbers = new Int32Array(PLACES);
  /** How many had been asked for when it was. */
  readonly #when = new Int32Array(PLACES);
  #count = 0;

  /**
   * Whether a text was asked among so many before it; from now on it was.
   * @param within what was asked longer ago counts as never
   */
  again(text: string, within: number): boolean {
    const number = numberOf(text);
    const place = (number ^ (number >>> 15)) & (PLACES - 1);
    const isKnown = this.#numbers[place] === number;
    this.#count = (this.#count + 1) | 0;
    // In 32 bits it comes round again: then what was asked ages ago counts as asked lately, once.
    const ago = (this.#count - (this.#when[place] as number)) | 0;
    this.#numbers[place] = number;
    this.#when[place] = this.#count;
    return isKnown && ago >= 0 && ago <= within;
  }
}

/** FNV-1a of the letters; never 0, which an empty place holds. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0 || 1;
}
