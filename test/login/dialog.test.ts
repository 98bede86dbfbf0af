import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { changeUser } from '../../src/admin/users/change-user.ts';
import { createUser } from '../../src/admin/users.ts';
import { refusal } from '../access/refused.ts';
import { accessToken } from '../oauth/codes.ts';
import {
  BACK,
  broughtBack,
  getAs,
  type LoginWorld,
  loginWorld,
  ticked,
  Visitor,
} from './visitor.ts';

const SCOPES = 'email,pages_show_list pages_messaging';

let shop: LoginWorld;
beforeAll(async () => {
  shop = await loginWorld();
});
afterAll(() => shop.close());

/** A code as the dialog gives it. */
const freshCode = async (): Promise<string> => {
  const { location } = await new Visitor(shop, { scope: SCOPES }).consent();
  return broughtBack(location).get('code') ?? '';
};

const exchanged = (code: string, params: Record<string, string> = {}) =>
  accessToken(shop, { code, redirect_uri: BACK, ...params });

describe('a login', () => {
  it('leads back to the redirect_uri with a code and the state', async () => {
    const { status, location } = await new Visitor(shop, {
      state: 'st 1&2',
      scope: SCOPES,
    }).consent();
    expect(status).toBe(302);
    expect(location).toMatch(
      /^https:\/\/shop\.example\/login\?from=here&code=AQ[\w-]{64}&state=st%201%262#_=_$/,
    );
  });

  it('gives a token of the person, with what was granted', async () => {
    const { status, body } = await exchanged(await freshCode());
    expect(status).toBe(200);
    const access_token = body.access_token as string;
    expect((await shop.get('/me', { access_token })).body).toMatchObject({ id: shop.ada });
    const { data } = (await shop.get('/me/permissions', { access_token })).body;
    expect(data.filter((one: { status: string }) => one.status === 'granted')).toHaveLength(4);
  });

  it.each(['/dialog/oauth', '/v26.0/dialog/oauth', '/dialog/oauth/', '/v3.2/dialog/oauth'])(
    'begins at %s as well',
    async (path) => {
      const { location } = await new Visitor(shop, {}, path).consent();
      expect(broughtBack(location).get('code')).toMatch(/^AQ/);
    },
  );

  it.each(['www.facebook.com', 'www.facebook.com:443', 'graph.facebook.com'])(
    'looks the same to whoever calls the server %s',
    async (host) => {
      const { address } = new Visitor(shop);
      const answer = await getAs(host, shop.server.url + address);
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('Continue as Ada Lovelace');
    },
  );

  it('is not there in a version that never was, nor where it is switched off', async () => {
    const never = await new Visitor(shop, {}, '/v99.0/dialog/oauth').open();
    expect([never.status, never.text]).toEqual([400, expect.stringContaining('Unknown path')]);
    const without = await loginWorld({ loginDialog: undefined });
    const { status, headers } = await new Visitor(without).open();
    await without.close();
    expect(status).toBe(400);
    expect(headers.get('content-type')).toMatch(/json/);
  });
});

describe('response_type', () => {
  it('token: all of it is in the fragment, and no code', async () => {
    const { location = '' } = await new Visitor(shop, {
      response_type: 'token',
      state: 's',
    }).consent();
    const { search, hash } = new URL(location);
    expect(search).toBe('?from=here');
    const given = new URLSearchParams(hash.slice(1));
    expect([...given.keys()]).toEqual([
      'access_token',
      'data_access_expiration_time',
      'expires_in',
      'state',
    ]);
    expect(given.get('expires_in')).toBe('5400');
    const me = await shop.get('/me', { access_token: given.get('access_token') ?? '' });
    expect(me.body.id).toBe(shop.ada);
  });

  it('code token: both, in the fragment', async () => {
    const { location = '' } = await new Visitor(shop, { response_type: 'code token' }).consent();
    const given = new URLSearchParams(new URL(location).hash.slice(1));
    expect(given.get('access_token')).toMatch(/^EAA/);
    expect((await exchanged(given.get('code') ?? '')).status).toBe(200);
  });

  it('granted_scopes lists them, and return_scopes the declined ones too', async () => {
    const params = { response_type: 'code,granted_scopes', return_scopes: 'true', scope: SCOPES };
    const { location } = await new Visitor(shop, params).consent({ scope: ['email'] });
    expect(broughtBack(location).get('granted_scopes')).toBe('email,public_profile');
    expect(broughtBack(location).get('denied_scopes')).toBe('pages_show_list,pages_messaging');
    await new Visitor(shop, { scope: SCOPES, auth_type: 'rerequest' }).consent();
  });

  it('of another word is an error page', async () => {
    const { status, location } = await new Visitor(shop, { response_type: 'id_token' }).open();
    expect([status, location]).toEqual([400, undefined]);
  });
});

describe('cancelling', () => {
  it('leads back with the words of Meta’s host, and grants nothing', async () => {
    const { status, location } = await new Visitor(shop, { state: 'x/y' }).press('cancel');
    expect(status).toBe(302);
    expect(location).toBe(
      `${BACK}&error=access_denied&error_code=200&error_description=Permissions+error&error_reason=user_denied&state=x%2Fy#_=_`,
    );
  });
});

