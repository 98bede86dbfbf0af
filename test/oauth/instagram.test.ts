import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createToken } from '../../src/admin/tokens.ts';
import { proves } from '../support/proves.ts';
import { type Json, sharedWorld } from '../support/world.ts';
import { DAY } from '../tokens/people.ts';
import { loginCode, REDIRECT } from './codes.ts';

const HERE = '/_convograph/instagram';
const SCOPES = ['instagram_business_basic', 'instagram_business_manage_messages'];

const shop = await sharedWorld();

const code = () =>
  loginCode(shop, '', { kind: 'instagram', user: undefined, page: shop.page.no, scopes: SCOPES });

const exchange = (params: Readonly<Record<string, string | undefined>>) => {
  const form = new URLSearchParams();
  const all = {
    client_id: shop.app.id,
    client_secret: shop.app.instagram_secret,
    grant_type: 'authorization_code',
    redirect_uri: REDIRECT,
    ...params,
  };
  for (const [name, value] of Object.entries(all)) if (value !== undefined) form.set(name, value);
  return shop.send('POST', `${HERE}/oauth/access_token`, {}, { body: form });
};

const login = async (life?: 'short' | 'long'): Promise<string> =>
  (await createToken(shop.server, { kind: 'instagram', pageId: shop.page.id, life })).access_token;

const flat = (error_message: string) => ({
  error_type: 'OAuthException',
  code: 400,
  error_message,
});
const told = ({ status, body }: { status: number; body: Json }) => [status, body];

describe('POST /oauth/access_token at Instagram', () => {
  proves(
    [
      'POST instagram:/oauth/access_token',
      'POST instagram:/oauth/access_token?grant_type',
      'POST instagram:/oauth/access_token?client_id',
      'POST instagram:/oauth/access_token?client_secret',
      'POST instagram:/oauth/access_token?code',
      'POST instagram:/oauth/access_token?redirect_uri',
    ],
    'gives a token of the account for a code',
    async () => {
      expect(told(await exchange({ code: await code() }))).toEqual([
        200,
        {
          access_token: expect.stringMatching(/^IGAA/),
          user_id: shop.page.instagramId,
          permissions: SCOPES.join(','),
        },
      ]);
    },
  );

  proves(
    ['error:instagramClientUnknown', 'error:instagramCodeInvalid'],
    'has flat errors',
    async () => {
      const used = await code();
      await exchange({ code: used });
      const ofLogin = await loginCode(shop, '1');
      const wrong: [Record<string, string | undefined>, string][] = [
        [{ client_id: '1' }, 'Invalid platform app'],
        [{ client_id: undefined }, '(#100) The parameter client_id is required'],
        [{ client_secret: 'x' }, 'Error validating client secret.'],
        [{ grant_type: undefined }, '(#100) The parameter grant_type is required'],
        [
          { grant_type: 'x' },
          '(#100) Param grant_type must be one of {authorization_code} - got "x".',
        ],
        [{ code: undefined }, '(#100) The parameter code is required'],
        [{ code: 'x' }, 'Matching code was not found or was already used'],
        [{ code: used }, 'Matching code was not found or was already used'],
        [{ code: ofLogin }, 'Matching code was not found or was already used'],
        [
          { redirect_uri: 'https://example.net/' },
          'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
        ],
      ];
      const good = await code();
      for (const [params, message] of wrong) {
        const answer = await exchange({ code: good, ...params });
        expect(told(answer), message).toEqual([400, flat(message)]);
      }
      expect((await exchange({ code: good })).status).toBe(200);
    },
  );

  it('takes POST only, with the flat error too', async () => {
    const { status, body } = await shop.send('GET', `${HERE}/oauth/access_token`);
    expect([status, body.error_type, body.code]).toEqual([400, 'OAuthException', 400]);
  });

  it('does not take a code of Instagram on the other host', async () => {
    const params = { client_id: shop.app.id, client_secret: shop.app.secret };
    const asked = { ...params, redirect_uri: REDIRECT, code: await code() };
    const { body } = await shop.send('GET', '/oauth/access_token', asked);
    expect(body.error.message).toBe('Error validating verification code.');
  });
});

