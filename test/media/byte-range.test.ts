import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteRange } from '../../src/media/byte-range.ts';

describe('a Range header', () => {
  it.each<[string | undefined, ReturnType<typeof byteRange>]>([
    [undefined, 'whole'],
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=2-', { start: 2, end: 9 }],
    ['BYTES = 2-3 ', { start: 2, end: 3 }],
    ['bytes=2-99999999999999999999999', { start: 2, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-99', { start: 0, end: 9 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=99999999999999999999999-', 'unsatisfiable'],
    ['bytes=3-2', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=0-1,4-5', 'whole'],
    ['bytes=+1-2', 'whole'],
    ['bytes=1.5-2', 'whole'],
    ['bytes=0x1-2', 'whole'],
    ['items=0-1', 'whole'],
    ['', 'whole'],
  ])('%s of ten bytes is %o', (header, range) => {
    expect(byteRange(header, 10)).toEqual(range);
  });

  it('of an empty file is the whole by suffix, else not to be had', () => {
    expect(byteRange('bytes=-5', 0)).toBe('whole');
    expect(byteRange('bytes=0-', 0)).toBe('unsatisfiable');
  });

  it('always stays within the file, whatever it says', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(20), (text, size) => {
        const range = byteRange(`bytes=${text}`, size);
        if (typeof range === 'string') return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.start).toBeLessThanOrEqual(range.end);
        expect(range.end).toBeLessThan(size);
      }),
    );
  });
});
