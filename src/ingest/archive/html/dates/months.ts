import { madeAt } from '../../../../base/made-at.ts';
import { bare, DAYS, printed } from './printed.ts';

const numbered = new Map<string, Intl.DateTimeFormat>();

/** The number of the month that a time is in. */
export function monthAt(calendar: string, time: number): number {
  const options = { calendar, month: 'numeric', timeZone: 'UTC' } as const;
  const format = () => new Intl.DateTimeFormat('en-u-nu-latn', options);
  return Number(madeAt(numbered, calendar, format).format(time));
}

/** The names of a locale's months, long and short, each with its number; what names two is none. */
export function monthNames(locale: string, calendar: string): Map<string, number> {
  const months = new Map<string, number>();
  const twice = new Set<string>();
  for (const month of ['long', 'short'] as const) {
    for (const rest of [{}, { day: 'numeric', year: 'numeric' }] as const) {
      for (const [i, parts] of printed(locale, { month, ...rest }, calendar, DAYS).entries()) {
        const word = bare(parts.find(({ type }) => type === 'month')?.text ?? '');
        if (!/\p{L}/u.test(word) || /\d/.test(word)) continue;
        const number = monthAt(calendar, DAYS[i] as number);
        if (months.has(word) && months.get(word) !== number) twice.add(word);
        months.set(word, number);
      }
    }
  }
  for (const word of twice) months.delete(word);
  return months;
}

const known = new Map<string, readonly string[]>();

/**
 * Those of some locales whose months are named in any of some texts; none where the months are
 * numbers.
 */
export function likely(locales: readonly string[], texts: readonly string[]): readonly string[] {
  const namesOf = (locale: string): string[] => {
    const { calendar } = new Intl.DateTimeFormat(locale).resolvedOptions();
    const calendars = new Set(['gregory', calendar]);
    return [...calendars].flatMap((one) => [...monthNames(locale, one).keys()]);
  };
  return locales.filter((locale) =>
    madeAt(known, locale, () => namesOf(locale)).some((name) =>
      texts.some((text) => text.includes(name)),
    ),
  );
}
