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
        const answer = await shop.send('GET', address, { recipient: chat.person.id });
        expect(answer.status, `${edge}: ${answer.text}`).toBe(200);
        expect(answer.body.data).toBeInstanceOf(Array);
      }
    }
  });

  it('adds nothing to an edge', async () => {
    const plain = await shop.get(`/${chat.id}/messages`);
    expect((await shop.get(`/${chat.id}/messages`, { metadata: 1 })).text).toBe(plain.text);
  });
});
