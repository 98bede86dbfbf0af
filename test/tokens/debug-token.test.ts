import { beforeAll, describe, expect, it } from 'vitest';
import { SCOPES } from '../../src/access/scopes.ts';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { createApp } from '../../src/admin/apps.ts';
import { NO_TOKEN, notThere, refusal, refused } from '../access/refused.ts';
import { proves } from '../support/proves.ts';
import { sharedWorld } from '../support/world.ts';
import { appToken, DAY, debugged, type Member, member } from './people.ts';

const NOT_ALLOWED = refused(
  100,
  '(#100) You must provide an app access token, or a user access token that is an owner or developer of the app',
);

const shop = await sharedWorld();
let ada: Member;
let now: number;
beforeAll(async () => {
  ada = await member(shop);
  now = shop.server.clock.now() / 1000;
});

const granular = SCOPES.filter((scope) => /^(?:pages|instagram|business)_/.test(scope));

describe('GET /debug_token', () => {
  proves(
    [
      'GET /debug_token',
      'GET /debug_token?input_token',
      'DebugToken',
      'DebugToken.app_id',
      'DebugToken.type',
      'DebugToken.application',
      'DebugToken.data_access_expires_at',
      'DebugToken.expires_at',
      'DebugToken.is_valid',
      'DebugToken.issued_at',
      'DebugToken.scopes',
      'DebugToken.granular_scopes',
      'DebugToken.user_id',
    ],
    'tells of a user token whose it is, what it may, until when',
    async () => {
      expect(await debugged(shop, await ada.token({ life: 'long' }))).toEqual({
        app_id: shop.app.id,
        type: 'USER',
        application: 'Test Bot',
        data_access_expires_at: now + (90 * DAY) / 1000,
        expires_at: now + (60 * DAY) / 1000,
        is_valid: true,
        issued_at: now,
        scopes: SCOPES,
        granular_scopes: granular.map((scope) => ({ scope })),
        user_id: ada.id,
      });
    },
  );

  proves('DebugToken.profile_id', 'tells of a Page token its Page and its person', async () => {
    const token = await ada.pageToken(await ada.token({ life: 'long' }));
    expect(await debugged(shop, token)).toEqual({
      app_id: shop.app.id,
      type: 'PAGE',
      application: 'Test Bot',
      data_access_expires_at: now + (90 * DAY) / 1000,
      expires_at: 0,
      is_valid: true,
      issued_at: now,
      profile_id: shop.page.id,
      scopes: SCOPES,
      granular_scopes: granular.map((scope) => ({ scope })),
      user_id: ada.id,
    });
  });

  it('tells of an app token and of one made by hand what there is to tell', async () => {
    const app = {
      app_id: shop.app.id,
      application: 'Test Bot',
      data_access_expires_at: 0,
      expires_at: 0,
      is_valid: true,
    };
    expect(await debugged(shop, appToken(shop))).toEqual({ ...app, type: 'APP', scopes: [] });
    expect(await debugged(shop, shop.token)).toEqual({
      ...app,
      type: 'PAGE',
      issued_at: now,
      profile_id: shop.page.id,
      scopes: SCOPES,
    });
  });

  proves('DebugToken.error', 'tells of a refused token why, with status 200', async () => {
    const token = await shop.tokenFor({ expiresIn: -60 });
    const data = await debugged(shop, token);
    expect(data).toEqual({
      app_id: shop.app.id,
      type: 'PAGE',
      application: 'Test Bot',
      data_access_expires_at: 0,
      error: {
        code: 190,
        message: (await shop.get('/me', { access_token: token })).body.error.message,
        subcode: 463,
      },
      expires_at: now - 60,
      is_valid: false,
      issued_at: now,
      profile_id: shop.page.id,
      scopes: [],
    });
  });

  it('tells each cause by its subcode', async () => {
    const bob = await member(shop, 'Bob');
    const [user, page] = [await bob.token(), await bob.pageToken(await bob.token())];
    const told = async (token: string) => (await debugged(shop, token)).error?.subcode;
    await bob.change({ checkpoint: true });
    expect(await told(user)).toBe(459);
    await bob.change({ checkpoint: false, unconfirmed: true });
    expect(await told(user)).toBe(464);
    await bob.change({ unconfirmed: false, no_role: shop.page.id });
    expect([await told(user), await told(page)]).toEqual([undefined, 492]);
    await bob.change({ inactive: shop.app.id });
    expect(await told(user)).toBe(493);
    await bob.change({ password_changed: true });
    expect(await told(user)).toBe(460);
  });

  it('tells of garbage that it cannot be read', async () => {
    for (const input of ['x', 'EAAnone', 'null', `${shop.app.id}|`, '\u0000', 'E'.repeat(5_000)]) {
      expect(await debugged(shop, input), input.slice(0, 20)).toEqual({
        error: {
          code: 190,
          message: 'Invalid OAuth access token - Cannot parse access token',
        },
        is_valid: false,
        scopes: [],
      });
    }
  });

  it('gives the fields that are asked for', async () => {
    const asked = { input_token: shop.token, access_token: appToken(shop) };
    const { body } = await shop.get('/debug_token', { ...asked, fields: 'app_id,is_valid' });
    expect(body).toEqual({ data: { app_id: shop.app.id, is_valid: true } });
    const wrong = await shop.get('/v23.0/debug_token', { ...asked, fields: 'nonsense' });
    expect(refusal(wrong)).toEqual(
      refused(100, '(#100) Tried accessing nonexisting field (nonsense) on node type (DebugToken)'),
    );
  });

  proves('error:mayNotInspect', 'is for the app itself, and nobody else', async () => {
    const other = await createApp(shop.server, { name: 'Other' });
    const user = await ada.token();
    const callers = [
      shop.token,
      user,
      `${other.id}|${other.secret}`,
      `${shop.app.id}|${shop.server.vault.clientToken(shop.app.id)}`,
    ];
    for (const access_token of callers) {
      const input_token = await shop.tokenFor();
      const answer = await shop.get('/debug_token', { input_token, access_token });
      expect(refusal(answer)).toEqual(NOT_ALLOWED);
    }
    for (const access_token of [shop.token, user]) {
      const answer = await shop.get('/debug_token', { input_token: 'x', access_token });
      expect(refusal(answer)).toEqual(NOT_ALLOWED);
    }
  });

  it('is for people of the app: owners and developers at all, others at their own token', async () => {
    const bob = await member(shop, 'Bob');
    const user = await bob.token();
    const page = await bob.pageToken(user);
    const look = async (access_token: string, input_token: string) =>
      (await shop.get('/debug_token', { input_token, access_token })).status;
    const be = (role: 'administrator' | 'developer' | 'tester' | 'analytics' | 'none') =>
      changeApp(shop.server, shop.app.id, { roles: { [bob.id]: role } });
    const tried = async () => [
      await look(user, user),
      await look(page, page),
      await look(user, shop.token),
      await look(user, 'x'),
      await look(page, shop.token),
    ];
    expect(await tried()).toEqual([400, 400, 400, 400, 400]);
    await be('tester');
    expect(await tried()).toEqual([200, 200, 400, 400, 400]);
    for (const role of ['developer', 'administrator'] as const) {
      await be(role);
      expect(await tried(), role).toEqual([200, 200, 200, 200, 400]);
    }
    const other = await createApp(shop.server, { name: 'Another' });
    expect(await look(user, `${other.id}|${other.secret}`)).toBe(400);
    await be('none');
    expect(await tried()).toEqual([400, 400, 400, 400, 400]);
  });

  it('asks for both tokens, and takes GET only', async () => {
    const none = { access_token: undefined };
    expect(refusal(await shop.get('/debug_token', none))).toEqual(NO_TOKEN);
    expect(refusal(await shop.get('/debug_token', { access_token: appToken(shop) }))).toEqual(
      refused(100, '(#100) The parameter input_token is required'),
    );
    const posted = await shop.send('POST', '/debug_token', { access_token: appToken(shop) });
    expect(refusal(posted)).toEqual(notThere('debug_token', 'post'));
  });

  it('stands at its own path only', async () => {
    const asked = { input_token: shop.token, access_token: appToken(shop) };
    const answer = await shop.get('/debug_token/x', asked);
    expect(answer.status).toBe(404);
  });
});
