import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateWriter } from '../../src/graph/text/date-format.ts';
import { graphTime } from '../../src/graph/text/time.ts';

const LETTERS = [...'dDjlNSwzWFmMntLoXxYyaABgGhHisueIOPpTZcrUv'];

const written = (format: string, ms: number): string => JSON.parse(dateWriter(format)(ms));

/** Making one takes longer than all that is asked of it. */
const calendars = new Map<string, Intl.DateTimeFormat>();

/** A word of a time, as the locale's own calendar has it. */
function word(ms: number, options: Intl.DateTimeFormatOptions): string {
  const form = JSON.stringify(options);
  const calendar =
    calendars.get(form) ?? new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options });
  calendars.set(form, calendar);
  return calendar.format(ms);
}

/** Days from the first of January, by counting months. */
function daysBefore(y: number, m: number, d: number): number {
  const leap = new Date(Date.UTC(2000 + (((y % 400) + 400) % 400), 1, 29)).getUTCMonth() === 1;
  const months = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return months.slice(0, m - 1).reduce((sum, n) => sum + n, d - 1);
}

/** Year and week by ISO 8601's other words: week 1 holds the fourth of January. */
function isoWeek(y: number, m: number, d: number): [year: number, week: number] {
  const monday = (ms: number) => ms - ((new Date(ms).getUTCDay() + 6) % 7) * 86_400_000;
  const day = monday(Date.UTC(y, m - 1, d));
  const first = [y + 1, y, y - 1].find((each) => monday(Date.UTC(each, 0, 4)) <= day) ?? y;
  return [first, 1 + (day - monday(Date.UTC(first, 0, 4))) / (7 * 86_400_000)];
}

const ORDINALS = { one: 'st', two: 'nd', few: 'rd', other: 'th' } as Record<string, string>;
const ordinal = new Intl.PluralRules('en-US', { type: 'ordinal' });

/** What a letter of date() stands for, told from the ISO text of a time: none of it is the code's. */
function model(letter: string, ms: number): string {
  const iso = new Date(Math.floor(ms / 1000) * 1000).toISOString();
  const [y = '', m = '', d = '', h = '', i = '', s = ''] = iso.match(/\d+/g) ?? [];
  const plain = (text: string) => String(Number(text));
  const [isoYear, week] = isoWeek(Number(y), Number(m), Number(d));
  const numbers: Record<string, string> = {
    ...{ d, m, Y: y, x: y, X: `+${y}`, y: y.slice(-2), H: h, i, s, j: plain(d), n: plain(m) },
    ...{ G: plain(h), U: String(Date.parse(iso) / 1000), u: '000000', v: '000' },
    ...{ e: 'UTC', T: 'UTC', I: '0', Z: '0', O: '+0000', P: '+00:00', p: 'Z' },
    D: word(ms, { weekday: 'short' }),
    l: word(ms, { weekday: 'long' }),
    F: word(ms, { month: 'long' }),
    M: word(ms, { month: 'short' }),
    N: String(((new Date(ms).getUTCDay() + 6) % 7) + 1),
    w: String(new Date(ms).getUTCDay()),
    S: ORDINALS[ordinal.select(Number(d))] ?? '',
    z: String(daysBefore(Number(y), Number(m), Number(d))),
    t: String(daysBefore(Number(y), Number(m) + 1, 1) - daysBefore(Number(y), Number(m), 1)),
    L: daysBefore(Number(y), 3, 1) === 60 ? '1' : '0',
    W: String(week).padStart(2, '0'),
    o: String(isoYear),
    A: Number(h) >= 12 ? 'PM' : 'AM',
    a: Number(h) >= 12 ? 'pm' : 'am',
    h: word(ms, { hour: '2-digit', hourCycle: 'h12' }).slice(0, 2),
    g: plain(word(ms, { hour: '2-digit', hourCycle: 'h12' }).slice(0, 2)),
    B: String(
      Math.floor((((Number(h) + 1) % 24) * 36_000 + Number(i) * 600 + Number(s) * 10) / 864),
    ).padStart(3, '0'),
    c: `${iso.slice(0, 19)}+00:00`,
  };
  const utc = new Date(ms).toUTCString();
  return letter === 'r' ? utc.replace('GMT', '+0000') : (numbers[letter] as string);
}

/** From 1001 to 9999, where the ISO text has four digits. */
const times = fc.integer({ min: -30_578_169_600_000, max: 253_370_764_800_000 });

describe('a format of date()', () => {
  it.each(LETTERS)('has the letter %s', (letter) => {
    fc.assert(
      fc.property(times, (ms) => {
        expect(written(letter, ms)).toBe(model(letter, ms));
      }),
      { numRuns: 200 },
    );
  });

  it('writes letters one by one, escapes as they are and everything else as it is', () => {
    const piece = fc.oneof(
      fc.constantFrom(...LETTERS).map((letter) => ({ letter })),
      fc.constantFrom(...LETTERS, '\\', ' ', '😀').map((escaped) => ({ escaped })),
      fc.constantFrom(...' -:/.,%"{}[]<>é😀kqfbEJKQRV0129', '\u0000', '\u2028').map((plain) => ({
        plain,
      })),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), times, (pieces, ms) => {
        const format = pieces.map((each) =>
          'letter' in each ? each.letter : 'plain' in each ? each.plain : `\\${each.escaped}`,
        );
        const expected = pieces.map((each) =>
          'letter' in each ? model(each.letter, ms) : 'plain' in each ? each.plain : each.escaped,
        );
        expect(written(format.join(''), ms)).toBe(expected.join(''));
      }),
    );
  });

  it('ends with a backslash where nothing follows it', () => {
    expect(written('Y\\', 0)).toBe('1970\\');
    expect(written('\\\\\\', 0)).toBe('\\\\');
  });

  it('can be that of every answer without one', () => {
    fc.assert(
      fc.property(times, (ms) => {
        expect(dateWriter('Y-m-d\\TH:i:sO')(ms)).toBe(graphTime(ms));
      }),
    );
  });

  it('tells years before and beyond four digits apart', () => {
    const late = Date.UTC(10_191, 5, 1);
    const early = new Date(0).setUTCFullYear(-55);
    expect(written('Y x X', late)).toBe('10191 +10191 +10191');
    expect(written('Y x X', early)).toBe('-0055 -0055 -0055');
    expect(written('Y x X', new Date(0).setUTCFullYear(787))).toBe('0787 0787 +0787');
  });
});
