import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessionTime } from '../../src/access/session-time.ts';
import { readTokenText, type TokenRef, tokenText } from '../../src/access/token-text.ts';
import { sameText, Vault } from '../../src/access/vault.ts';
import { createUser } from '../../src/admin/users.ts';
import { type World, world } from '../support/world.ts';
import { refusal, UNREADABLE } from './refused.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789|-_%\u0000é😀';

/** fast-check's own units for this take seconds to build. */
const unit = fc.constantFrom(...DIGITS);

const ref: fc.Arbitrary<TokenRef> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(...(['page', 'user', 'app', 'system', 'instagram'] as const)),
    no: fc.integer({ min: 1, max: 999_999_999_999 }),
  }),
  fc.record({
    kind: fc.constant('derived' as const),
    no: fc.integer({ min: 1, max: 999_999_999_999 }),
    page: fc.integer({ min: 1, max: 0xffffffff }),
  }),
);

describe('the text of a token', () => {
  const vault = new Vault('the key of this server');
  const stranger = new Vault('the key of another one');

  it('says what it stands for, to the server that made it alone', () => {
    fc.assert(
      fc.property(ref, (token) => {
        const text = tokenText(token, vault);
        expect(text).toMatch(
          token.kind === 'instagram' ? /^IGAA[A-Za-z0-9]+$/ : /^EAA[A-Za-z0-9]+$/,
        );
        expect(tokenText(token, vault)).toBe(text);
        expect(readTokenText(text, vault)).toEqual(token);
        expect(readTokenText(text, stranger)).toBeUndefined();
      }),
    );
  });

  it('is another for every other token', () => {
    fc.assert(
      fc.property(fc.uniqueArray(ref, { selector: (each) => JSON.stringify(each) }), (refs) => {
        const texts = new Set(refs.map((each) => tokenText(each, vault)));
        expect(texts.size).toBe(refs.length);
      }),
    );
  });

  it('is none after any change of its characters', () => {
    const edit = fc.record({
      at: fc.nat(60),
      drop: fc.nat(3),
      insert: fc.string({ unit, maxLength: 3 }),
    });
    fc.assert(
      fc.property(ref, edit, (token, { at, drop, insert }) => {
        const text = tokenText(token, vault);
        const forged = text.slice(0, at) + insert + text.slice(at + drop);
        fc.pre(forged !== text);
        expect(readTokenText(forged, vault)).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });

  it('is none that somebody makes up', () => {
    const made = fc.string({ unit, maxLength: 80 });
    fc.assert(
      fc.property(fc.oneof(made, fc.string()), (text) => {
        expect(readTokenText(`EAA${text}`, vault)).toBeUndefined();
        expect(readTokenText(text, vault)).toBeUndefined();
      }),
    );
  });
});

describe('a sealed secret', () => {
  it('opens under its own key alone, and never shows', () => {
    const [vault, other] = [new Vault('one'), new Vault('two')];
    fc.assert(
      fc.property(fc.string({ unit, minLength: 8, maxLength: 40 }), (secret) => {
        const sealed = vault.seal(secret);
        expect(vault.unseal(sealed)).toBe(secret);
        expect(vault.seal(secret)).not.toBe(sealed);
        expect(Buffer.from(sealed, 'base64url').includes(secret)).toBe(false);
        expect(() => other.unseal(sealed)).toThrow();
      }),
      { numRuns: 50 },
    );
  });
});

describe('comparing texts', () => {
  it('is as plain comparison is', () => {
    const text = fc.string({ unit, maxLength: 4 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(sameText(a, b)).toBe(a === b);
        expect(sameText(a, a)).toBe(true);
      }),
    );
  });
});

describe('a time in the error of an expired token', () => {
  it('is that second, in the time of California', () => {
    const ms = fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2039, 11, 31) });
    fc.assert(
      fc.property(ms, (time) => {
        const text = sessionTime(time);
        expect(text).toMatch(/^[A-Z][a-z]+day, \d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d P[SD]T$/);
        const [, day, month, year, clock, zone] =
          /^\w+, (\d\d)-(\w+)-(\d\d) (\S+) (P[SD]T)$/.exec(text) ?? [];
        const offset = zone === 'PDT' ? '-0700' : '-0800';
        const read = Date.parse(`${day} ${month} 20${year} ${clock} ${offset}`);
        expect(read).toBe(Math.floor(time / 1000) * 1000);
        const weekday = new Date(`${day} ${month} 20${year} 12:00:00 GMT`).getUTCDay();
        expect(text.slice(0, 3)).toBe(['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][weekday]);
      }),
    );
  });
});

describe('a forged token', () => {
  let shop: World;
  const tokens: string[] = [];
  beforeAll(async () => {
    shop = await world();
    const { id } = await createUser(shop.server, { name: 'Sam', pageId: shop.page.id });
    const user = await shop.tokenFor({ kind: 'user', userId: id });
    const { body } = await shop.get('/me/accounts', { access_token: user });
    tokens.push(shop.token, user, body.data[0].access_token);
  });
  afterAll(() => shop.close());

  it('is refused whichever of its characters was changed', async () => {
    for (const [which, token] of tokens.entries()) {
      expect((await shop.get('/me', { access_token: token })).status).toBe(200);
      const forged = [...token].map((old, at) => {
        const other = DIGITS[(DIGITS.indexOf(old) + 1 + which * 7) % 62];
        return token.slice(0, at) + other + token.slice(at + 1);
      });
      for (const access_token of [...forged, token.slice(0, -1), `${token}A`]) {
        expect(refusal(await shop.get('/me', { access_token })), access_token).toEqual(UNREADABLE);
      }
    }
  });

  it('is not to be had from the parts of others', async () => {
    const [page = '', user = '', derived = ''] = tokens;
    const middle = Math.floor(page.length / 2);
    for (const access_token of [
      page.slice(0, middle) + user.slice(middle),
      user.slice(0, middle) + derived.slice(middle),
      derived.slice(0, middle) + page.slice(middle),
      page + user,
    ]) {
      expect(refusal(await shop.get('/me', { access_token }))).toEqual(UNREADABLE);
    }
  });
});