describe('a code from the dialog', () => {
  it('is good once', async () => {
    const code = await freshCode();
    expect((await exchanged(code)).status).toBe(200);
    expect(refusal(await exchanged(code))).toMatchObject({ status: 400, code: 100 });
  });

  it('is good for ten minutes', async () => {
    const [early, late] = [await freshCode(), await freshCode()];
    shop.server.clock.advance(599_000);
    expect((await exchanged(early)).status).toBe(200);
    shop.server.clock.advance(1_000);
    expect(refusal(await exchanged(late))).toMatchObject({ status: 400, code: 100 });
  });

  it('is good for its app and its redirect_uri alone', async () => {
    const code = await freshCode();
    const other = await createApp(shop.server, { name: 'Other' });
    await changeApp(shop.server, other.id, { redirect_uris: [BACK] });
    const theirs = { client_id: other.id, client_secret: other.secret };
    expect((await exchanged(code, theirs)).status).toBe(400);
    for (const redirect_uri of [`${BACK}&`, 'https://shop.example/login', '']) {
      expect((await exchanged(code, { redirect_uri })).status).toBe(400);
    }
    expect((await exchanged(code)).status).toBe(200);
  });
});

describe('what is asked', () => {
  it('are the scopes, by comma or blank, and the Pages of the person', async () => {
    const { text } = await new Visitor(shop, { scope: SCOPES }).open();
    expect(ticked(text, 'scope')).toEqual(['email', 'pages_show_list', 'pages_messaging']);
    expect(ticked(text, 'page')).toEqual([shop.page.id]);
    expect(text).toContain('Test Bot');
    expect(text).toMatch(/value="public_profile" checked disabled/);
  });

  it('are no Pages where nothing has to do with them', async () => {
    const { text } = await new Visitor(shop, { scope: 'email' }).open();
    expect(ticked(text, 'page')).toEqual([]);
  });

  it('is not asked again once declined, but by auth_type=rerequest', async () => {
    const own = await loginWorld();
    await new Visitor(own, { scope: SCOPES }).consent({ scope: ['pages_messaging'] });
    const after = await new Visitor(own, { scope: SCOPES }).open();
    expect(ticked(after.text, 'scope')).toEqual(['pages_messaging']);
    const asked = { scope: SCOPES, auth_type: 'rerequest' };
    const again = await new Visitor(own, asked).open();
    expect(ticked(again.text, 'scope')).toContain('email');
    const { location } = await new Visitor(own, { ...asked, return_scopes: '1' }).consent();
    expect(broughtBack(location).get('denied_scopes')).toBe('');
    await own.close();
  });

  it('narrows the app to the Pages that were ticked', async () => {
    const own = await loginWorld();
    const second = await createPage(own.server, { name: 'Second' });
    await changeUser(own.server, own.ada, { page: second.id });
    const { location } = await new Visitor(own, { scope: SCOPES }).consent({ page: second.id });
    const code = broughtBack(location).get('code') ?? '';
    const { access_token } = (await accessToken(own, { code, redirect_uri: BACK })).body;
    const { data } = (await own.get('/me/accounts', { access_token })).body;
    expect(data.map(({ id }: { id: string }) => id)).toEqual([second.id]);
    await own.close();
  });

  it('names what only Meta has, and does not grant it', async () => {
    const params = { scope: 'email,user_photos', return_scopes: '1' };
    const visitor = new Visitor(shop, params);
    expect((await visitor.open()).text).toMatch(/not granted.*user_photos/);
    const { location } = await visitor.consent({ scope: ['email', 'user_photos'] });
    expect(broughtBack(location).get('granted_scopes')).not.toContain('user_photos');
    expect((await new Visitor(shop, { scope: '<b>' }).open()).status).toBe(400);
  });

  it('cannot be widened: scopes and Pages that were not asked about count for nothing', async () => {
    const own = await loginWorld();
    const params = { scope: 'email', return_scopes: '1' };
    const { location } = await new Visitor(own, params).consent({
      scope: ['email', 'pages_messaging', 'business_management'],
      page: ['1', own.page.id],
    });
    expect(broughtBack(location).get('granted_scopes')).toBe('email,public_profile');
    await own.close();
  });

  it('is who logs in, where there are several', async () => {
    const own = await loginWorld();
    const { id } = await createUser(own.server, { name: 'Grace Hopper' });
    const visitor = new Visitor(own);
    const { text } = await visitor.open();
    expect(text).toMatch(/Ada Lovelace[\s\S]*Grace Hopper/);
    expect(text).not.toContain('name="scope"');
    const { location } = await visitor.consent({ person: id, scope: [] });
    const { body } = await accessToken(own, {
      code: broughtBack(location).get('code') ?? '',
      redirect_uri: BACK,
    });
    const { access_token } = body;
    expect((await own.get('/me', { access_token })).body.id).toBe(id);
    await own.close();
  });

  it('is found by name among many, fifty at a time', async () => {
    const own = await loginWorld();
    for (let i = 0; i < 60; i++) await createUser(own.server, { name: `Person ${i}` });
    const visitor = new Visitor(own);
    const { text } = await visitor.open();
    expect(text.match(/<li>/g)).toHaveLength(50);
    const found = await visitor.press('people', { find: 'person 59' });
    expect(found.text.match(/<li>/g)).toHaveLength(1);
    expect(found.text).toContain('Person 59');
    await own.close();
  });
});
