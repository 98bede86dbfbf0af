import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { REVOKED, refusal, refused, UNREADABLE } from '../access/refused.ts';
import { proves } from '../support/proves.ts';
import { sharedWorld } from '../support/world.ts';
import { appToken, DAY, debugged, type Member, member } from '../tokens/people.ts';
import { accessToken } from './codes.ts';

const shop = await sharedWorld();
let ada: Member;
beforeAll(async () => {
  ada = await member(shop);
});

const ask = (params: Readonly<Record<string, string | undefined>>) => accessToken(shop, params);

describe('GET /oauth/access_token of client_credentials', () => {
  proves(
    [
      'GET, POST /oauth/access_token',
      'GET, POST /oauth/access_token?grant_type',
      'GET, POST /oauth/access_token?client_id',
      'GET, POST /oauth/access_token?client_secret',
    ],
    'gives the app token, which is not the secret',
    async () => {
      const { status, body } = await ask({ grant_type: 'client_credentials' });
      expect([status, body]).toEqual([
        200,
        {
          access_token: expect.stringMatching(new RegExp(`^${shop.app.id}\\|[\\w-]{27}$`)),
          token_type: 'bearer',
        },
      ]);
      expect(body.access_token).not.toContain(shop.app.secret);
      expect((await shop.get('/app', { access_token: body.access_token })).body.id).toBe(
        shop.app.id,
      );
      expect((await debugged(shop, body.access_token)).type).toBe('APP');
      expect((await ask({ grant_type: 'client_credentials' })).body).toEqual(body);
    },
  );

  it('is asked by POST too, with and without a version', async () => {
    const { body } = await ask({ grant_type: 'client_credentials' });
    const form = new URLSearchParams({
      client_id: shop.app.id,
      client_secret: shop.app.secret,
      grant_type: 'client_credentials',
    });
    for (const path of [
      '/oauth/access_token',
      '/v26.0/oauth/access_token',
      '//oauth/access_token/',
    ]) {
      const posted = await shop.send('POST', path, {}, { body: form });
      expect(posted.body, path).toEqual(body);
    }
    const deleted = await shop.send('DELETE', `/oauth/access_token?${form}`);
    expect(deleted.body.error).toMatchObject({ code: 100, error_subcode: 33 });
  });
});

describe('GET /oauth/access_token of fb_exchange_token', () => {
  const exchange = (token: string) =>
    ask({ grant_type: 'fb_exchange_token', fb_exchange_token: token });

  proves(
    'GET, POST /oauth/access_token?fb_exchange_token',
    'gives 60 days for a short-lived user token, and Page tokens without an end',
    async () => {
      const short = await ada.token({ life: 'short', scopes: ['email', 'pages_show_list'] });
      const { status, body } = await exchange(short);
      expect([status, body]).toEqual([
        200,
        {
          access_token: expect.stringMatching(/^EAA/),
          token_type: 'bearer',
          expires_in: 5_184_000,
        },
      ]);
      const { clock } = shop.server;
      const long = body.access_token;
      expect(await debugged(shop, long)).toMatchObject({
        type: 'USER',
        user_id: ada.id,
        scopes: ['email', 'pages_show_list'],
        expires_at: (clock.now() + 60 * DAY) / 1000,
        data_access_expires_at: (clock.now() + 90 * DAY) / 1000,
      });
      const page = await ada.pageToken(long);
      expect(await debugged(shop, page)).toMatchObject({ type: 'PAGE', expires_at: 0 });
      clock.advance(2 * 3_600_000);
      expect((await shop.get('/me', { access_token: short })).status).toBe(400);
      expect((await shop.get('/me', { access_token: page })).body.id).toBe(shop.page.id);
      // It follows its person as every other token does.
      await ada.change({ password_changed: true });
      for (const access_token of [long, page]) {
        const { body } = await shop.get('/me', { access_token });
        expect(body.error).toMatchObject({ code: 190, error_subcode: 460 });
      }
    },
  );

  it('gives a Page token without an end for a Page token', async () => {
    const page = await ada.pageToken(await ada.token({ life: 'short' }));
    const made = await shop.tokenFor({ expiresIn: 60 });
    for (const token of [page, made]) {
      const { body } = await exchange(token);
      expect(body).toEqual({ access_token: expect.any(String), token_type: 'bearer' });
      const { type, expires_at, profile_id } = await debugged(shop, body.access_token);
      expect([type, expires_at, profile_id]).toEqual(['PAGE', 0, shop.page.id]);
    }
  });

  it('gives nothing that outlives a log-out, however close the two come', async () => {
    for (let i = 0; i < 10; i++) {
      const bob = await member(shop, `Bob ${i}`);
      const token = await bob.token();
      const [, answer] = await Promise.all([bob.change({ logged_out: true }), exchange(token)]);
      const got = answer.body.access_token ?? token;
      const { body } = await shop.get('/me', { access_token: got });
      expect(body.error).toMatchObject({ code: 190, error_subcode: 467 });
    }
  });

  it('does not give back what the person has taken', async () => {
    const token = await ada.token({ scopes: ['email', 'pages_messaging'] });
    await ada.change({ revoke: ['pages_messaging'], for_app: shop.app.id });
    const { body } = await exchange(token);
    expect((await debugged(shop, body.access_token)).scopes).toEqual(['email']);
  });

  proves(
    ['error:tokenOfOtherApp', 'error:userTokenRequired'],
    'refuses tokens that are no good, of other apps, of other kinds',
    async () => {
      const expired = await ada.token({ expiresIn: -1 });
      const out = await ada.token();
      await ada.change({ logged_out: true });
      expect(refusal(await exchange('x'))).toEqual(UNREADABLE);
      expect(refusal(await exchange(out))).toEqual(REVOKED);
      expect((await exchange(expired)).body.error.code).toBe(190);
      const other = await createApp(shop.server, { name: 'Other' });
      const foreign = await ada.token({ appId: other.id });
      expect(refusal(await exchange(foreign))).toEqual(
        refused(
          190,
          `Error validating access token: The access token does not belong to application ${shop.app.id}.`,
        ),
      );
      for (const token of [appToken(shop), await ada.token({ kind: 'system' })]) {
        expect(refusal(await exchange(token))).toEqual(
          refused(190, '(#190) This method must be called with a User Access Token'),
        );
      }
    },
  );
});

