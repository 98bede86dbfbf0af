import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AskedBefore } from '../../src/api/repeating/asked-before.ts';

describe('what was asked before', () => {
  it('is known as long as no more was asked since than is said', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat({ max: 20 }), fc.nat({ max: 20 }), (text, others, within) => {
        const asked = new AskedBefore();
        asked.again(text, within);
        for (let i = 1; i < others; i++) asked.again(`other ${i}`, within);
        const isTaken = text.startsWith('other ');
        if (!isTaken) expect(asked.again(text, within)).toBe(Math.max(1, others) <= within);
      }),
    );
  });

  it('is taken for another seldom, where addresses differ in a letter', () => {
    const asked = new AskedBefore();
    let taken = 0;
    for (let i = 0; i < 20_000; i++) {
      const id = Buffer.from(`${i * 7_919}`)
        .toString('base64url')
        .padEnd(40, 'x');
      if (asked.again(`/v26.0/m_${id}?fields=id,message&access_token=EAAA`, 20_000)) taken++;
    }
    expect(taken).toBeLessThan(3);
  });
});
