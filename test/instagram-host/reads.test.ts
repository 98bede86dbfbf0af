import { beforeAll, describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { type Conversation, sharedWorld } from '../support/world.ts';
import { Client, loginToken } from './ways.ts';

const shop = await sharedWorld();
let client: Client;
let direct: Conversation;
beforeAll(async () => {
  client = new Client(shop, await loginToken(shop));
  const ada = await shop.person('ada.lovelace', 'INSTAGRAM', {
    follower_count: 12,
    is_user_follow_business: true,
  });
  direct = await shop.conversation({
    platform: 'INSTAGRAM',
    people: [ada],
    said: [
      { text: 'Is it open?', ago: 9 },
      { by: 'page', text: 'It is.', ago: 8 },
    ],
  });
  await shop.conversation({ platform: 'INSTAGRAM', folder: 'other' });
  await shop.conversation({ platform: 'MESSENGER' });
});

const business = () => ({ username: 'corner.shop', id: shop.page.instagramId });
const customer = () => ({ username: 'ada.lovelace', id: direct.person.id });

describe('the account', () => {
  proves('IGUser (Instagram login)', 'is /me, and its own id', async () => {
    const id = shop.page.instagramId;
    for (const path of ['/me', `/${id}`]) expect((await client.get(path)).body).toEqual({ id });
  });

  proves(
    [
      'IGUser (Instagram login).id',
      'IGUser (Instagram login).user_id',
      'IGUser (Instagram login).username',
      'IGUser (Instagram login).name',
      'IGUser (Instagram login).account_type',
      'IGUser (Instagram login).profile_picture_url',
    ],
    'has the fields of the platform; what nobody knows stays away',
    async () => {
      const fields = [
        'id,user_id,username,name,account_type,profile_picture_url',
        'followers_count,follows_count,media_count',
      ].join(',');
      expect((await client.get('/me', { fields })).body).toEqual({
        id: shop.page.instagramId,
        user_id: shop.page.instagramId,
        username: 'corner.shop',
        name: 'Corner Shop',
        account_type: 'BUSINESS',
      });
    },
  );

  it('tells its fields and edges by metadata, and no edge of a Page', async () => {
    const { metadata } = (await client.get('/me', { metadata: 1 })).body;
    expect(metadata.type).toBe('iguser');
    expect(Object.keys(metadata.connections)).toEqual([
      'conversations',
      'subscribed_apps',
      'messenger_profile',
    ]);
  });
});

describe('conversations', () => {
  proves(
    [
      'IGUser (Instagram login)/conversations',
      'IGUser (Instagram login)/conversations?platform',
      'IGUser (Instagram login)/conversations?folder',
      'IGUser (Instagram login)/conversations?user_id',
      'IGUser (Instagram login)/conversations?tags',
    ],
    'are those of the account, on Instagram with and without saying so',
    async () => {
      const ids = async (path: string, params = {}) => {
        const { body } = await client.get(path, { fields: 'id', ...params });
        return body.data.map((each: { id: string }) => each.id);
      };
      for (const path of ['/me/conversations', `/${shop.page.instagramId}/conversations`]) {
        expect(await ids(path)).toEqual([direct.id]);
        expect(await ids(path, { platform: 'instagram' })).toEqual([direct.id]);
        expect(await ids(path, { folder: 'other' })).toHaveLength(1);
        expect(await ids(path, { folder: 'other' })).not.toContain(direct.id);
        expect(await ids(path, { user_id: direct.person.id })).toEqual([direct.id]);
        expect(await ids(path, { tags: 'inbox' })).toEqual([]);
      }
    },
  );

  it('by default have id and time', async () => {
    const { body } = await client.get('/me/conversations');
    expect(body.data).toEqual([{ id: direct.id, updated_time: '2026-05-04T09:52:00+0000' }]);
  });

  it('name people by username, the business by the id of its account', async () => {
    const fields = 'participants,messages.limit(1){message,from,to,created_time}';
    const { body } = await client.get(`/${direct.id}`, { fields });
    expect(body.participants.data).toEqual([customer(), business()]);
    expect(body.messages.data).toEqual([
      {
        message: 'It is.',
        from: business(),
        to: { data: [customer()] },
        created_time: '2026-05-04T09:52:00+0000',
        id: expect.stringMatching(/^aWdf/),
      },
    ]);
  });

  it('cannot be asked for on Messenger', async () => {
    const { status, body } = await client.get('/me/conversations', { platform: 'messenger' });
    expect([status, body.error.code, body.error.message]).toEqual([
      400,
      100,
      '(#100) Param platform must be one of {INSTAGRAM} - got "messenger".',
    ]);
  });
});

describe('messages', () => {
  it('are read by the conversation and by their ids, alone and several at once', async () => {
    const { body } = await client.get(`/${direct.id}/messages`);
    const ids = body.data.map((each: { id: string }) => each.id);
    expect(body.data.map((each: object) => Object.keys(each))).toEqual([
      ['created_time', 'id'],
      ['created_time', 'id'],
    ]);
    const fields = 'message,from';
    const one = await client.get(`/${ids[1]}`, { fields });
    expect(one.body).toEqual({ message: 'Is it open?', from: customer(), id: ids[1] });
    const both = await client.get('/', { ids: ids.join(','), fields });
    expect(both.body[ids[1]]).toEqual(one.body);
    expect(both.body[ids[0]].message).toBe('It is.');
  });
});

describe('a person', () => {
  it('is read by IGSID', async () => {
    const fields = 'name,username,follower_count,is_user_follow_business';
    expect((await client.get(`/${direct.person.id}`, { fields })).body).toEqual({
      name: 'ada.lovelace',
      username: 'ada.lovelace',
      follower_count: 12,
      is_user_follow_business: true,
      id: direct.person.id,
    });
  });
});