const UNKNOWN_APP = refused(
  101,
  'Error validating application. Cannot get application info due to a system error.',
);

describe('GET /oauth/access_token refuses', () => {
  proves(
    ['error:clientIdMissing', 'error:clientUnknown'],
    'no client_id and an unknown one: 101',
    async () => {
      for (const grant_type of ['client_credentials', 'fb_exchange_token', undefined]) {
        const missing = await ask({ grant_type, client_id: undefined });
        expect(refusal(missing)).toEqual(refused(101, 'Missing client_id parameter.'));
        for (const client_id of ['1', 'x', `${shop.app.id}0`, '\u0000']) {
          const unknown = await ask({ grant_type, client_id });
          expect(refusal(unknown)).toEqual(UNKNOWN_APP);
        }
      }
    },
  );

  proves(
    ['error:clientSecretMissing', 'error:clientSecretWrong'],
    'no secret and a wrong one',
    async () => {
      for (const grant_type of ['client_credentials', 'fb_exchange_token']) {
        const missing = await ask({ grant_type, client_secret: undefined });
        expect(refusal(missing)).toEqual(refused(101, 'Missing client_secret parameter.'));
        for (const client_secret of [
          'x',
          shop.app.secret.slice(1),
          shop.app.secret.toUpperCase(),
        ]) {
          const wrong = await ask({ grant_type, client_secret });
          expect(refusal(wrong)).toEqual(refused(1, 'Error validating client secret.'));
        }
      }
    },
  );

  proves('error:exchangeMissing', 'an exchange of nothing', async () => {
    for (const fb_exchange_token of [undefined, '']) {
      const asked = { grant_type: 'fb_exchange_token', fb_exchange_token };
      expect(refusal(await ask(asked))).toEqual(
        refused(1, 'fb_exchange_token parameter not specified'),
      );
      // Whoever does not prove to be the app is told that first.
      expect(refusal(await ask({ ...asked, client_id: '1' }))).toEqual(UNKNOWN_APP);
    }
  });

  it('what is unknown besides', async () => {
    expect(refusal(await ask({ grant_type: 'password' }))).toEqual(
      refused(
        100,
        '(#100) Param grant_type must be one of {client_credentials, fb_exchange_token, authorization_code} - got "password".',
      ),
    );
  });
});
