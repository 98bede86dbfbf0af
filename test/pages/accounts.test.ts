import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TASKS } from '../../src/access/scopes.ts';
import { changeUser } from '../../src/admin/users/change-user.ts';
import { createUser } from '../../src/admin/users.ts';
import { proves } from '../support/proves.ts';
import { type Json, type World, world } from '../support/world.ts';

let shop: World;
let user: { readonly id: string; readonly name: string };
let token: string;
beforeAll(async () => {
  shop = await (await world()).besides({ profile: { category: 'Tea Room' } });
  user = await createUser(shop.server, { name: 'Uma Ferreira', pageId: shop.page.id });
  token = await shop.tokenFor({ kind: 'user', userId: user.id });
});
afterAll(() => shop.close());

describe('GET /me with a user token', () => {
  proves(
    ['User (token)', 'User (token).id', 'User (token).name'],
    'answers name and id of the person behind it',
    async () => {
      for (const path of ['/me', `/${user.id}`]) {
        const { status, body } = await shop.get(path, { access_token: token });
        expect([status, body]).toEqual([200, { name: 'Uma Ferreira', id: user.id }]);
      }
    },
  );

  proves(
    ['User (token).first_name', 'User (token).last_name', 'User (token).picture'],
    'tells names and picture when asked, as far as they are known',
    async () => {
      const fields = 'first_name,last_name,picture';
      const { body } = await shop.get('/me', { access_token: token, fields });
      expect(body).toEqual({ first_name: 'Uma', last_name: 'Ferreira', id: user.id });
      const picture = await shop.server.media.put(Buffer.from('her face'));
      const profile = { first_name: 'Mary Ann', last_name: 'van den Berg', picture };
      const mary = { id: '500000000000009', name: 'Mary Ann van den Berg' };
      await shop.server.store.transaction((tx) => tx.directory.users.add({ ...mary, profile }));
      const access_token = await shop.tokenFor({ kind: 'user', userId: mary.id });
      const known = (await shop.get('/me', { access_token, fields })).body;
      const { url } = known.picture.data;
      expect(known).toEqual({
        first_name: 'Mary Ann',
        last_name: 'van den Berg',
        picture: { data: { height: 160, is_silhouette: false, url, width: 160 } },
        id: mary.id,
      });
      expect((await shop.send('GET', url)).text).toBe('her face');
    },
  );

  proves('User (token).email', 'tells the address to an app with the scope email', async () => {
    const email = 'wren@shop.example';
    const wren = await createUser(shop.server, { name: 'Wren Abe', email });
    const asked = async (scopes?: readonly string[]) => {
      const access_token = await shop.tokenFor({
        kind: 'user',
        userId: wren.id,
        ...(scopes && { scopes }),
      });
      return (await shop.get('/me', { access_token, fields: 'email' })).body;
    };
    expect(await asked()).toEqual({ email, id: wren.id });
    expect(await asked(['email'])).toEqual({ email, id: wren.id });
    expect(await asked(['public_profile'])).toEqual({ id: wren.id });
    await changeUser(shop.server, wren.id, { email: null });
    expect(await asked()).toEqual({ id: wren.id });
    // The app's own token is nobody's yes to a scope.
    const access_token = `${shop.app.id}|${shop.app.secret}`;
    const { body } = await shop.get(`/${wren.id}`, { access_token, fields: 'name,email' });
    expect(body).toEqual({ name: 'Wren Abe', id: wren.id });
  });

  it('does not reach other users', async () => {
    const other = await createUser(shop.server, { name: 'Otto Other' });
    const { body } = await shop.get(`/${other.id}`, { access_token: token });
    expect([body.error.code, body.error.error_subcode]).toEqual([100, 33]);
  });
});

