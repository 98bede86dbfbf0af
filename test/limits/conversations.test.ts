import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { expectError } from '../protocol/graph-error.ts';
import { proves } from '../support/proves.ts';
import type { Conversation, World } from '../support/world.ts';
import { code, limited } from './limited.ts';

const TOO_MANY = { message: '(#613) Calls to this api have exceeded the rate limit.', code: 613 };

describe('two calls a second on conversations', () => {
  let shop: World;
  let chat: Conversation;
  beforeAll(async () => {
    shop = await limited();
    chat = await shop.conversation();
  });
  afterAll(() => shop.close());

  /** A second in which nothing was called yet. */
  const quiet = () => shop.server.clock.advance(1_000);
  const wait = (ms: number) => shop.server.clock.advance(ms);

  proves('error:rateLimit', 'are let through, the third is 613', async () => {
    quiet();
    expect(code(await shop.get('/me/conversations'))).toBe(0);
    expect(code(await shop.get('/me/conversations'))).toBe(0);
    expectError(await shop.get('/me/conversations'), TOO_MANY);
  });

  it('slide: each makes room for another exactly a second later', async () => {
    quiet();
    const ask = async () => code(await shop.get('/me/conversations'));
    expect(await ask()).toBe(0);
    wait(600);
    expect(await ask()).toBe(0);
    wait(399);
    expect(await ask()).toBe(613);
    wait(1);
    expect(await ask()).toBe(0);
    expect(await ask()).toBe(613);
    wait(600);
    expect(await ask()).toBe(0);
  });

  it('are those let through: who is refused is not kept out by asking', async () => {
    quiet();
    for (const expected of [0, 0, 613, 613, 613]) {
      expect(code(await shop.get('/me/conversations'))).toBe(expected);
    }
    wait(1_000);
    expect(code(await shop.get('/me/conversations'))).toBe(0);
  });

  it.each([
    ['a list', () => `/${shop.page.id}/conversations`],
    ['its other name', () => '/me/threads'],
    ['the list as a field', () => '/me?fields=name,conversations.limit(1){id}'],
    ['a conversation', () => `/${chat.id}`],
    ['its messages', () => `/${chat.id}/messages`],
  ])('hold for %s', async (_, path) => {
    quiet();
    for (const expected of [0, 0, 613]) expect(code(await shop.get(path()))).toBe(expected);
  });

  it('hold for messages', async () => {
    quiet();
    const [id = ''] = await shop.messageIds(chat);
    expect(code(await shop.get(`/${id}`))).toBe(0);
    expect(code(await shop.get(`/${id}`))).toBe(613);
  });

  it('do not hold for what is no conversation', async () => {
    quiet();
    const { id } = chat.person;
    for (const path of ['/me', `/${id}`, `/me/thread_owner?recipient=${id}`]) {
      for (let i = 0; i < 3; i++) expect(code(await shop.get(path)), path).toBe(0);
    }
  });

  it('count each id: three ids are three calls', async () => {
    const two = [chat.id, (await shop.conversation()).id];
    const three = [...two, (await shop.conversation()).id];
    quiet();
    expectError(await shop.get('/', { ids: three.join(',') }), TOO_MANY);
    expect(code(await shop.get('/', { ids: two.join(',') }))).toBe(0);
    expect(code(await shop.get(`/${chat.id}`))).toBe(613);
  });

  it('are counted apart for the Page and its Instagram account', async () => {
    const other = await shop.conversation({ platform: 'INSTAGRAM' });
    quiet();
    const paths = [
      '/me/conversations?platform=instagram',
      `/${other.id}`,
      `/${shop.page.instagramId}/conversations`,
    ];
    for (const expected of [0, 0, 613]) {
      expect(code(await shop.get(paths.shift() ?? ''))).toBe(expected);
      expect(code(await shop.get('/me/conversations'))).toBe(expected);
    }
  });

  it('are counted apart for each Page', async () => {
    const other = await shop.besides({ limits: 'on' });
    quiet();
    for (const expected of [0, 0, 613]) {
      expect(code(await shop.get('/me/conversations'))).toBe(expected);
      expect(code(await other.get('/me/conversations'))).toBe(expected);
    }
  });

  it('are counted apart for each app', async () => {
    const app = await createApp(shop.server, { name: 'Another' });
    const theirs = await shop.tokenFor({ appId: app.id });
    quiet();
    for (const expected of [0, 0, 613]) {
      expect(code(await shop.get('/me/conversations'))).toBe(expected);
      expect(code(await shop.get('/me/conversations', { access_token: theirs }))).toBe(expected);
    }
  });

  it('are not a limit while limits are off', async () => {
    const free = await shop.besides();
    quiet();
    for (let i = 0; i < 5; i++) expect(code(await free.get('/me/conversations'))).toBe(0);
    await changePage(shop.server, free.page.id, { limits: 'on' });
    for (const expected of [0, 0, 613]) {
      expect(code(await free.get('/me/conversations'))).toBe(expected);
    }
  });

  describe('come', () => {
    const thirdOf = async (
      params: Record<string, string>,
      { method = 'GET', path = '/me/conversations' } = {},
    ) => {
      quiet();
      for (let i = 0; i < 2; i++) await shop.get('/me/conversations');
      const token = { access_token: shop.token };
      return code(await shop.send(method, path, { ...token, ...params }));
    };

    it('after the token, its proof and the path', async () => {
      expect(await thirdOf({ access_token: 'x' })).toBe(190);
      expect(await thirdOf({ appsecret_proof: 'f'.repeat(64) })).toBe(100);
      expect(await thirdOf({}, { path: '/me/conversations/x' })).toBe(2500);
    });

    it('before the verb, permission, parameters and fields', async () => {
      expect(await thirdOf({}, { method: 'POST' })).toBe(613);
      expect(await thirdOf({ access_token: await shop.tokenFor({ scopes: ['email'] }) })).toBe(613);
      expect(await thirdOf({ platform: 'x' })).toBe(613);
      expect(await thirdOf({ fields: '}' })).toBe(613);
    });
  });
});
