import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { createUser } from '../../src/admin/users.ts';
import { proves } from '../support/proves.ts';
import { type Json, type World, world } from '../support/world.ts';

let shop: World;
/** A Page that says nothing of itself. */
let plain: World;
let picture: string;

beforeAll(async () => {
  plain = await world({ instagram: false });
  picture = await plain.server.media.put(Buffer.from('the shop front'));
  const profile = { category: 'Tea Room', username: 'cornershop', picture };
  shop = await plain.besides({ profile });
});
afterAll(() => plain.close());

/** One field of a Page, read with its own token unless another is given. */
async function field(name: string, of: World = shop, token = of.token): Promise<Json> {
  const { status, body } = await of.get(`/${of.page.id}`, { fields: name, access_token: token });
  expect(status).toBe(200);
  expect(body.id).toBe(of.page.id);
  return body[name];
}

/** A token of a user with such scopes who has these tasks on the shop. */
async function userToken(scopes?: readonly string[], tasks?: readonly string[]): Promise<string> {
  const user = await createUser(shop.server, { name: 'Uma Ferreira', pageId: shop.page.id, tasks });
  return shop.tokenFor({ kind: 'user', userId: user.id, scopes });
}

describe('GET /{page-id}', () => {
  proves(['Page', 'Page.id', 'Page.name'], 'answers name and id, as /me does', async () => {
    for (const path of [`/${shop.page.id}`, '/me', '/v25.0/me']) {
      const { status, body } = await shop.get(path);
      expect([status, body]).toEqual([200, { name: 'Corner Shop 2', id: shop.page.id }]);
    }
  });

  it('needs neither scope nor task', async () => {
    const access_token = await shop.tokenFor({ scopes: ['email'], tasks: ['ANALYZE'] });
    const { status, body } = await shop.get('/me', { access_token });
    expect([status, body.name]).toEqual([200, 'Corner Shop 2']);
  });

  it('can be read by a user with a role on it, and by nobody else', async () => {
    expect(await field('name', shop, await userToken())).toBe('Corner Shop 2');
    const stranger = await createUser(shop.server, { name: 'Sam Stranger' });
    for (const access_token of [
      await shop.tokenFor({ kind: 'user', userId: stranger.id }),
      plain.token,
    ]) {
      const { status, body } = await shop.get(`/${shop.page.id}`, { access_token });
      expect([status, body.error.code, body.error.error_subcode]).toEqual([400, 100, 33]);
    }
  });

  it('refuses a field that it does not have, and an edge of users', async () => {
    for (const name of ['foo', 'accounts']) {
      const { status, body } = await shop.get('/me', { fields: name });
      expect(status).toBe(400);
      expect(body.error.message).toBe(
        `(#100) Tried accessing nonexisting field (${name}) on node type (Page)`,
      );
    }
    const { body } = await shop.get('/me/accounts');
    expect(body.error.message).toBe(
      '(#100) Tried accessing nonexisting field (accounts) on node type (Page)',
    );
  });

  proves(
    'Page.access_token',
    'access_token is the token that a Page reads itself with',
    async () => {
      expect(await field('access_token')).toBe(shop.token);
    },
  );

  proves('Page.access_token', 'access_token is a Page token for a user with a task', async () => {
    const token = await userToken();
    const handed = await field('access_token', shop, token);
    expect(handed).toMatch(/^EAA\w+$/);
    expect(handed).not.toBe(token);
    expect(await field('access_token', shop, token)).toBe(handed);
    const { body } = await shop.get('/me', { access_token: handed });
    expect(body).toEqual({ name: 'Corner Shop 2', id: shop.page.id });
    expect((await shop.get('/me/conversations', { access_token: handed })).status).toBe(200);
  });

  proves('Page.access_token', 'access_token is absent without pages_show_list', async () => {
    const token = await userToken(['pages_messaging']);
    expect(await field('access_token', shop, token)).toBeUndefined();
  });

  proves('Page.username', 'username is absent unless it has one', async () => {
    expect(await field('username')).toBe('cornershop');
    expect(await field('username', plain)).toBeUndefined();
  });

  proves('Page.link', 'link is its address, by username or id', async () => {
    expect(await field('link')).toBe('https://www.facebook.com/cornershop');
    expect(await field('link', plain)).toBe(`https://www.facebook.com/${plain.page.id}`);
  });

  proves(
    ['Page.category', 'Page.category_list', 'PageCategory', 'PageCategory.id', 'PageCategory.name'],
    'category is one name, category_list the same as a list with ids',
    async () => {
      expect(await field('category')).toBe('Tea Room');
      expect(await field('category_list')).toEqual([
        { name: 'Tea Room', id: expect.stringMatching(/^\d+$/) },
      ]);
      expect(await field('category', plain)).toBeUndefined();
      expect(await field('category_list', plain)).toBeUndefined();
    },
  );

  proves('Page.tasks', 'tasks are the token’s, or those of the user’s role', async () => {
    const access_token = await shop.tokenFor({ tasks: ['MESSAGING'] });
    expect(await field('tasks', shop, access_token)).toEqual(['MESSAGING']);
    const token = await userToken(undefined, ['MODERATE', 'ANALYZE']);
    expect((await field('tasks', shop, token)).sort()).toEqual(['ANALYZE', 'MODERATE']);
  });

  proves(
    [
      'Page.picture',
      'ProfilePictureSource',
      'ProfilePictureSource.height',
      'ProfilePictureSource.is_silhouette',
      'ProfilePictureSource.url',
      'ProfilePictureSource.width',
    ],
    'picture is within data, and its url leads to it',
    async () => {
      const { data } = await field('picture');
      expect(data).toEqual({
        height: 160,
        is_silhouette: false,
        url: expect.any(String),
        width: 160,
      });
      expect((await shop.send('GET', data.url)).text).toBe('the shop front');
      expect(await field('picture', plain)).toBeUndefined();
    },
  );

  proves(
    [
      'Page.messaging_feature_status',
      'MessagingFeatureStatus',
      'MessagingFeatureStatus.hop_v2',
      'MessagingFeatureStatus.msgr_multi_app',
      'MessagingFeatureStatus.ig_multi_app',
    ],
    'messaging_feature_status tells whether the Page routes conversations',
    async () => {
      expect(await field('messaging_feature_status')).toEqual({
        hop_v2: false,
        msgr_multi_app: true,
        ig_multi_app: true,
      });
      const some = await shop.get('/me', {
        fields: 'messaging_feature_status{ig_multi_app,hop_v2}',
      });
      expect(some.text).toContain(
        '"messaging_feature_status":{"ig_multi_app":true,"hop_v2":false}',
      );
      expect(await field('messaging_feature_status', plain)).toEqual({
        hop_v2: false,
        msgr_multi_app: true,
        ig_multi_app: false,
      });
      await changePage(plain.server, plain.page.id, { default_app: null });
      expect((await field('messaging_feature_status', plain)).msgr_multi_app).toBe(false);
    },
  );

  proves(
    'Page.unread_message_count',
    'unread_message_count is what the Page has not read in its Messenger inbox',
    async () => {
      const page = await plain.besides();
      const count = () => field('unread_message_count', page);
      expect(await count()).toBe(0);
      await page.conversation({ said: [{}, {}, { flags: 4 }, { by: 'page' }] });
      const chat = await page.conversation();
      await page.conversation({ folder: 'spam' });
      await page.conversation({ platform: 'INSTAGRAM' });
      expect(await count()).toBe(3);
      await page.say(chat, { text: 'Anybody?' });
      expect(await count()).toBe(4);
    },
  );
});