describe('GET /me/accounts', () => {
  const accounts = (params: object = {}) =>
    shop.get('/me/accounts', { access_token: token, ...params });

  proves(
    'User (token)/accounts',
    'lists the Pages with a role, each with a Page token that works',
    async () => {
      const { status, body } = await accounts();
      expect(status).toBe(200);
      expect(body).toEqual({
        data: [
          {
            access_token: expect.stringMatching(/^EAA/),
            category: 'Tea Room',
            category_list: [{ name: 'Tea Room', id: expect.any(String) }],
            name: 'Corner Shop 2',
            tasks: expect.arrayContaining([...TASKS]),
            id: shop.page.id,
          },
        ],
        paging: { cursors: { before: 'MAZDZD', after: 'MAZDZD' } },
      });
      const [{ access_token }] = body.data;
      const { body: me } = await shop.get('/me', { access_token });
      expect(me.id).toBe(shop.page.id);
      expect((await shop.get('/me/conversations', { access_token })).status).toBe(200);
    },
  );

  it('hands out the same Page token again', async () => {
    const [first, second] = [await accounts(), await accounts({ fields: 'access_token' })];
    expect(second.body.data[0].access_token).toBe(first.body.data[0].access_token);
  });

  it('hands out a token with the tasks of the role, and the scopes of the user token', async () => {
    const scopes = ['pages_show_list', 'instagram_basic'];
    const { id } = await createUser(shop.server, {
      name: 'Ana Lyst',
      pageId: shop.page.id,
      tasks: ['ANALYZE'],
    });
    const tokenOf = async (given?: readonly string[]): Promise<string> => {
      const access_token = await shop.tokenFor({ kind: 'user', userId: id, scopes: given });
      const { body } = await shop.get('/me/accounts', { access_token });
      expect(body.data[0].tasks).toEqual(['ANALYZE']);
      return body.data[0].access_token;
    };
    const withoutTask = await shop.get('/me/conversations', { access_token: await tokenOf() });
    expect(withoutTask.body.error.code).toBe(200);
    const withoutScope = await shop.get('/me/conversations', {
      access_token: await tokenOf(scopes),
    });
    expect(withoutScope.body.error.code).toBe(230);
  });

  it('keeps the token back without pages_show_list', async () => {
    const scopes = ['pages_messaging'];
    const access_token = await shop.tokenFor({ kind: 'user', userId: user.id, scopes });
    const { body } = await accounts({ access_token });
    expect(body.data[0]).not.toHaveProperty('access_token');
    expect(body.data[0].name).toBe('Corner Shop 2');
  });

  it('is empty for somebody without a role', async () => {
    const nobody = await createUser(shop.server, { name: 'Nora Nobody' });
    const access_token = await shop.tokenFor({ kind: 'user', userId: nobody.id });
    expect((await accounts({ access_token })).body).toEqual({ data: [] });
  });

  it('can be had as a field, with fields of the Pages', async () => {
    const fields = 'accounts{name,instagram_business_account}';
    const { body } = await shop.get('/me', { access_token: token, fields });
    expect(body.accounts.data).toEqual([
      {
        name: 'Corner Shop 2',
        instagram_business_account: { id: shop.page.instagramId },
        id: shop.page.id,
      },
    ]);
  });

  it('pages and counts', async () => {
    const other = await shop.besides();
    const { id } = await createUser(shop.server, { name: 'Max Many', pageId: shop.page.id });
    await shop.server.store.transaction(({ directory }) =>
      directory.users.putRole({ page: other.page.no, user: id, tasks: ['MESSAGING'] }),
    );
    const access_token = await shop.tokenFor({ kind: 'user', userId: id });
    const asked = { access_token, fields: 'id', limit: 1, summary: 'true' };
    const { body } = await shop.get('/me/accounts', asked);
    expect(body.summary).toEqual({ total_count: 2 });
    const pages = await shop.pages('/me/accounts', asked);
    expect(pages.map((page) => page.map((each: Json) => each.id))).toEqual([
      [shop.page.id],
      [other.page.id],
    ]);
  });
});
