import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { type Conversation, type World, world } from '../support/world.ts';
import { expectError, unsupported } from './graph-error.ts';

describe('a verb', () => {
  let shop: World;
  let chat: Conversation;
  let messageId: string;
  let form: RequestInit;
  beforeAll(async () => {
    shop = await world();
    chat = await shop.conversation();
    [messageId = ''] = await shop.messageIds(chat);
    form = { body: new URLSearchParams({ access_token: shop.token }) };
  });
  afterAll(() => shop.close());

  proves('error:notFound', 'that writes is refused by everything that is only read', async () => {
    const nodes = ['me', shop.page.id, shop.page.instagramId ?? '', chat.id, messageId, '999'];
    const paths = nodes.flatMap((id) => [
      [id, `/${id}`],
      [id, `/v23.0/${id}/conversations`],
      [id, `/${id}/thread_owner`],
      // What a Page sends.
      ...(id === 'me' || id === shop.page.id ? [] : [[id, `/${id}/messages`]]),
    ]);
    for (const verb of ['post', 'delete', 'put', 'patch']) {
      for (const [id = '', path = ''] of paths) {
        const answer = await shop.send(verb.toUpperCase(), path, {}, form);
        expectError(answer, unsupported(verb, id));
      }
    }
  });

  proves('?method', 'is what `method` says, whatever HTTP says and in any case', async () => {
    const read = await shop.get(`/${chat.id}`);
    for (const method of ['get', 'GET', 'Get']) {
      for (const http of ['POST', 'DELETE', 'PUT']) {
        const inQuery = await shop.send(http, `/${chat.id}`, { method }, form);
        expect([inQuery.status, inQuery.text]).toEqual([200, read.text]);
      }
    }
    for (const method of ['delete', 'POST', 'Put']) {
      const refused = await shop.get(`/${chat.id}`, { method });
      expectError(refused, unsupported(method.toLowerCase(), chat.id));
    }
  });

  it('of a long GET is sent as POST with method=get by the browser SDK', async () => {
    const body = new URLSearchParams({
      fields: 'id,message_count',
      method: 'get',
      padding: 'x'.repeat(2000),
      pretty: '0',
      sdk: 'joey',
      suppress_http_code: '1',
    });
    const query = { access_token: shop.token };
    const answer = await shop.send('POST', `/v19.0/${chat.id}`, query, { body });
    expect(answer.text).toBe(`{"id":"${chat.id}","message_count":1}`);
  });

  it('HEAD is a GET without the body', async () => {
    const read = await shop.get(`/${chat.id}`);
    const head = await shop.send('HEAD', `/${chat.id}`, { access_token: shop.token });
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers.get('etag')).toBe(read.headers.get('etag'));
  });
});
