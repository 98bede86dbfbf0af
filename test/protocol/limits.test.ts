import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { proves } from '../support/proves.ts';
import { type Conversation, type World, world } from '../support/world.ts';
import { expectError } from './graph-error.ts';

const TOO_MUCH = {
  message: "Please reduce the amount of data you're asking for, then retry your request",
  code: 1,
};
const BAD_LIMIT = {
  message: '(#100) Param limit must be an integer greater than or equal to 0',
  code: 100,
};

describe('the size of an answer', () => {
  let shop: World;
  let chat: Conversation;
  beforeAll(async () => {
    shop = await world();
    chat = await shop.conversation({ said: Array.from({ length: 501 }, () => ({ text: 'x' })) });
  });
  afterAll(() => shop.close());

  const count = async (limit?: string | number) =>
    (await shop.get(`/${chat.id}/messages`, { limit })).body.data.length;

  proves('?limit', 'is 25 without `limit`, which counts up to 500', async () => {
    expect(await count()).toBe(25);
    expect(await count('')).toBe(25);
    expect(await count(1)).toBe(1);
    expect(await count(' 26 ')).toBe(26);
    expect(await count(499)).toBe(499);
    expect(await count(500)).toBe(500);
    expect(await count(501)).toBe(500);
    expect(await count('9'.repeat(400))).toBe(500);
    expect(await count(0)).toBe(0);
  });

  it('is told by links as it counted', async () => {
    const { body } = await shop.get(`/${chat.id}/messages`, { limit: 100_000 });
    expect(new URL(body.paging.next).searchParams.getAll('limit')).toEqual(['500']);
  });

  proves('error:invalidParameter', 'is a whole number and not negative', async () => {
    for (const limit of ['-1', '-0', '1.5', '1e2', 'ten', '+5', '٣', '0x10', '5,', ' ']) {
      expectError(await shop.get(`/${chat.id}/messages`, { limit }), BAD_LIMIT);
      if (limit.trim()) {
        const fields = `messages.limit(${limit})`;
        expectError(await shop.get(`/${chat.id}`, { fields }), BAD_LIMIT);
      }
    }
    expectError(await shop.get('/me', { callback: 'alert(1)//' }), {
      message:
        '(#100) Param callback must be a function name of at most 128 letters, digits and _ $ .',
      code: 100,
    });
  });

  it('means nothing to a single node', async () => {
    expect((await shop.get(`/${chat.id}`, { limit: 'ten', fields: 'id' })).status).toBe(200);
  });

  /** As many copies of a field as wanted, each under a key of its own. */
  const copies = (field: string, times: number) =>
    Array.from({ length: times }, (_, i) => `${field}.as(a${i})`).join(',');

  const post = (path: string, params: Record<string, string>) => {
    const all = { access_token: shop.token, method: 'get', ...params };
    return shop.send('POST', path, {}, { body: new URLSearchParams(all) });
  };

  proves('error:tooMuchData', 'is 25,000 nodes at most', async () => {
    const ask = (times: number, rest = '') =>
      post(`/${chat.id}`, { fields: copies('messages.limit(500)', times) + rest });
    // The conversation is a node too.
    const full = await ask(49, ',messages.limit(499).as(last)');
    expect([full.status, full.body.a48.data.length]).toEqual([200, 500]);
    expectError(await ask(50), TOO_MUCH);
    // Twenty times as much is refused as early: what comes after the limit is not read.
    expectError(await ask(1000), TOO_MUCH);
  });

  it('is bounded in what hangs below the nodes, whether it is there or not', async () => {
    const path = `/${chat.id}/messages`;
    const ask = (fields: string) => post(path, { limit: '500', fields });
    for (const field of ['from{id}', 'to{id}', 'story', 'attachments']) {
      // Ten for each of 25,000 nodes are more than all fields there are.
      expectError(await ask(copies(field, 501)), TOO_MUCH);
      expect((await ask(copies(field, 20))).status).toBe(200);
    }
  });

  it('is bounded in what is searched for it, under however many aliases', async () => {
    for (let i = 0; i < 119; i++) await shop.conversation();
    // A search for a tag reads every conversation, and is made anew for every alias.
    const search = copies('conversations.limit(0).tags(nowhere)', 240);
    expect((await post('/me', { fields: search })).status).toBe(200);
    const wide = copies('conversations.limit(1).tags(nowhere)', 240);
    expectError(await post('/me', { fields: wide }), TOO_MUCH);
  });

  it('counts a list once, under however many aliases', async () => {
    const { conversations } = shop.server.store.page(shop.page.no);
    using counting = vi.spyOn(Object.getPrototypeOf(conversations), 'count');
    const { body } = await post('/me', {
      fields: copies('conversations.limit(0).summary(true)', 50),
    });
    expect(body.a0.summary).toEqual(body.a49.summary);
    expect(counting).toHaveBeenCalledOnce();
  });

  it('of a request is bounded too: a body of more than 1 MB', async () => {
    expectError(await post('/me', { padding: 'x'.repeat(1_048_576) }), TOO_MUCH);
  });
});
