import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { refusal, refused } from '../access/refused.ts';
import { proves } from '../support/proves.ts';
import { sharedWorld } from '../support/world.ts';
import { debugged, type Member, member } from '../tokens/people.ts';
import { accessToken, loginCode, REDIRECT } from './codes.ts';

const FORMAT = refused(100, 'Invalid verification code format.');
const INVALID = refused(100, 'Error validating verification code.');
const OTHER_REDIRECT = refused(
  100,
  'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
  { error_subcode: 36008 },
);
const USED = refused(100, 'This authorization code has been used.', { error_subcode: 36009 });
const EXPIRED = refused(100, 'This authorization code has expired.', { error_subcode: 36007 });

const shop = await sharedWorld();
let ada: Member;
beforeAll(async () => {
  ada = await member(shop);
});

const query = (code: string) =>
  new URLSearchParams({
    client_id: shop.app.id,
    client_secret: shop.app.secret,
    redirect_uri: REDIRECT,
    code,
  }).toString();

const exchange = (code: string | undefined, params: Record<string, string | undefined> = {}) =>
  accessToken(shop, { redirect_uri: REDIRECT, code, ...params });

describe('a login code', () => {
  proves(
    ['GET, POST /oauth/access_token?code', 'GET, POST /oauth/access_token?redirect_uri'],
    'is exchanged for a short-lived user token',
    async () => {
      const { status, body } = await exchange(await loginCode(shop, ada.id));
      expect([status, body]).toEqual([
        200,
        { access_token: expect.stringMatching(/^EAA/), token_type: 'bearer', expires_in: 5400 },
      ]);
      const now = Math.floor(shop.server.clock.now() / 1000);
      expect(await debugged(shop, body.access_token)).toMatchObject({
        type: 'USER',
        user_id: ada.id,
        scopes: ['email', 'pages_show_list'],
        expires_at: now + 5400,
        data_access_expires_at: now + 90 * 86_400,
      });
    },
  );

  proves('error:codeUsed', 'is good once: of two exchanges at once one wins', async () => {
    const code = await loginCode(shop, ada.id);
    const answers = await Promise.all([exchange(code), exchange(code), exchange(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect(refusal(answer)).toEqual(USED);
    }
    expect(refusal(await exchange(code))).toEqual(USED);
  });

  proves('error:codeExpired', 'is good for ten minutes', async () => {
    const [code, other] = [await loginCode(shop, ada.id), await loginCode(shop, ada.id)];
    shop.server.clock.advance(10 * 60_000 - 1);
    expect((await exchange(code)).status).toBe(200);
    shop.server.clock.advance(1);
    expect(refusal(await exchange(other))).toEqual(EXPIRED);
  });

  proves('error:codeRedirect', 'is bound to its redirect_uri, letter by letter', async () => {
    const code = await loginCode(shop, ada.id);
    for (const redirect_uri of [
      `${REDIRECT}/`,
      REDIRECT.toUpperCase(),
      REDIRECT.slice(0, -1),
      '',
    ]) {
      expect(refusal(await exchange(code, { redirect_uri })), redirect_uri).toEqual(OTHER_REDIRECT);
    }
    // Who came with a wrong one has not used it up.
    expect((await exchange(code)).status).toBe(200);
  });

  proves(
    'error:codeInvalid',
    'is none when it was never given out, or to another app',
    async () => {
      const other = await createApp(shop.server, { name: 'Other' });
      const code = await loginCode(shop, ada.id);
      const asOther = { client_id: other.id, client_secret: other.secret };
      expect(refusal(await exchange(code, asOther))).toEqual(INVALID);
      expect(refusal(await exchange(`AQ${'A'.repeat(64)}`))).toEqual(INVALID);
      expect((await exchange(code)).status).toBe(200);
    },
  );

  proves('error:codeFormat', 'has a form, and another text is told so', async () => {
    const code = await loginCode(shop, ada.id);
    const token = await ada.token();
    const wrong = ['x', `${code}x`, code.slice(1), code.toLowerCase(), 'A'.repeat(5_000), token];
    for (const other of [...wrong, ` ${code}`, `${code.slice(0, -1)}/`, '\u0000', 'é'.repeat(66)]) {
      const answer = await exchange(other);
      expect(refusal(answer), other).toEqual(FORMAT);
      expect(answer.headers.get('www-authenticate')).toBe(
        'OAuth "Facebook Platform" "invalid_code" "Invalid verification code format."',
      );
    }
    expect((await exchange(code)).status).toBe(200);
  });

  it('is called an invalid code in WWW-Authenticate, whatever is wrong with it', async () => {
    const code = await loginCode(shop, ada.id);
    const elsewhere = await exchange(code, { redirect_uri: `${REDIRECT}x` });
    await exchange(code);
    const late = await loginCode(shop, ada.id);
    shop.server.clock.advance(10 * 60_000);
    for (const answer of [elsewhere, await exchange(code), await exchange(late)]) {
      expect(answer.headers.get('www-authenticate')).toBe(
        `OAuth "Facebook Platform" "invalid_code" "${answer.body.error.message}"`,
      );
    }
    const items = JSON.stringify([
      { method: 'GET', relative_url: `oauth/access_token?${query('x')}` },
    ]);
    const batched = await shop.send('POST', '/', { access_token: shop.token, batch: items });
    expect(batched.body[0].headers).toContainEqual({
      name: 'WWW-Authenticate',
      value: 'OAuth "Facebook Platform" "invalid_code" "Invalid verification code format."',
    });
    // What is wrong with the app is none of the code's.
    const noApp = await exchange(code, { client_id: '1' });
    expect(noApp.headers.get('www-authenticate')).toContain('"invalid_request"');
  });

  proves(
    ['error:codeMissing', 'error:redirectMissing'],
    'has to be there, with its redirect_uri and the secret',
    async () => {
      const code = await loginCode(shop, ada.id);
      expect(refusal(await exchange(undefined))).toEqual(refused(1, 'Missing authorization code'));
      expect(refusal(await exchange(code, { redirect_uri: undefined }))).toEqual(
        refused(191, 'Missing redirect_uri parameter.'),
      );
      expect(refusal(await exchange(code, { client_secret: 'x' }))).toEqual(
        refused(1, 'Error validating client secret.'),
      );
      expect(refusal(await exchange(code, { client_secret: undefined }))).toEqual(INVALID);
      expect((await exchange(code)).status).toBe(200);
    },
  );

  it('is void when its person changes the password or removes the app', async () => {
    const bob = await member(shop, 'Bob');
    const changes = [{ password_changed: true }, { remove_app: shop.app.id }] as const;
    for (const change of changes) {
      const code = await loginCode(shop, bob.id);
      await bob.change(change);
      expect(refusal(await exchange(code))).toEqual(EXPIRED);
    }
  });

  it('is forgotten a day after its end', async () => {
    const code = await loginCode(shop, ada.id);
    shop.server.clock.advance(86_400_000 + 10 * 60_000 + 1);
    await loginCode(shop, ada.id);
    expect(refusal(await exchange(code))).toEqual(INVALID);
  });
});

describe('GET /oauth/client_code', () => {
  const clientCode = (params: Record<string, string | undefined>) =>
    shop.send('GET', '/v23.0/oauth/client_code', {
      client_id: shop.app.id,
      client_secret: shop.app.secret,
      redirect_uri: REDIRECT,
      ...params,
    });

  proves(
    [
      'GET, POST /oauth/client_code',
      'GET, POST /oauth/client_code?client_id',
      'GET, POST /oauth/client_code?client_secret',
      'GET, POST /oauth/client_code?redirect_uri',
    ],
    'gives a code by which a client without the secret gets a long-lived token',
    async () => {
      const { body } = await clientCode({ access_token: await ada.token({ life: 'long' }) });
      expect(body).toEqual({ code: expect.stringMatching(/^AQ/) });
      const answer = await exchange(body.code, { client_secret: undefined, machine_id: 'm' });
      expect(answer.body).toMatchObject({ token_type: 'bearer', expires_in: 5_184_000 });
      const { access_token } = answer.body;
      expect((await shop.get('/me', { access_token })).body.id).toBe(ada.id);
      expect(refusal(await exchange(body.code))).toEqual(USED);
    },
  );

  it('asks for the app, its secret, a redirect_uri and a user token', async () => {
    const access_token = await ada.token();
    const told = async (params: Record<string, string | undefined>) =>
      (await clientCode({ access_token, ...params })).body.error?.code;
    expect(await told({ client_id: undefined })).toBe(101);
    expect(await told({ client_secret: undefined })).toBe(101);
    expect(await told({ client_secret: 'x' })).toBe(1);
    expect(await told({ redirect_uri: undefined })).toBe(191);
    expect(await told({ access_token: undefined })).toBe(104);
    expect(await told({ access_token: shop.token })).toBe(190);
  });
});
