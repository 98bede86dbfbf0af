import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkingToken, readLinkingToken } from '../../src/access/linking-token.ts';
import { Vault } from '../../src/access/vault.ts';

const vault = new Vault('a server key');
const LIFE = 5 * 60_000;

const refs = fc.record({
  page: fc.nat(),
  person: fc.nat(),
  app: fc.option(fc.stringMatching(/^[1-9]\d{0,19}$/), { nil: undefined }),
  made: fc.nat({ max: 4_000_000_000_000 }),
});

describe('a linking token', () => {
  it('says for five minutes what it was made of, and is another each time', () => {
    fc.assert(
      fc.property(refs, fc.nat({ max: LIFE - 1 }), (ref, later) => {
        const token = linkingToken(ref, vault);
        expect(readLinkingToken(token, vault, ref.made + later)).toEqual(ref);
        expect(readLinkingToken(token, vault, ref.made + LIFE)).toBeUndefined();
        expect(linkingToken(ref, vault)).not.toBe(token);
      }),
    );
  });

  it('that anybody changed says nothing, nor does one of another server, nor another secret', () => {
    fc.assert(
      fc.property(refs, fc.nat(), fc.stringMatching(/^[\w-]$/), (ref, at, letter) => {
        const token = linkingToken(ref, vault);
        const place = at % (token.length - 1);
        const changed = token.slice(0, place) + letter + token.slice(place + 1);
        fc.pre(changed !== token);
        expect(readLinkingToken(changed, vault, ref.made)).toBeUndefined();
        expect(readLinkingToken(token, new Vault('another'), ref.made)).toBeUndefined();
      }),
    );
    for (const secret of ['["app secret",0,1,1]', '12', 'null', 'secret']) {
      expect(readLinkingToken(`AR${vault.seal(secret)}`, vault, 0)).toBeUndefined();
    }
  });

  it('is no text at all', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 1_200 }), (text) => {
        expect(readLinkingToken(`AR${text}`, vault, 0)).toBeUndefined();
      }),
    );
  });
});
