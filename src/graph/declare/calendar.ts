import type { Clock } from '../../base/clock.ts';
import { DAY, type Day, dayOf, isDay } from '../../base/day.ts';
import { EVERYTHING, Offer } from './offer.ts';
import { FIRST_DAY } from './versions.ts';

/** As of when the platform is: a day, the store's own, or all of them together. */
export type AsOf = 'all' | 'today' | Day;

/** The day up to which it is known what Meta changed (wire.md 13.1). */
export const KNOWN_UNTIL: Day = '2026-11-29';

/**
 * What is wrong with a text that says as of when, to stand behind the name of whatever says it;
 * undefined where nothing is.
 */
export function asOfMistake(text: string): string | undefined {
  if (text === 'all' || text === 'today') return undefined;
  if (!isDay(text)) return `must be a day such as 2026-10-27, today, or all, and is "${text}".`;
  if (text >= FIRST_DAY) return undefined;
  return `must be ${FIRST_DAY} or later, when the oldest version that is offered came out, and is "${text}".`;
}

/** Tells what the platform offers as of a day (wire.md 13.1); worked out once a day. */
export class Calendar {
  readonly #clock: Clock;
  #asOf: AsOf;
  #offer: Offer;
  /** The day whose offer it is, under `today`: days since the epoch. */
  #number = Number.NaN;

  /**
   * @param asOf no day before {@link FIRST_DAY}
   * @param clock shows which day is today
   */
  constructor(asOf: AsOf, clock: Clock) {
    this.#clock = clock;
    this.#asOf = asOf;
    this.#offer = offerOf(asOf);
  }

  get asOf(): AsOf {
    return this.#asOf;
  }

  /** What is offered now. Under `today` a clock that shows a day before the first is on that. */
  get offer(): Offer {
    if (this.#asOf === 'today') this.#look();
    return this.#offer;
  }

  /** Whether it is a day of which nothing is known yet. */
  get isUnknown(): boolean {
    const { day } = this.offer;
    return day !== undefined && day > KNOWN_UNTIL;
  }

  /** Has the platform be as of another day, from the next call on. */
  change(asOf: AsOf): void {
    this.#asOf = asOf;
    this.#number = Number.NaN;
    this.#offer = offerOf(asOf);
  }

  #look(): void {
    const now = this.#clock.now();
    const number = Math.floor(now / DAY);
    if (number === this.#number) return;
    this.#number = number;
    const day = dayOf(now);
    this.#offer = new Offer(day < FIRST_DAY ? FIRST_DAY : day);
  }
}

const offerOf = (asOf: AsOf): Offer =>
  asOf === 'all' || asOf === 'today' ? EVERYTHING : new Offer(asOf);

/** What a server's calendar offers; everything where nobody serves, and so nobody says as of when. */
export const offerIn = (calendar: Calendar | undefined): Offer => calendar?.offer ?? EVERYTHING;
