import fc from 'fast-check';
import { expect, it } from 'vitest';
import { handshakeUrl, isCallback } from '../../src/messaging/webhook-callback.ts';

const token = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => text.isWellFormed());

it('a handshake keeps whatever address and query a callback has, and adds its three', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), token, (callback, verifyToken) => {
      fc.pre(isCallback(callback));
      const asked = handshakeUrl(callback, '123456789', verifyToken);
      expect(asked.startsWith(callback)).toBe(true);
      const [before, after] = [new URL(callback), new URL(asked)];
      expect([after.origin, after.pathname]).toEqual([before.origin, before.pathname]);
      expect([...after.searchParams].slice(-3)).toEqual([
        ['hub.mode', 'subscribe'],
        ['hub.challenge', '123456789'],
        ['hub.verify_token', verifyToken],
      ]);
      const own = [...before.searchParams].filter(([name]) => name !== '');
      const kept = [...after.searchParams].slice(0, -3).filter(([name]) => name !== '');
      expect(kept).toEqual(own);
    }),
  );
});
