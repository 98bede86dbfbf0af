import { madeAt } from '../../../../base/made-at.ts';
import { type DateField, type DateForm, type Forms, formsOf, glueOf } from './forms.ts';

/** One way to read the dates of a signature. */
export interface Reading {
  /** What their numbers are, in order. */
  readonly fields: readonly DateField[];
  /** The month, where it stands there as a word; from 1. */
  readonly month: number | undefined;
  /** Hours of the day that can be meant, where a word beside the time tells. */
  readonly hours: ReadonlySet<number> | undefined;
  readonly calendar: string;
  /** Order of the parts where all are numbers, such as `dmy`; empty where the month is a word. */
  readonly order: string;
}

/** A form as it is looked for. */
interface Pattern {
  readonly form: DateForm;
  readonly first: RegExp;
  readonly last: RegExp;
}

/** How a locale reads signatures. */
export class LocaleReader {
  readonly #dates: readonly Pattern[];
  readonly #times: readonly Pattern[];
  readonly #glues: Forms['glues'];
  readonly #ends: Forms['ends'];

  constructor(locale: string) {
    const { dates, times, glues, ends } = formsOf(locale);
    const patternOf = (form: DateForm): Pattern => ({
      form,
      first: new RegExp(`^(?<start>[^0YN]*?)${form.pattern}(?![0YN])`, 'u'),
      last: new RegExp(`^(?<start>[^0YN]*?)${form.pattern}(?<end>[^0YN]*)$`, 'u'),
    });
    this.#dates = dates.map(patternOf);
    this.#times = times.map(patternOf);
    this.#glues = glues;
    this.#ends = ends;
  }

  /** All ways in which the locale could have printed what has this signature; mostly one or none. */
  readingsOf(signature: string): Reading[] {
    const found = new Map<string, Reading>();
    const take = (date: Match, time: Match, isDateFirst: boolean): void => {
      const month = date.word === undefined ? undefined : date.form.months.get(date.word);
      if (date.word !== undefined && month === undefined) return;
      const fields = (isDateFirst ? [date, time] : [time, date]).flatMap(({ form }) => form.fields);
      const order = month === undefined ? fields.filter((one) => 'ymd'.includes(one)).join('') : '';
      const hours = time.period === undefined ? undefined : time.form.periods.get(time.period);
      const reading = { fields, month, hours, calendar: date.form.calendar, order };
      found.set(keyOf(reading), reading);
    };
    for (const [first, last, isDateFirst] of [
      [this.#dates, this.#times, true],
      [this.#times, this.#dates, false],
    ] as const) {
      for (const one of first) {
        const head = this.#match(one.form, one.first, signature);
        if (!head) continue;
        const rest = signature.slice(head.length);
        for (const other of last) {
          const tail = this.#match(other.form, other.last, rest);
          if (tail) take(isDateFirst ? head : tail, isDateFirst ? tail : head, isDateFirst);
        }
      }
    }
    return [...found.values()];
  }

  #match(form: DateForm, pattern: RegExp, text: string): Match | undefined {
    const match = pattern.exec(text);
    if (!match) return undefined;
    const { start = '', end = '', word, period } = match.groups ?? {};
    if (!this.#ends.has(glueOf(end))) return undefined;
    if (!this.#glues.has(glueOf(start))) return undefined;
    return { form, word, period, length: match[0].length };
  }
}

interface Match {
  readonly form: DateForm;
  readonly word: string | undefined;
  readonly period: string | undefined;
  readonly length: number;
}

/** Tells readings apart that differ. */
const keyOf = ({ fields, month, hours, calendar }: Reading): string =>
  `${fields.join('')} ${month ?? ''} ${hours ? [...hours] : ''} ${calendar}`;

const readers = new Map<string, LocaleReader>();

/** The reader of a locale, built when it is first asked for. */
export const readerOf = (locale: string): LocaleReader =>
  madeAt(readers, locale, () => new LocaleReader(locale));
