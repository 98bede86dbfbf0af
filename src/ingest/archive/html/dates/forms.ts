import { madeAt } from '../../../../base/made-at.ts';
import { monthAt, monthNames } from './months.ts';
import { bare, DAYS, type Options, printed } from './printed.ts';

/** What a number of a printed date is. */
export type DateField = 'y' | 'm' | 'd' | 'h' | 'i' | 's';

/** A way in which a locale prints dates or times. */
export interface DateForm {
  /** Of a regular expression over signatures; its groups `word` and `period` name what they found. */
  readonly pattern: string;
  /** What its numbers are, in order. */
  readonly fields: readonly DateField[];
  /** Months by their names, of a date that has one. */
  readonly months: ReadonlyMap<string, number>;
  /** Hours of the day at which each word stands beside a time, such as `pm`. */
  readonly periods: ReadonlyMap<string, ReadonlySet<number>>;
  readonly calendar: string;
}

/** How a locale prints, in all ways that are tried. */
export interface Forms {
  readonly dates: readonly DateForm[];
  readonly times: readonly DateForm[];
  /** What stands before the first of date and time, and between them. */
  readonly glues: ReadonlySet<string>;
  /** What stands after the last. */
  readonly ends: ReadonlySet<string>;
}

const STYLES = ['full', 'long', 'medium', 'short'] as const;
const DATES: readonly Options[] = [
  ...STYLES.map((dateStyle) => ({ dateStyle })),
  ...(['numeric', '2-digit', 'short', 'long'] as const).flatMap((month) =>
    ([{}, { weekday: 'short' }, { weekday: 'long' }] as const).map(
      (weekday): Options => ({
        ...{ year: 'numeric', month, day: 'numeric' },
        ...weekday,
      }),
    ),
  ),
];
const CLOCKS: readonly Options[] = [
  { hour: 'numeric', minute: '2-digit' },
  { hour: '2-digit', minute: '2-digit' },
];
const TIMES: readonly Options[] = [
  { timeStyle: 'short' },
  { timeStyle: 'medium' },
  ...CLOCKS.flatMap((clock) =>
    [{}, { second: '2-digit' } as const].flatMap((second): Options[] => [
      { ...clock, ...second },
      { ...clock, ...second, hour12: true },
      { ...clock, ...second, hour12: false },
      { ...clock, ...second, hour12: true, dayPeriod: 'short' },
    ]),
  ),
];

const HOURS = Array.from({ length: 24 }, (_, hour) => Date.UTC(2021, 0, 15, hour, 34, 56));

const FIELDS: Readonly<Record<string, DateField>> = {
  ...{ year: 'y', relatedYear: 'y', month: 'm', day: 'd', hour: 'h', minute: 'i', second: 's' },
};

/** Everything that a locale is known to print, built from what it does print. */
export function formsOf(locale: string): Forms {
  const own = new Intl.DateTimeFormat(locale).resolvedOptions().calendar;
  const calendars = own === 'gregory' ? ['gregory'] : ['gregory', own];
  const dates = calendars.flatMap((calendar) => [
    ...DATES.flatMap((options) => dateForm(locale, options, calendar) ?? []),
    ...metaDates(locale, calendar),
  ]);
  const times = withAllHours(TIMES.flatMap((options) => timeForm(locale, options) ?? []));
  return {
    dates: different(dates),
    times: different([...times, ...metaTimes(times)]),
    ...gluesOf(locale),
  };
}

const different = (forms: readonly DateForm[]): DateForm[] => [
  ...new Map(forms.map((one) => [`${one.pattern} ${one.fields} ${one.calendar}`, one])).values(),
];

function dateForm(locale: string, options: Options, calendar: string): DateForm | undefined {
  const all = printed(locale, options, calendar, DAYS);
  return form(all, calendar, (part, i, months) => {
    if (part.type !== 'month' || /\d/.test(part.text)) return;
    months.set(bare(part.text), monthAt(calendar, DAYS[i] as number));
  });
}

function timeForm(locale: string, options: Options): DateForm | undefined {
  const all = printed(locale, options, 'gregory', HOURS);
  // Some languages print the time of day before or after the time, by the hour.
  if (new Set(all.map(shapeOf)).size !== 1) return undefined;
  const periods = new Map<string, Set<number>>();
  for (const [hour, parts] of all.entries()) {
    for (const { type, text } of parts) {
      if (type !== 'dayPeriod') continue;
      const word = bare(text);
      madeAt(periods, word, () => new Set()).add(hour);
    }
  }
  const found = form(all, 'gregory', () => undefined);
  return found && { ...found, periods };
}

/** A word beside the time may stand for more hours in one form than in another: it means any. */
function withAllHours(times: readonly DateForm[]): DateForm[] {
  const all = new Map<string, Set<number>>();
  for (const [word, hours] of times.flatMap(({ periods }) => [...periods])) {
    all.set(word, new Set([...(all.get(word) ?? []), ...hours]));
  }
  return times.map((one) => ({
    ...one,
    periods: new Map([...one.periods.keys()].map((word) => [word, all.get(word) as Set<number>])),
  }));
}

type Parts = readonly { readonly type: string; readonly text: string }[];

const shapeOf = (parts: Parts): string => parts.map(({ type }) => type).join();

