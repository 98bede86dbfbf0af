import { dayOf } from './calendar.ts';
import type { Reading } from './readings.ts';
import { takeApart } from './signature.ts';

/** What a printed date says. */
export interface WallTime {
  /** What a clock showed, as epoch milliseconds were it UTC. */
  readonly wall: number;
  /** Milliseconds within which it is told. */
  readonly precision: number;
  /** Minutes east of UTC, or the zone, where the date itself tells. */
  readonly offset: number | undefined;
  readonly zone: string | undefined;
}

const MINUTE = 60_000;

/** Reads dates whose signatures are known. */
export class DateReader {
  readonly #readings: ReadonlyMap<string, Reading>;

  constructor(readings: ReadonlyMap<string, Reading>) {
    this.#readings = readings;
  }

  /** What a date says; undefined for one that cannot be read. */
  read(text: string): WallTime | undefined {
    const { signature, numbers, offset, zone } = takeApart(text);
    const reading = this.#readings.get(signature);
    if (!reading) return undefined;
    const time = timeOf(reading, numbers);
    return time && { ...time, offset, zone };
  }
}

/** The time that some numbers are in a reading; undefined where they are none. */
export function timeOf(
  { fields, month: word, hours, calendar }: Reading,
  numbers: readonly number[],
): Pick<WallTime, 'wall' | 'precision'> | undefined {
  let [year, month, day, hour, minute, second] = [0, word ?? 0, 0, 0, 0, 0];
  let precision = MINUTE;
  for (const [i, field] of fields.entries()) {
    const number = numbers[i] ?? Number.NaN;
    if (field === 'y') year = number;
    else if (field === 'm') month = number;
    else if (field === 'd') day = number;
    else if (field === 'h') hour = number;
    else if (field === 'i') minute = number;
    else {
      second = number;
      precision = 1000;
    }
  }
  const whole = fullYear(year, calendar);
  const midnight = whole === undefined ? undefined : dayOf(calendar, whole, month, day);
  if (midnight === undefined || !isPossible(midnight)) return undefined;
  const at = hourOf(hour, hours);
  if (at === undefined || at > 23 || minute > 59 || second > 59) return undefined;
  return { wall: midnight + ((at * 60 + minute) * 60 + second) * 1000, precision };
}

/**
 * Years of which two digits are printed are those of this century, 03 to 42: in Thailand, 46 to 85.
 */
function fullYear(year: number, calendar: string): number | undefined {
  if (year >= 100) return year;
  if (calendar === 'gregory') return year <= 42 ? 2000 + year : undefined;
  return calendar === 'buddhist' && year > 42 ? 2500 + year : undefined;
}

/** Facebook is of 2004; nothing was sent before it, nor after this century. */
const isPossible = (time: number): boolean =>
  time >= Date.UTC(2003, 0, 1) && time < Date.UTC(2100, 0, 1);

/**
 * The hour of the day that is printed as a number.
 * @param hours those that the word beside it can mean; undefined for a clock of 24 hours
 * @returns undefined where it is not clear
 */
export function hourOf(number: number, hours: ReadonlySet<number> | undefined): number | undefined {
  if (!hours) return number === 24 ? 0 : number;
  if (number > 12) return hours.has(number) ? number : undefined;
  const possible = [number % 12, (number % 12) + 12].filter((hour) => hours.has(hour));
  return possible.length === 1 ? possible[0] : undefined;
}
