import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { type Conversation, type World, world } from '../support/world.ts';
import { expectError, nonexisting, unknownName, unknownPath, unsupported } from './graph-error.ts';

describe('a path', () => {
  let shop: World;
  let chat: Conversation;
  let messageId: string;
  beforeAll(async () => {
    shop = await world();
    chat = await shop.conversation();
    [messageId = ''] = await shop.messageIds(chat);
  });
  afterAll(() => shop.close());

  it.each([
    '/v23.0//me/conversations',
    '/v23.0/me/conversations/',
    '//v23.0/me/conversations',
    '/v23.0///me////conversations///',
    '/v23.0/%6De/conversations',
  ])('may have more slashes than it needs, and escapes: %s', async (path) => {
    const plain = await shop.get('/v23.0/me/conversations');
    expect(plain.body.data).toHaveLength(1);
    const { status, text } = await shop.get(path);
    expect([status, text]).toEqual([200, plain.text]);
  });

  it.each(['conversations', 'threads'])(
    'may begin with an edge of the Page: /%s is that of `me`',
    async (edge) => {
      const { text } = await shop.get(`/me/${edge}`);
      expect((await shop.get(`/${edge}`)).text).toBe(text);
      expect((await shop.get(`/v19.0/${edge}/`)).text).toBe(text);
    },
  );

  it('may begin with an edge of the node that `id` names', async () => {
    const plain = await shop.get(`/${chat.id}/messages`);
    expect((await shop.get('/messages', { id: chat.id })).text).toBe(plain.text);
  });

  proves('error:unknownName', 'whose first segment is neither id nor word is 803', async () => {
    for (const name of ['foo', 'Me', 'page_id', '-1', '1.5', 'conversation', 'm', 'ü 😀', '{x}']) {
      const expected = unknownName(name);
      expectError(await shop.get(`/${encodeURIComponent(name)}`), expected);
      expectError(await shop.get(`/v23.0/${encodeURIComponent(name)}/conversations`), expected);
      expectError(await shop.get(`/${encodeURIComponent(name)}/bogus`), expected);
    }
  });

  proves('error:unknownPath', 'that no node knows is 2500 and names what is unknown', async () => {
    for (const node of ['me', shop.page.id, chat.id, messageId, '999']) {
      expectError(await shop.get(`/${node}/bogus`), unknownPath('/bogus'));
      expectError(await shop.get(`/v23.0/${node}/bogus/`), unknownPath('/bogus'));
      // As captured: /{id}/impressions/day → "Unknown path components: /impressions/day".
      expectError(await shop.get(`/${node}/impressions/day`), unknownPath('/impressions/day'));
      expectError(await shop.get(`/${node}/messages/x//y`), unknownPath('/x/y'));
    }
    expectError(await shop.get('/conversations/x'), unknownPath('/x'));
    expectError(await shop.get('/me/name'), unknownPath('/name'));
  });

  proves('error:nonexistingField', 'to an edge of another node type names that type', async () => {
    for (const [path, edge, type] of [
      [`/${chat.id}`, 'conversations', 'UnifiedThread'],
      ['/me', 'messages', 'Page'],
      ['/me', 'accounts', 'Page'],
      [`/${shop.page.id}`, 'attachments', 'Page'],
      [`/${shop.page.instagramId}`, 'threads', 'IGUser'],
      [`/${messageId}`, 'messages', 'Message'],
      [`/${chat.person.id}`, 'conversations', 'User'],
    ]) {
      expectError(await shop.get(`${path}/${edge}`), nonexisting(edge ?? '', type ?? ''));
    }
  });

  proves('error:notFound', 'to an id that is not there is 100/33', async () => {
    const ids = [
      '1',
      '999999999999999',
      't_1',
      't_',
      't_x y/z',
      'm_AAAA',
      `${messageId}A`,
      messageId.slice(0, -1),
      `m_${'A'.repeat(24)}`,
      'm_mid.$cAAE',
      'aWdfZAG06MTpJR01lc3NhZA2VUaHJlYWQ6',
      '9'.repeat(1000),
      `t_${'9'.repeat(998)}`,
    ];
    for (const id of ids) {
      const path = `/${encodeURIComponent(id)}`;
      expectError(await shop.get(path), unsupported('get', id));
      expectError(await shop.get(`${path}/messages`), unsupported('get', id));
    }
  });

  proves('error:noNode', 'of nothing but a version or slashes names no node', async () => {
    for (const path of ['/', '//', '/v23.0', '/v23.0/', '/v23.0//?fields=id']) {
      expectError(await shop.get(path), {
        message: 'No node specified',
        type: 'Exception',
        code: 100,
      });
    }
  });
});
