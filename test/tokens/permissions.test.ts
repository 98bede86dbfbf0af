import { describe, expect, it } from 'vitest';
import { authorize } from '../../src/access/authorization.ts';
import { createApp } from '../../src/admin/apps.ts';
import { lacks, notThere, refusal, refused } from '../access/refused.ts';
import { proves } from '../support/proves.ts';
import { type Json, sharedWorld } from '../support/world.ts';
import { appToken, DAY, member } from './people.ts';

const shop = await sharedWorld();

const granted = (...scopes: string[]) =>
  scopes.map((permission) => ({ permission, status: 'granted' }));

describe('GET /me/permissions', () => {
  proves(
    ['User (token)/permissions', 'Permission', 'Permission.permission', 'Permission.status'],
    'lists what the person allowed the app, without paging',
    async () => {
      const ada = await member(shop);
      const access_token = await ada.token({ scopes: ['email', 'pages_messaging'] });
      for (const path of ['/me/permissions', `/${ada.id}/permissions`, '/v23.0/me/permissions/']) {
        const { body } = await shop.get(path, { access_token });
        expect(body, path).toEqual({ data: granted('email', 'pages_messaging') });
      }
      const app = await shop.get(`/${ada.id}/permissions`, { access_token: appToken(shop) });
      expect(app.body).toEqual({ data: granted('email', 'pages_messaging') });
    },
  );

  proves(
    ['User (token)/permissions?permission', 'User (token)/permissions?status'],
    'is narrowed to a scope or a status',
    async () => {
      const ada = await member(shop);
      const access_token = await ada.token({ scopes: ['email', 'pages_messaging'] });
      await ada.change({ revoke: ['email'], for_app: shop.app.id });
      const ask = async (params: object) =>
        (await shop.get('/me/permissions', { access_token, ...params })).body.data;
      expect(await ask({ permission: 'pages_messaging' })).toEqual(granted('pages_messaging'));
      expect(await ask({ status: 'declined' })).toEqual([
        { permission: 'email', status: 'declined' },
      ]);
      expect(await ask({ status: 'granted' })).toEqual(granted('pages_messaging'));
      const wrong = await shop.get('/me/permissions', { access_token, status: 'x' });
      expect(refusal(wrong)).toEqual(
        refused(100, '(#100) Param status must be one of {granted, declined, expired} - got "x".'),
      );
    },
  );

  it('tells what the person declined, and what expired after 90 days', async () => {
    const ada = await member(shop);
    const { clock, store } = shop.server;
    const who = { app: shop.app.id, user: ada.id };
    const access_token = await ada.token({ scopes: ['pages_show_list'] });
    await ada.change({ revoke: ['pages_show_list'], for_app: shop.app.id });
    const login = (granted: string[], declined: string[] = []) =>
      store.transaction((tx) => authorize(tx, { ...who, granted, declined }, clock.now()));
    await login(['email', 'pages_messaging'], ['business_management']);
    clock.advance(100 * DAY);
    await login(['email']);
    const { body } = await shop.get('/me/permissions', { access_token });
    expect(body.data).toEqual([
      { permission: 'business_management', status: 'declined' },
      { permission: 'email', status: 'granted' },
      { permission: 'pages_messaging', status: 'expired' },
      { permission: 'pages_show_list', status: 'declined' },
    ]);
  });

  it('is no edge of a Page, and no other app sees it', async () => {
    const ada = await member(shop);
    await ada.token();
    const page = await shop.get('/me/permissions');
    expect(refusal(page)).toEqual(
      refused(100, '(#100) Tried accessing nonexisting field (permissions) on node type (Page)'),
    );
    const other = await createApp(shop.server, { name: 'Other' });
    const path = `/${ada.id}/permissions`;
    const foreign = await shop.get(path, { access_token: `${other.id}|${other.secret}` });
    expect(refusal(foreign)).toEqual(notThere(ada.id));
  });
});

