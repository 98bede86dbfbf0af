import { madeAt } from '../../../../base/made-at.ts';
import { DATE_ORDERS } from '../is-page.ts';
import { takeApart } from './signature.ts';

/** Dates of one signature. */
export interface Seen {
  count: number;
  /** What each of their numbers was, in order. */
  readonly values: readonly Set<number>[];
  /** Numbers of the first few, as they were printed. */
  readonly some: (readonly number[])[];
  readonly example: string;
}

/** More kinds of dates than a language prints. */
const MOST = 5000;
const SOME = 40;

/** Gathers what the dates of some pages tell together. */
export class DateEvidence {
  readonly seen = new Map<string, Seen>();
  /** Languages that pages say they are in. */
  readonly languages = new Set<string>();
  /** How many dates there were, and how many of them tell their zone. */
  count = 0;
  zoned = 0;
  /** How many dates there were of more kinds than any language has. */
  readonly #disorder = new Map<string, { rises: number; falls: number; off: number }>();
  readonly #before = new Map<string, number>();

  /** Takes in the date of the next message of a page. */
  add(text: string): void {
    const { signature, numbers, offset, zone } = takeApart(text);
    this.count++;
    if (offset !== undefined || zone !== undefined) this.zoned++;
    const known = this.seen.get(signature);
    if (known) {
      known.count++;
      for (const [i, number] of numbers.entries()) known.values[i]?.add(number);
      if (known.some.length < SOME) known.some.push(numbers);
    } else if (this.seen.size < MOST) {
      const values = numbers.map((number) => new Set([number]));
      this.seen.set(signature, { count: 1, values, some: [numbers], example: text });
    }
    if (numbers.length >= 5) this.#compare(numbers);
  }

  /** A page ends: what follows lies in no order with it. */
  endPage(): void {
    for (const one of this.#disorder.values()) {
      one.off += Math.min(one.rises, one.falls);
      one.rises = 0;
      one.falls = 0;
    }
    this.#before.clear();
  }

  /**
   * How many messages would lie out of the order of their page were the dates to be read so.
   * @param isDateFirst whether the date comes before the time
   */
  disorder(order: string, isDateFirst: boolean): number {
    return this.#disorder.get(`${order} ${isDateFirst}`)?.off ?? 0;
  }

  #compare(numbers: readonly number[]): void {
    for (const isDateFirst of [true, false]) {
      const three = isDateFirst ? numbers.slice(0, 3) : numbers.slice(-3);
      for (const order of DATE_ORDERS) {
        const of = (part: string) => three[order.indexOf(part)] as number;
        const day = (of('y') * 100 + of('m')) * 100 + of('d');
        const key = `${order} ${isDateFirst}`;
        const before = this.#before.get(key);
        this.#before.set(key, day);
        const found = madeAt(this.#disorder, key, () => ({ rises: 0, falls: 0, off: 0 }));
        if (before === undefined) continue;
        if (day > before) found.rises++;
        else if (day < before) found.falls++;
      }
    }
  }
}
