import { DATE_ORDERS } from '../is-page.ts';
import type { DateEvidence, Seen } from './evidence.ts';
import type { DateField } from './forms.ts';
import { LOCALES, RIVALS } from './locales.ts';
import { likely } from './months.ts';
import { hourOf, timeOf } from './reader.ts';
import { type Reading, readerOf } from './readings.ts';

/** What was said about the dates. */
export interface DateHints {
  readonly order: string | undefined;
  readonly language: string | undefined;
}

/** How the dates of some pages are read. */
export interface DateDecision {
  readonly readings: ReadonlyMap<string, Reading>;
  /** Locales that print all of it alike. */
  readonly locales: readonly string[];
}

/** Why it is not clear how they are read, with the answers there are. */
export interface Doubt {
  readonly about: 'order' | 'language';
  readonly example: string;
  /** Values of the flag that answers. */
  readonly answers: readonly string[];
}

/** One way to read all of it. */
interface Candidate {
  readonly readings: Map<string, Reading>;
  readonly locales: string[];
  readonly order: string;
  readonly count: number;
}

/** So many more messages must be out of order in all other ways of reading than in the right one. */
const CLEARLY = 2;

/** Finds how dates are to be read, so that all of them are; or what is not clear. */
export function decide(evidence: DateEvidence, hints: DateHints): DateDecision | Doubt {
  const all = [...evidence.seen.values()].reduce((sum, { count }) => sum + count, 0);
  // Of Meta's languages none prints a month as English does and means another; hundreds of formats of
  // Intl take 40 MB.
  let candidates = candidatesOf(evidence, ['en-US', 'en-GB']);
  let most = mostOf(candidates);
  if (most < all || candidates.some(({ order }) => order !== '')) {
    const some = likely([...LOCALES, ...RIVALS], [...evidence.seen.keys()]);
    candidates = candidatesOf(evidence, some);
    most = mostOf(candidates);
  }
  if (most < all) {
    candidates = withTwins(candidatesOf(evidence, LOCALES), evidence);
    most = mostOf(candidates);
  }
  let left = candidates.filter(({ count }) => count === most && most > 0);
  const first = left[0];
  if (!first) return { readings: new Map(), locales: [] };
  const { order, language } = hints;
  left = preferred(left, (one) => one.order === order);
  left = preferred(left, (one) => one.locales.some((each) => isOf(each, language)));
  if (left.length > 1) {
    left = preferred(left, (one) =>
      one.locales.some((each) => [...evidence.languages].some((said) => each === said)),
    );
  }
  left = inOrder(left, evidence);
  const [one] = left;
  if (one && left.length === 1) return one;
  return doubtOf(left, evidence);
}

const TWINS: Readonly<Record<string, string>> = { dmy: 'mdy', mdy: 'dmy' };

/**
 * Of dates of numbers, all ways also with day and month exchanged, where that fits as well: regions
 * of one language differ in it, and not all are known here. Between full stops the day is first.
 */
function withTwins(candidates: readonly Candidate[], { seen }: DateEvidence): Candidate[] {
  const orders = new Set(candidates.map(({ order }) => order));
  const twins = candidates.flatMap((one): Candidate[] => {
    const order = TWINS[one.order];
    if (order === undefined || orders.has(order)) return [];
    const readings = new Map<string, Reading>();
    for (const [signature, reading] of one.readings) {
      const dates = seen.get(signature);
      const fields = reading.fields.map((field) => EXCHANGED[field] ?? field);
      const twin = reading.order === '' ? reading : { ...reading, fields, order };
      if (!dates || /0\.0\.[0Y]/.test(signature) || !fits(twin, dates)) return [];
      readings.set(signature, twin);
    }
    return [{ ...one, readings, order }];
  });
  return [...candidates, ...twins];
}

const EXCHANGED: Readonly<Record<string, DateField>> = { d: 'm', m: 'd' };

const mostOf = (some: readonly Candidate[]): number =>
  some.reduce((most, { count }) => Math.max(most, count), 0);