describe('DELETE /me/permissions', () => {
  const remove = (access_token: string, permission?: string, path = '/me/permissions') =>
    shop.send('DELETE', path, { access_token, permission });

  proves(
    ['DELETE User (token)/permissions', 'DELETE User (token)/permissions?permission'],
    'takes one scope from every token there is',
    async () => {
      const ada = await member(shop);
      const chat = await shop.conversation();
      const user = await ada.token();
      const page = await ada.pageToken(user);
      const read = () => shop.get(`/${chat.id}`, { access_token: page });
      expect((await read()).status).toBe(200);
      const answer = await remove(user, 'pages_messaging');
      expect([answer.status, answer.body]).toEqual([200, { success: true }]);
      expect(refusal(await read())).toEqual(lacks(230, 'pages_messaging'));
      const { data } = (await shop.get('/me/permissions', { access_token: user })).body;
      const declined = data.filter(({ status }: Json) => status === 'declined');
      expect(declined).toEqual([{ permission: 'pages_messaging', status: 'declined' }]);
      // Granting it again gives it back to the same tokens.
      await ada.change({ grant: ['pages_messaging'], for_app: shop.app.id });
      expect((await read()).status).toBe(200);
    },
  );

  proves(
    'DELETE User (token)/permissions/{permission}',
    'takes one scope that the path names, in every form of a DELETE',
    async () => {
      const ada = await member(shop);
      const scopes = ['email', 'pages_messaging', 'pages_show_list', 'business_management'];
      const user = await ada.token({ scopes: [...scopes, 'instagram_basic'] });
      const by = (access_token: string, path: string) =>
        shop.send('DELETE', path, { access_token });
      const [email, messaging, list, business] = scopes.map((each) => `/permissions/${each}`);
      const answers = [
        await by(user, `/me${email}`),
        await by(appToken(shop), `/v23.0/${ada.id}${messaging}/`),
        await shop.send('POST', `/${ada.id}${list}`, { access_token: user, method: 'delete' }),
      ];
      for (const { status, body } of answers)
        expect([status, body]).toEqual([200, { success: true }]);
      const item = { method: 'DELETE', relative_url: `me${business}` };
      const batch = JSON.stringify([item]);
      const batched = await shop.send('POST', '/', { access_token: user, batch });
      expect(JSON.parse(batched.body[0].body)).toEqual({ success: true });
      const { data } = (await shop.get('/me/permissions', { access_token: user })).body;
      const left = data.filter(({ status }: Json) => status === 'granted');
      expect(left).toEqual([{ permission: 'instagram_basic', status: 'granted' }]);
    },
  );

  it('refuses a path that names no scope of the app, or goes on behind it', async () => {
    const ada = await member(shop);
    const bob = await member(shop, 'Bob');
    const user = await ada.token({ scopes: ['email'] });
    await bob.token({ scopes: ['email'] });
    const by = (access_token: string, path: string) => shop.send('DELETE', path, { access_token });
    expect(refusal(await by(user, '/me/permissions/publish_actions'))).toEqual(
      refused(100, '(#100) Param permission must be one of {email} - got "publish_actions".'),
    );
    const beyond = refused(2500, 'Unknown path components: /x');
    expect(refusal(await by(user, '/me/permissions/email/x'))).toEqual(beyond);
    expect(refusal(await shop.get('/me/permissions/x', { access_token: user }))).toEqual(beyond);
    const posted = await shop.send('POST', '/me/permissions/x', { access_token: user });
    expect(refusal(posted)).toEqual(beyond);
    // Another person's are not there; a Page has none.
    expect(refusal(await by(user, `/${bob.id}/permissions/email`))).toEqual(
      notThere(bob.id, 'delete'),
    );
    expect(refusal(await by(shop.token, '/me/permissions/email'))).toEqual(
      notThere('me', 'delete'),
    );
    for (const token of [user, appToken(shop)]) {
      const { body } = await shop.get(`/${ada.id}/permissions`, { access_token: token });
      expect(body.data).toEqual([{ permission: 'email', status: 'granted' }]);
    }
  });

  it('removes the app without one: its tokens of the person are refused with 458', async () => {
    const ada = await member(shop);
    const bob = await member(shop, 'Bob');
    const [user, other] = [await ada.token(), await bob.token()];
    const page = await ada.pageToken(user);
    expect((await remove(user)).body).toEqual({ success: true });
    for (const access_token of [user, page]) {
      const { body } = await shop.get('/me', { access_token });
      expect(body.error).toMatchObject({ code: 190, error_subcode: 458 });
    }
    expect((await shop.get('/me', { access_token: other })).status).toBe(200);
  });

  it('is done by the app too, and in every form of a DELETE', async () => {
    const ada = await member(shop);
    const user = await ada.token({ scopes: ['email', 'pages_messaging'] });
    const path = `/${ada.id}/permissions`;
    expect((await remove(appToken(shop), 'email', path)).body).toEqual({ success: true });
    const form = new URLSearchParams({ method: 'delete', permission: 'pages_messaging' });
    const posted = await shop.send('POST', path, { access_token: user }, { body: form });
    expect(posted.body).toEqual({ success: true });
    const { data } = (await shop.get(path, { access_token: user })).body;
    expect(data.map(({ status }: Json) => status)).toEqual(['declined', 'declined']);
  });

  it('refuses a scope that the app never asked for, and a Page', async () => {
    const ada = await member(shop);
    const user = await ada.token({ scopes: ['email'] });
    expect(refusal(await remove(user, 'publish_actions'))).toEqual(
      refused(100, '(#100) Param permission must be one of {email} - got "publish_actions".'),
    );
    expect(refusal(await remove(shop.token))).toEqual(notThere('me', 'delete'));
    expect((await shop.get('/me', { access_token: user })).status).toBe(200);
  });
});
