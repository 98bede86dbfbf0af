import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { history } from '../../src/store/page/history-writer.ts';
import { type Conversation, type World, world } from '../support/world.ts';

describe('the headers of a read', () => {
  let shop: World;
  let chat: Conversation;
  beforeAll(async () => {
    shop = await world();
    chat = await shop.conversation();
  });
  afterAll(() => shop.close());

  it('are those of Meta', async () => {
    const { headers, text } = await shop.get(`/v22.0/${chat.id}`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/json; charset=UTF-8',
      'facebook-api-version': 'v22.0',
      etag: `"${createHash('sha1').update(text).digest('hex')}"`,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      vary: 'Origin',
      pragma: 'no-cache',
      'cache-control': 'private, no-cache, no-store, must-revalidate',
      expires: 'Sat, 01 Jan 2000 00:00:00 GMT',
    });
    for (const name of ['x-fb-request-id', 'x-fb-trace-id', 'x-fb-rev', 'x-fb-debug']) {
      expect(headers.get(name), name).toMatch(/^[\w=]+$/);
    }
    expect(headers.has('www-authenticate')).toBe(false);
  });

  it('do not speak of a host that this is not', async () => {
    const { headers } = await shop.get(`/${chat.id}`);
    const never = ['strict-transport-security', 'alt-svc', 'x-powered-by'];
    expect(never.filter((name) => headers.has(name))).toEqual([]);
  });

  it('give every request an id of its own', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => shop.get('/me')));
    const ids = answers.map(({ headers }) => headers.get('x-fb-request-id'));
    expect(new Set(ids).size).toBe(50);
  });

  describe('If-None-Match', () => {
    it('gives 304 while nothing has changed, and the body once it has', async () => {
      const seen = await shop.conversation();
      const path = `/${seen.id}`;
      const before = await shop.get(path, { fields: 'message_count' });
      const condition = { 'If-None-Match': before.headers.get('etag') ?? '' };
      const ask = () => shop.get(path, { fields: 'message_count' }, condition);
      const unchanged = await ask();
      expect([unchanged.status, unchanged.text]).toEqual([304, '']);
      expect(unchanged.headers.get('etag')).toBe(before.headers.get('etag'));
      expect(unchanged.headers.get('facebook-api-version')).toBe('v19.0');
      await shop.server.store.transaction((tx) =>
        history(tx, shop.page.no).addMessages(seen.no, [
          { created: shop.server.clock.now(), sender: 0, text: 'news' },
        ]),
      );
      const changed = await ask();
      expect([changed.status, changed.body.message_count]).toEqual([200, 2]);
      expect(changed.headers.get('etag')).not.toBe(before.headers.get('etag'));
    });

    it('is of this form of the answer: a pretty one has another tag', async () => {
      const { headers } = await shop.get(`/${chat.id}`);
      const condition = { 'If-None-Match': headers.get('etag') ?? '' };
      expect((await shop.get(`/${chat.id}`, { pretty: 1 }, condition)).status).toBe(200);
    });

    it('does not hide an error', async () => {
      const answer = await shop.get('/999', {}, { 'If-None-Match': '*' });
      expect([answer.status, answer.body.error.code]).toEqual([400, 100]);
    });
  });
});
