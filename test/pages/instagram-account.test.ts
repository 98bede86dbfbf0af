import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUser } from '../../src/admin/users.ts';
import { proves } from '../support/proves.ts';
import { type World, world } from '../support/world.ts';

let shop: World;
let id: string;
beforeAll(async () => {
  shop = await world();
  const picture = await shop.server.media.put(Buffer.from('the logo'));
  shop = await shop.besides({ profile: { picture } });
  id = shop.page.instagramId as string;
});
afterAll(() => shop.close());

describe('instagram_business_account', () => {
  proves(
    ['Page.instagram_business_account', 'IGUser (linked)', 'IGUser (linked).id'],
    'is the linked account’s id',
    async () => {
      const { body } = await shop.get('/me', { fields: 'instagram_business_account' });
      expect(body).toEqual({ instagram_business_account: { id }, id: shop.page.id });
      expect(id).toMatch(/^1784\d{13}$/);
    },
  );

  it('is absent when no account is linked', async () => {
    const plain = await shop.besides({ instagram: false });
    const { body } = await plain.get('/me', { fields: 'instagram_business_account' });
    expect(body).toEqual({ id: plain.page.id });
  });

  proves(
    ['IGUser (linked).username', 'IGUser (linked).name', 'IGUser (linked).profile_picture_url'],
    'tells more of it when asked',
    async () => {
      const fields = 'instagram_business_account{username,name,profile_picture_url}';
      const { instagram_business_account: account } = (await shop.get('/me', { fields })).body;
      expect(account).toEqual({
        username: 'corner.shop2',
        name: 'Corner Shop 2',
        profile_picture_url: expect.any(String),
        id,
      });
      expect((await shop.send('GET', account.profile_picture_url)).text).toBe('the logo');
    },
  );
});

describe('GET /{instagram-id}', () => {
  proves(
    ['IGUser', 'IGUser.id', 'IGUser.username', 'IGUser.name', 'IGUser.profile_picture_url'],
    'answers its id, and the rest when asked',
    async () => {
      expect((await shop.get(`/${id}`)).body).toEqual({ id });
      const fields = 'username,name,profile_picture_url';
      const { body } = await shop.get(`/${id}`, { fields });
      expect(body).toEqual({
        username: 'corner.shop2',
        name: 'Corner Shop 2',
        profile_picture_url: expect.any(String),
        id,
      });
      expect((await shop.send('GET', body.profile_picture_url)).text).toBe('the logo');
    },
  );

  it('can be read by a user with a role on the Page, but not its conversations', async () => {
    const user = await createUser(shop.server, { name: 'Uma Ferreira', pageId: shop.page.id });
    const access_token = await shop.tokenFor({ kind: 'user', userId: user.id });
    const { body } = await shop.get(`/${id}`, { access_token, fields: 'username' });
    expect(body).toEqual({ username: 'corner.shop2', id });
    const { status, body: refusal } = await shop.get(`/${id}/conversations`, { access_token });
    expect([status, refusal.error.code]).toEqual([400, 190]);
  });

  it('cannot be read over another Page', async () => {
    const { body } = await (await shop.besides()).get(`/${id}`);
    expect([body.error.code, body.error.error_subcode]).toEqual([100, 33]);
  });
});