function preferred(some: readonly Candidate[], is: (one: Candidate) => boolean): Candidate[] {
  const best = some.filter(is);
  return best.length > 0 ? best : [...some];
}

const isOf = (locale: string, language: string | undefined): boolean =>
  language !== undefined && (locale === language || locale.split('-')[0] === language);

/** Messages lie in order on their page: what makes a disorder of it is wrong. */
function inOrder(some: readonly Candidate[], evidence: DateEvidence): Candidate[] {
  if (some.length < 2 || some.some(({ order }) => order === '')) return [...some];
  const off = some.map(({ readings, order }) => {
    const [reading] = readings.values();
    return evidence.disorder(order, 'ymd'.includes(reading?.fields[0] ?? 'd'));
  });
  const least = Math.min(...off);
  const best = some.filter((_, i) => off[i] === least);
  return best.length === 1 && off.every((one) => one === least || one >= least + CLEARLY)
    ? best
    : [...some];
}

function doubtOf(left: readonly Candidate[], { seen }: DateEvidence): Doubt {
  const orders = [...new Set(left.map(({ order }) => order))];
  const differing = [...seen].find(
    ([signature, one]) =>
      new Set(left.map(({ readings }) => keyOf(readings.get(signature), one))).size > 1,
  );
  const example = differing?.[1].example ?? '';
  if (orders.length > 1) {
    return { about: 'order', example, answers: DATE_ORDERS.filter((one) => orders.includes(one)) };
  }
  return { about: 'language', example, answers: left.map(({ locales }) => locales[0] as string) };
}

/** What a reading makes of the dates of a signature: the same for two that differ in nothing. */
function keyOf(reading: Reading | undefined, { values }: Seen): string {
  if (!reading) return '';
  const { fields, month, hours, calendar } = reading;
  const numbers = [...(values[fields.indexOf('h')] ?? [])];
  const at = hours ? numbers.map((number) => `${number}=${hourOf(number, hours)}`) : '';
  return `${fields.join('')} ${month ?? ''} ${calendar} ${at}`;
}

/** All ways in which some locales read the dates: one for all that come to the same. */
function candidatesOf({ seen }: DateEvidence, locales: readonly string[]): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const locale of locales) {
    const reader = readerOf(locale);
    const all = [...seen].map(
      ([signature, one]) =>
        [signature, one, reader.readingsOf(signature).filter((each) => fits(each, one))] as const,
    );
    const orders = new Set(all.flatMap(([, , readings]) => readings.map(({ order }) => order)));
    if (orders.size > 1) orders.delete('');
    for (const order of orders) {
      const readings = new Map<string, Reading>();
      let count = 0;
      let key = '';
      for (const [signature, one, some] of all) {
        const mine = some.filter((each) => each.order === order || each.order === '');
        const [first, ...more] = new Map(mine.map((each) => [keyOf(each, one), each]));
        // Two ways to read it in one language: neither is sure.
        if (!first || more.length > 0) continue;
        readings.set(signature, first[1]);
        count += one.count;
        key += `${signature}=${first[0]}\n`;
      }
      if (count === 0) continue;
      const known = found.get(key);
      if (known) known.locales.push(locale);
      else found.set(key, { readings, locales: [locale], order, count });
    }
  }
  return [...found.values()];
}

/** Whether all dates of a signature can be read so. */
function fits(reading: Reading, { values, some }: Seen): boolean {
  const { fields, hours } = reading;
  const limits = { y: 9999, m: 12, d: 31, h: 24, i: 59, s: 59 } as const;
  const inRange = fields.every((field, i) =>
    [...(values[i] ?? [])].every((number) => {
      const isThere = number >= (field === 'm' || field === 'd' ? 1 : 0) && number <= limits[field];
      return isThere && (field !== 'h' || hourOf(number, hours) !== undefined);
    }),
  );
  return inRange && some.every((numbers) => timeOf(reading, numbers) !== undefined);
}
