import fc from 'fast-check';
import { expect, it } from 'vitest';
import { summaryText } from '../../../src/journal/stream/summary.ts';
import type { TimelineRow } from '../../../src/journal/timeline/row.ts';

const words = fc.string({ unit: 'grapheme-ascii', maxLength: 3_000 });
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`));

/** Rows with ids as they are made here, and texts as they may be. */
const rows = fc.record({
  seq: fc.integer({ min: 1, max: 10 ** 9 }),
  kind: fc.constantFrom('call', 'act', 'event', 'webhook', 'not_sent', 'control'),
  at: fc.constant('2026-05-04T10:00:00.000Z'),
  page: optional(digits(15)),
  app: optional(digits(16)),
  person: optional(digits(17)),
  what: words,
  message: optional(words),
  because: optional(words),
  note: optional(words),
  status: optional(fc.integer({ min: 100, max: 599 })),
});

it('a row has 400 bytes at most where its ids are ours, and all that is short is told whole', () => {
  fc.assert(
    fc.property(rows, (made) => {
      const row = Object.fromEntries(
        Object.entries(made).filter(([, value]) => value !== undefined),
      ) as unknown as TimelineRow;
      const text = summaryText(row);
      expect(JSON.parse(text)).toMatchObject({ seq: row.seq, kind: row.kind, at: row.at });
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(400);
      if (Buffer.byteLength(JSON.stringify(row)) <= 400) expect(JSON.parse(text)).toEqual(row);
    }),
    { numRuns: 200 },
  );
});
