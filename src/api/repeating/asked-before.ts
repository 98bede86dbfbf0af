/** Places, a power of two: 128 KB in all. */
const PLACES = 32_768;

/**
 * Remembers that something was asked, by a number of its text at the place of that: others take places
 * over, so it is forgotten in time, and two texts are seldom taken for one.
 */
export class AskedBefore {
  readonly #numbers = new Int32Array(PLACES);

  /** Whether a text was asked before; from now on it was. */
  again(text: string): boolean {
    const number = numberOf(text);
    const place = (number ^ (number >>> 15)) & (PLACES - 1);
    if (this.#numbers[place] === number) return true;
    this.#numbers[place] = number;
    return false;
  }
}

/** FNV-1a of the letters; never 0, which an empty place holds. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash || 1;
}