/** One form of texts that have the same parts in the same order. */
function form(
  all: readonly Parts[],
  calendar: string,
  onPart: (part: Parts[number], i: number, months: Map<string, number>) => void,
): DateForm | undefined {
  const [first = []] = all;
  if (all.some((parts) => shapeOf(parts) !== shapeOf(first))) return undefined;
  const months = new Map<string, number>();
  const fields: DateField[] = [];
  let pattern = '';
  for (const [at, { type }] of first.entries()) {
    const texts = all.map((parts) => (parts[at] as Parts[number]).text);
    for (const [i, parts] of all.entries()) onPart(parts[at] as Parts[number], i, months);
    const field = FIELDS[type];
    if (field !== undefined && texts.every((text) => /^\d+$/.test(text.trim()))) {
      fields.push(field);
      const isLong = field === 'y' && texts.every((text) => text.trim().length === 4);
      pattern += isLong ? 'Y' : '0';
    } else if (type === 'month' && numberedMonth(texts) !== undefined) {
      fields.push('m');
      pattern += numberedMonth(texts);
    } else if (type === 'month') pattern += `(?<word>${either(texts.map(bare))})\\.?`;
    else if (type === 'dayPeriod') pattern += ` ?(?<period>${either(texts.map(bare))})\\.? ?`;
    else if (field !== undefined) return undefined;
    else pattern += either(texts.map(loose), true);
  }
  return { pattern, fields, months, periods: new Map(), calendar };
}

/** Of months that are a number and a word, such as `thg 3`. */
function numberedMonth(texts: readonly string[]): string | undefined {
  const shapes = new Set(texts.map((text) => loose(text.replace(/\d+/, '0'))));
  return shapes.size === 1 && texts.every((text) => /^\D*\d+\D*$/.test(text))
    ? [...shapes][0]
    : undefined;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** A pattern of what stands between the parts: commas, full stops and spaces may be missing. */
const loose = (text: string): string =>
  text
    .split(/([,. ])/)
    .map((piece) => (/^[,. ]$/.test(piece) ? `${escaped(piece)}?` : escaped(piece)))
    .join('');

function either(texts: readonly string[], isPattern = false): string {
  const all = [...new Set(texts)].sort((a, b) => b.length - a.length);
  const patterns = isPattern ? all : all.map(escaped);
  return patterns.length === 1 ? (patterns[0] as string) : `(?:${patterns.join('|')})`;
}

/**
 * The forms that Meta prints in every language with the names of its months: `Mar 5, 2021`,
 * `5 Mar 2021`, with a day of the week or without (wire.md 14.26).
 */
function metaDates(locale: string, calendar: string): DateForm[] {
  const weekdays = new Set<string>();
  for (const weekday of ['long', 'short'] as const) {
    for (const parts of printed(locale, { weekday }, calendar, DAYS)) {
      weekdays.add(bare(parts.find(({ type }) => type === 'weekday')?.text ?? ''));
    }
  }
  const months = monthNames(locale, calendar);
  if (months.size < 12) return [];
  const word = `(?<word>${either([...months.keys()])})\\.?`;
  const day = `(?:${either([...weekdays].filter(Boolean))}\\.?,? ?)?`;
  const rest = { months, periods: new Map(), calendar };
  return [
    { ...rest, pattern: `${day}${word} 0,? ?Y`, fields: ['d', 'y'] },
    { ...rest, pattern: `${day}0\\.? ?${word},? ?Y`, fields: ['d', 'y'] },
  ];
}

/** Meta prints am and pm in Latin letters in many languages, with a space before or without. */
function metaTimes(times: readonly DateForm[]): DateForm[] {
  const halves = [0, 12].map((from) => new Set(Array.from({ length: 12 }, (_, i) => from + i)));
  const [am, pm] = halves as [Set<number>, Set<number>];
  const periods = new Map([
    ...['am', 'a.m'].map((one) => [one, am] as const),
    ...['pm', 'p.m'].map((one) => [one, pm] as const),
  ]);
  const period = ' ?(?<period>[ap]m|[ap]\\.m)\\.?';
  const clocks = times.filter(({ periods: some, fields }) => some.size === 0 && fields[0] === 'h');
  const rest = { months: new Map(), periods, calendar: 'gregory' };
  return [
    { ...rest, periods: new Map(), pattern: '0:0', fields: ['h', 'i'] },
    { ...rest, periods: new Map(), pattern: '0:0:0', fields: ['h', 'i', 's'] },
    ...clocks.map((one) => ({ ...one, ...rest, pattern: `${one.pattern}${period}` })),
    { ...rest, pattern: `0:0${period}`, fields: ['h', 'i'] },
    { ...rest, pattern: `0:0:0${period}`, fields: ['h', 'i', 's'] },
  ];
}

/** Words between date and time that Meta prints and Intl does not (wire.md 14.26). */
const META_GLUES = '|,|at|um|kl|klo|kello|om|la|à|alle|ore|às|a las'.split('|');

const CLOCK_PARTS: ReadonlySet<string> = new Set(['hour', 'minute', 'second', 'dayPeriod']);

/** What a locale prints before, between and after date and time. */
function gluesOf(locale: string): Pick<Forms, 'glues' | 'ends'> {
  const glues = new Set(META_GLUES);
  const ends = new Set(['']);
  for (const dateStyle of STYLES) {
    for (const timeStyle of ['medium', 'short'] as const) {
      for (const parts of printed(locale, { dateStyle, timeStyle }, undefined, DAYS.slice(0, 2))) {
        let text = '';
        let isClock: boolean | undefined;
        for (const { type, text: more } of parts) {
          if (type === 'literal') text += more;
          else {
            if (isClock !== CLOCK_PARTS.has(type)) glues.add(glueOf(text));
            isClock = CLOCK_PARTS.has(type);
            text = '';
          }
        }
        ends.add(glueOf(text));
      }
    }
  }
  return { glues, ends };
}

/** What stands between, without its signs. */
export const glueOf = (text: string): string => text.replace(/[\s,،、.·:()–-]+/g, ' ').trim();
