import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedWorld } from '../support/world.ts';
import { type Member, member } from '../tokens/people.ts';
import { accessToken, loginCode, REDIRECT } from './codes.ts';

const shop = await sharedWorld();
let ada: Member;
beforeAll(async () => {
  ada = await member(shop);
});

/** What may happen to a code, in any order. */
const step = fc.oneof(
  fc.record({ wait: fc.integer({ min: 1, max: 400_000 }) }),
  fc.record({ redirect: fc.constantFrom(REDIRECT, `${REDIRECT}#`, 'https://example.net/') }),
  fc.record({ secret: fc.constantFrom('right', 'wrong') }),
);

describe('a code', () => {
  it('gives one token at most, and only in time, with its redirect_uri and the secret', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const code = await loginCode(shop, ada.id);
        let [age, isUsed] = [0, false];
        for (const each of steps) {
          if ('wait' in each) {
            shop.server.clock.advance(each.wait);
            age += each.wait;
            continue;
          }
          const redirect_uri = 'redirect' in each ? each.redirect : REDIRECT;
          const isProven = !('secret' in each) || each.secret === 'right';
          const client_secret = isProven ? shop.app.secret : 'f'.repeat(32);
          const { status } = await accessToken(shop, { code, redirect_uri, client_secret });
          const isGood = !isUsed && age < 600_000 && redirect_uri === REDIRECT && isProven;
          expect(status).toBe(isGood ? 200 : 400);
          isUsed ||= isGood;
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is never taken for another: no change of its text is a code', async () => {
    const code = await loginCode(shop, ada.id);
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: code.length - 1 }),
        fc.constantFrom(...'AZaz09-_ %|'),
        async (at, letter) => {
          fc.pre(code[at] !== letter);
          const changed = code.slice(0, at) + letter + code.slice(at + 1);
          const { body } = await accessToken(shop, { code: changed, redirect_uri: REDIRECT });
          expect(body.error.message).toBe(
            at >= 2 && /[\w-]/.test(letter)
              ? 'Error validating verification code.'
              : 'Invalid verification code format.',
          );
        },
      ),
      { numRuns: 40 },
    );
    expect((await accessToken(shop, { code, redirect_uri: REDIRECT })).status).toBe(200);
  });
});
