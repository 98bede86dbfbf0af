import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { type Conversation, type Json, type World, world } from '../support/world.ts';

describe('metadata=1', () => {
  let shop: World;
  let chat: Conversation;
  let messageId: string;
  beforeAll(async () => {
    shop = await world();
    chat = await shop.conversation();
    [messageId = ''] = await shop.messageIds(chat);
  });
  afterAll(() => shop.close());

  proves('?metadata', 'adds to a node what it offers', async () => {
    const { body } = await shop.get(`/v23.0/${chat.id}`, { metadata: 1 });
    const { metadata, ...rest } = body;
    expect(rest).toEqual((await shop.get(`/${chat.id}`)).body);
    expect(metadata.type).toBe('unifiedthread');
    expect(metadata.fields).toContainEqual({
      name: 'updated_time',
      description: 'Time of the newest message.',
      type: 'datetime',
    });
    expect(metadata.connections).toEqual({
      messages: `${shop.server.url}/v23.0/${chat.id}/messages?access_token=${shop.token}`,
    });
    expect((await shop.get(`/${chat.id}`, { metadata: 'true' })).body).toHaveProperty('metadata');
  });

  it.each([undefined, '0', 'false', ''])('is off for %s', async (metadata) => {
    expect((await shop.get(`/${chat.id}`, { metadata })).body).not.toHaveProperty('metadata');
  });

  it('names, for every node, fields that can be asked for and edges that answer', async () => {
    const ids = [shop.page.id, shop.page.instagramId ?? '', chat.id, messageId, chat.person.id];
    const { body } = await shop.get('/', { ids: ids.join(','), metadata: 1, fields: 'id' });
    expect(Object.keys(body)).toEqual(ids);
    for (const [id, { metadata }] of Object.entries<Json>(body)) {
      const names = metadata.fields.map(({ name }: Json) => name);
      expect(names).toContain('id');
      const asked = await shop.get(`/${id}`, { fields: names.join(',') });
      expect(asked.status, asked.text).toBe(200);
      for (const [edge, address] of Object.entries<string>(metadata.connections)) {
        const params = { recipient: chat.person.id, redirect: 0 };
        const answer = await shop.send('GET', address, params);
        expect(answer.status, `${edge}: ${answer.text}`).toBe(200);
        expect(answer.body.data).toBeInstanceOf(edge === 'picture' ? Object : Array);
      }
    }
  });

  const typesOf = async (id: string, fields = 'id'): Promise<Json> => {
    const { metadata } = (await shop.get(`/${id}`, { metadata: 1, fields })).body;
    const entries = metadata.fields.map(({ name, type }: Json) => [name, type]);
    return { type: metadata.type, ...Object.fromEntries(entries) };
  };

  // wire.md 13.3 j, as captured.
  it('names a person on Instagram and the types of the fields as Meta does', async () => {
    const ida = await shop.person('Ida', 'INSTAGRAM');
    expect(await typesOf(ida.id)).toEqual({
      type: 'igbusinessscopedid',
      id: 'numeric string',
      name: 'string',
      username: 'string',
      profile_pic: 'string',
      follower_count: 'integer',
      is_user_follow_business: 'bool',
      is_business_follow_user: 'bool',
      is_verified_user: 'bool',
    });
  });

  it('names types of other nodes in their words', async () => {
    expect(await typesOf(shop.page.id)).toMatchObject({
      type: 'page',
      id: 'numeric string',
      category_list: 'list<pagecategory>',
      instagram_business_account: 'iguser',
      messaging_feature_status: 'messagingfeaturestatus',
      tasks: 'list<string>',
      unread_message_count: 'unsigned int32',
    });
    expect(await typesOf(shop.page.instagramId ?? '')).toMatchObject({
      type: 'iguser',
      id: 'numeric string',
    });
    expect(await typesOf(chat.id)).toMatchObject({
      id: 'string',
      updated_time: 'datetime',
      message_count: 'unsigned int32',
      can_reply: 'bool',
      participants: 'list<user>',
    });
    expect(await typesOf(messageId)).toMatchObject({ id: 'string', from: 'user' });
    expect(await typesOf(chat.person.id)).toMatchObject({
      type: 'user',
      id: 'numeric string',
      timezone: 'float',
    });
  });

  it('adds nothing to an edge', async () => {
    const plain = await shop.get(`/${chat.id}/messages`);
    expect((await shop.get(`/${chat.id}/messages`, { metadata: 1 })).text).toBe(plain.text);
  });
});
