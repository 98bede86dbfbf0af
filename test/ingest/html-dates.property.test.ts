import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/ingest/archive/html/dates/decide.ts';
import { DateEvidence } from '../../src/ingest/archive/html/dates/evidence.ts';
import { DateReader } from '../../src/ingest/archive/html/dates/reader.ts';

const LOCALES =
  'en-US en-GB en-CA en-IN de de-CH fr fr-CA es es-MX it pt-BR pt-PT nl sv da nb fi is pl cs sk hu ro bg ru uk sr hr sl el tr ar ar-EG he fa hi bn ta te mr gu kn ml th vi id ms fil ja ko zh-CN zh-TW ca eu gl et lv lt ka hy az kk ur sw af'.split(
    ' ',
  );

type Options = Intl.DateTimeFormatOptions;
const day = { year: 'numeric', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;

/** All that Intl prints of a day and a minute of it. */
const FORMATS: readonly Options[] = [
  ...(['full', 'long', 'medium', 'short'] as const).flatMap((dateStyle) =>
    (['medium', 'short'] as const).map((timeStyle): Options => ({ dateStyle, timeStyle })),
  ),
  ...(['short', 'long', 'numeric', '2-digit'] as const).map(
    (month): Options => ({ ...day, month }),
  ),
  { ...day, month: 'short', hour12: true },
  { ...day, month: 'short', second: '2-digit' },
  { ...day, month: 'long', weekday: 'long' },
];

const NOBODY_SAID = { order: undefined, language: undefined };

/** Dates as a page has them, newest first. */
function evidenceOf(dates: readonly string[]): DateEvidence {
  const evidence = new DateEvidence();
  for (const date of dates) evidence.add(date);
  evidence.endPage();
  return evidence;
}

const from = Date.UTC(2004, 1, 4) / 1000;
const to = Date.UTC(2029, 11, 31) / 1000;

describe('dates of a page', () => {
  it('are read back, or asked for, in sixty languages: never otherwise', () => {
    let read = 0;
    let all = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...LOCALES),
        fc.constantFrom(...FORMATS),
        fc.array(fc.integer({ min: from, max: to }), { minLength: 1, maxLength: 25 }),
        (locale, options, seconds) => {
          const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
          const isToSecond = format.formatToParts(0).some(({ type }) => type === 'second');
          const precision = isToSecond ? 1000 : 60_000;
          const times = seconds.map((second) => second * 1000).sort((a, b) => b - a);
          const dates = times.map((time) => format.format(time));
          const found = decide(evidenceOf(dates), NOBODY_SAID);
          all++;
          if ('about' in found) {
            expect(found.answers.length).toBeGreaterThan(1);
            return;
          }
          const reader = new DateReader(found.readings);
          for (const [i, date] of dates.entries()) {
            const time = reader.read(date);
            // What is not read is named.
            if (!time) continue;
            expect([locale, date, time.wall]).toEqual([
              ...[locale, date],
              Math.floor((times[i] as number) / precision) * precision,
            ]);
          }
          read++;
        },
      ),
      { numRuns: 400 },
    );
    expect(read / all).toBeGreaterThan(0.8);
  });

  it.each([
    ['05/03/2021, 10:21', ['dmy', 'mdy']],
    ['05.03.21, 10:21', ['dmy', 'ymd']],
  ])('of numbers alone are asked for: %s', (date, answers) => {
    const found = decide(evidenceOf([date]), NOBODY_SAID);
    if ('about' in found) expect(found).toMatchObject({ about: 'order', answers });
    else expect(new DateReader(found.readings).read(date)?.wall).toBe(Date.UTC(2021, 2, 5, 10, 21));
  });

  it('of numbers alone are told by a day above twelve, in any of them', () => {
    const dates = ['05/04/2021, 10:21', '25/03/2021, 10:21'];
    const found = decide(evidenceOf(dates), NOBODY_SAID);
    const readings = 'readings' in found ? found.readings : new Map();
    expect(new DateReader(readings).read(dates[0] as string)?.wall).toBe(
      Date.UTC(2021, 3, 5, 10, 21),
    );
  });

  it('of numbers alone are told by the order of the messages', () => {
    const dates = [
      '02/05/2021, 1:00',
      '10/04/2021, 1:00',
      '07/04/2021, 1:00',
      '08/01/2021, 1:00',
      '12/12/2020, 1:00',
    ];
    const found = decide(evidenceOf(dates), NOBODY_SAID);
    const readings = 'readings' in found ? found.readings : new Map();
    expect(new DateReader(readings).read(dates[0] as string)?.wall).toBe(Date.UTC(2021, 4, 2, 1));
  });

  it('with a month that two languages have for two are told by the others', () => {
    const both = decide(evidenceOf(['15 lip 2021, 10:21']), NOBODY_SAID);
    expect(both).toMatchObject({ about: 'language', answers: ['hr', 'pl'] });
    const polish = decide(evidenceOf(['15 lip 2021, 10:21', '3 wrz 2021, 10:21']), NOBODY_SAID);
    const readings = 'readings' in polish ? polish.readings : new Map();
    expect(new DateReader(readings).read('15 lip 2021, 10:21')?.wall).toBe(
      Date.UTC(2021, 6, 15, 10, 21),
    );
  });
});
