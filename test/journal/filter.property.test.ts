import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallEntry, JournalEntry } from '../../src/journal/entries.ts';
import { rowFilter } from '../../src/journal/filter/filter.ts';
import {
  FilterError,
  type FilterTerm,
  parseFilter,
} from '../../src/journal/filter/parse-filter.ts';
import { TERMS, type TermName } from '../../src/journal/filter/terms.ts';
import type { TimelineRow } from '../../src/journal/timeline/row.ts';

const VALUES: Readonly<Partial<Record<TermName, fc.Arbitrary<string>>>> = {
  kind: fc.constantFrom('call', 'act', 'event', 'webhook', 'not_sent', 'control'),
  code: fc.constantFrom('10', '613', '100/33'),
  status: fc.constantFrom('200', '4xx', 'none'),
  method: fc.constantFrom('GET', 'post'),
  is: fc.constantFrom('refused', 'failed', 'faulty'),
  cause: fc.nat().map(String),
  event: fc.nat().map(String),
  seq: fc.nat().map(String),
};
const anyText = fc.string({ minLength: 1, maxLength: 12 });
const term: fc.Arbitrary<FilterTerm> = fc
  .option(fc.constantFrom(...(Object.keys(TERMS) as TermName[])), { nil: undefined })
  .chain((name) =>
    fc.record({
      name: fc.constant(name),
      values: fc.array((name && VALUES[name]) ?? anyText, {
        minLength: 1,
        maxLength: name === undefined ? 1 : 3,
      }),
      isNegated: fc.boolean(),
    }),
  );

const quoted = (value: string): string => `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
const written = ({ name, values, isNegated }: FilterTerm): string =>
  `${isNegated ? '-' : ''}${name === undefined ? '' : `${name}:`}${values.map(quoted).join(',')}`;

const row = fc.record(
  {
    seq: fc.nat(5),
    kind: fc.constantFrom('call', 'act', 'event', 'webhook', 'not_sent', 'control'),
    what: fc.constantFrom('GET /me', 'POST /me/messages', 'message', 'fail'),
    app: fc.constantFrom('1', '2'),
    status: fc.constantFrom(200, 400, 404, 500),
    code: fc.constantFrom(10, 100, 613),
    cause: fc.nat(5),
    delivered: fc.boolean(),
  },
  { requiredKeys: ['seq', 'kind', 'what'] },
) as unknown as fc.Arbitrary<TimelineRow>;

const subjectOf = (each: TimelineRow) => {
  const [method = '', path = ''] = each.what.split(' ');
  const call = { kind: 'call', method, prefix: '', path, requestId: 'A1' } as CallEntry;
  const entry = each.kind === 'call' ? call : ({ kind: 'control' } as JournalEntry);
  return { row: each, entry };
};

describe('a filter', () => {
  it('is read as it was written, however much of it is quoted', () => {
    fc.assert(
      fc.property(fc.array(term, { maxLength: 6 }), (terms) => {
        expect(parseFilter(terms.map(written).join('  '))).toEqual(terms);
      }),
    );
  });

  it('is refused with a place in it, or read, whatever it is', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[-a-z:", \\]{0,30}$/));
    fc.assert(
      fc.property(text, (given) => {
        try {
          parseFilter(given);
        } catch (error) {
          expect(error).toBeInstanceOf(FilterError);
          const { at } = error as FilterError;
          expect(at).toBeGreaterThanOrEqual(1);
          expect(at).toBeLessThanOrEqual(given.length + 1);
        }
      }),
    );
  });

  it('means a row by each of its terms, and by its turned round one not', () => {
    fc.assert(
      fc.property(row, fc.array(term, { maxLength: 4 }), (each, terms) => {
        const subject = subjectOf(each);
        const alone = terms.map((one) => rowFilter(written(one))(subject));
        expect(rowFilter(terms.map(written).join(' '))(subject)).toBe(alone.every(Boolean));
        for (const [i, one] of terms.entries()) {
          const other = written({ ...one, isNegated: !one.isNegated });
          expect(rowFilter(other)(subject)).toBe(!alone[i]);
        }
      }),
    );
  });
});

describe('a term', () => {
  const call = { seq: 4, kind: 'call', what: 'POST /me/messages', status: 400, code: 613 } as const;
  const told = { at: '', real: '' };

  it.each([
    ['kind:call', true],
    ['kind:act,call', true],
    ['-kind:call', false],
    ['code:613 status:4xx', true],
    ['code:613 status:2xx', false],
    ['code:613/1', false],
    ['path:*/messages', true],
    ['path:/me', false],
    ['path:/me*', true],
    ['method:post', true],
    ['is:refused', true],
    ['is:faulty', false],
    ['status:none', false],
    ['MESSAGES', true],
    ['"post /me"', true],
    ['trace:A1', true],
    ['trace:A2', false],
    ['', true],
  ])('%j', (text, isMeant) => {
    expect(rowFilter(text)(subjectOf({ ...call, ...told }))).toBe(isMeant);
  });

  it.each([
    ['knd:call', 'There is no "knd"', 1],
    ['kind:call  stat:4xx', 'There is no "stat"', 12],
    ['status:teapot', 'status: must be such as 200, 4xx or none', 8],
    ['code:', 'code: is given nothing', 6],
    ['-', 'There is no word', 2],
    ['"open', 'A quote is not closed', 1],
    ['is:odd', 'is: must be one of refused, failed, untold, faulty', 4],
  ])('%j is refused with words and a place', (text, words, at) => {
    expect(() => parseFilter(text)).toThrow(new RegExp(`${words}.*, at character ${at} of`));
  });
});