describe('GET /access_token at Instagram', () => {
  const exchangeToken = (params: Record<string, string | undefined>) =>
    shop.send('GET', `${HERE}/access_token`, {
      grant_type: 'ig_exchange_token',
      client_secret: shop.app.instagram_secret,
      ...params,
    });

  proves(
    [
      'GET instagram:/access_token',
      'GET instagram:/access_token?grant_type',
      'GET instagram:/access_token?client_secret',
    ],
    'gives 60 days for an hour',
    async () => {
      const answer = await exchangeToken({ access_token: await login('short') });
      expect(told(answer)).toEqual([
        200,
        {
          access_token: expect.stringMatching(/^IGAA/),
          token_type: 'bearer',
          expires_in: 5_184_000,
        },
      ]);
    },
  );

  proves('error:instagramSessionInvalid', 'refuses a token of another life', async () => {
    const session =
      'Session key invalid. This could be because the session key has an incorrect format, or because the user has revoked this session';
    const unreadable = 'Invalid OAuth access token - Cannot parse access token';
    const short = await login('short');
    const wrong: [Record<string, string | undefined>, string][] = [
      [{ access_token: await login('long') }, session],
      [{ access_token: shop.token }, unreadable],
      [{ access_token: 'x' }, unreadable],
      [{ access_token: undefined }, '(#100) The parameter access_token is required'],
      [{ client_secret: 'x' }, 'Error validating client secret.'],
      [{ client_secret: undefined }, '(#100) The parameter client_secret is required'],
      [
        { grant_type: 'x' },
        '(#100) Param grant_type must be one of {ig_exchange_token} - got "x".',
      ],
    ];
    for (const [params, message] of wrong) {
      const answer = await exchangeToken({ access_token: short, ...params });
      expect(told(answer), message).toEqual([400, flat(message)]);
    }
  });
});

describe('GET /refresh_access_token at Instagram', () => {
  const refresh = (access_token: string) =>
    shop.send('GET', `${HERE}/v23.0/refresh_access_token`, {
      grant_type: 'ig_refresh_token',
      access_token,
    });

  proves(
    ['GET instagram:/refresh_access_token', 'GET instagram:/refresh_access_token?grant_type'],
    'gives another 60 days to a long-lived token that is a day old',
    async () => {
      const { clock } = shop.server;
      const [token, short] = [await login('long'), await login('short')];
      expect((await refresh(token)).body.error_message).toMatch(/^Session key invalid/);
      clock.advance(DAY);
      for (let i = 0; i < 3; i++) {
        expect(told(await refresh(token))).toEqual([
          200,
          { access_token: token, token_type: 'bearer', expires_in: 5_184_000 },
        ]);
        clock.advance(50 * DAY);
      }
      clock.advance(10 * DAY);
      expect((await refresh(token)).body.error_message).toMatch(/Session has expired on /);
      expect((await refresh(short)).body.error_message).toMatch(/Session has expired on /);
    },
  );
});

describe('Instagram', () => {
  it('is asked by the name of its hosts too', async () => {
    const { port } = new URL(shop.server.url);
    const ask = (host: string) =>
      new Promise<Json>((resolve, reject) => {
        const path = '/access_token?grant_type=ig_exchange_token';
        const asked = request({ port, path, headers: { host } }, (response) => {
          let text = '';
          response.on('data', (part) => (text += part));
          response.on('end', () => resolve(JSON.parse(text)));
        });
        asked.on('error', reject).end();
      });
    for (const host of ['graph.instagram.com', 'API.Instagram.com:443', 'graph.instagram.com:80']) {
      expect((await ask(host)).error_message, host).toBe(
        '(#100) The parameter client_secret is required',
      );
    }
    for (const host of ['graph.facebook.com', 'xgraph.instagram.com', 'instagram.com']) {
      expect((await ask(host)).error, host).toBeDefined();
    }
  });
});
