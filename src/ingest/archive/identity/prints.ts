import { GRAINS } from '../same/minute.ts';
import { keyOf } from '../same/texts.ts';

/** What of a message is compared. */
export interface Printed {
  readonly created: number;
  readonly text: string;
  readonly isBusiness: boolean;
  /** Milliseconds within which its time is known. */
  readonly grain: number;
}

/** Numbers of messages, to find those that stand on the other side too, of any grain. */
export class Prints {
  readonly #sorted: Float64Array;
  readonly #grain: number;

  /** @param grain of the messages that are looked for */
  constructor(messages: readonly Printed[] | Float64Array, grain: number) {
    this.#grain = grain;
    const prints =
      messages instanceof Float64Array
        ? messages
        : Float64Array.from(messages, (each) => printFor(each, grain));
    this.#sorted = prints.sort();
  }

  /** The grain to which the times of a message and one of these agree; undefined for none. */
  find(message: Printed): number | undefined {
    return GRAINS.find(
      (grain) => grain >= this.#grain && holds(this.#sorted, printOf(message, grain)),
    );
  }
}

/** What a message is to be found by, when one of a grain is looked for. */
export const printFor = (message: Printed, grain: number): number =>
  printOf(message, Math.max(message.grain, grain));

/**
 * A number that two different messages hardly ever have in common: 32 bits of text, side and grain, 20
 * of time.
 */
function printOf({ created, text, isBusiness }: Printed, grain: number): number {
  const letters = grain === 1 ? text : keyOf(text);
  const at = Math.floor(created / grain);
  let sum = isBusiness ? 0x811c9dc5 : 0x01000193;
  for (let i = 0; i < letters.length; i++) {
    sum = Math.imul(sum ^ letters.charCodeAt(i), 0x01000193);
  }
  sum = Math.imul(sum ^ grain, 0x01000193);
  sum = Math.imul(sum ^ Math.floor(at / 0x100000), 0x01000193);
  return (sum >>> 0) * 0x100000 + (at % 0x100000);
}

function holds(sorted: Float64Array, print: number): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < print) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === print;
}
