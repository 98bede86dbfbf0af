import { madeAt } from '../../../../base/made-at.ts';

const DAY = 86_400_000;

/** Where the years of a calendar begin, about, and how long they are, in days. */
const EPOCHS: Readonly<Record<string, readonly [begin: number, year: number, month: number]>> = {
  persian: [Date.UTC(622, 2, 22) / DAY, 365.2422, 30.44],
};
const ISLAMIC = [Date.UTC(622, 6, 19) / DAY, 354.367, 29.53] as const;

/** Days off that the guess may be. */
const NEAR = 6;

const formats = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, number | undefined>();

/**
 * Midnight (UTC) of a day of a calendar, in epoch milliseconds; undefined where it has no such day.
 * Other calendars than Gregory's are asked of Intl.
 */
export function dayOf(
  calendar: string,
  year: number,
  month: number,
  day: number,
): number | undefined {
  if (calendar === 'gregory') return gregorian(year, month, day);
  if (calendar === 'buddhist') return gregorian(year - 543, month, day);
  const key = `${calendar} ${year} ${month} ${day}`;
  if (!known.has(key)) {
    if (known.size > 50_000) known.clear();
    known.set(key, searched(calendar, year, month, day));
  }
  return known.get(key);
}

function gregorian(year: number, month: number, day: number): number | undefined {
  const time = Date.UTC(year, month - 1, day);
  const isThere = new Date(time).getUTCMonth() === month - 1 && day >= 1;
  return isThere && year >= 100 ? time : undefined;
}

function searched(calendar: string, year: number, month: number, day: number): number | undefined {
  const [begin, ofYear, ofMonth] = EPOCHS[calendar] ?? ISLAMIC;
  const guess = Math.round(begin + (year - 1) * ofYear + (month - 1) * ofMonth + day - 1);
  const options = { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' } as const;
  const format = madeAt(
    formats,
    calendar,
    () => new Intl.DateTimeFormat('en-u-nu-latn', { ...options, calendar }),
  );
  for (let off = 0; off <= NEAR; off++) {
    for (const at of [guess + off, guess - off]) {
      const parts = format.formatToParts(at * DAY);
      const of = (type: string) =>
        Number.parseInt(parts.find((one) => one.type === type)?.value ?? '', 10);
      const its = Number.isNaN(of('year')) ? of('relatedYear') : of('year');
      if (its === year && of('month') === month && of('day') === day) return at * DAY;
    }
  }
  return undefined;
}
