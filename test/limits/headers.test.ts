import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Conversation, type World, world } from '../support/world.ts';
import { spend, usage, userToken } from './limited.ts';

/** Every answer takes 300 ms. */
const slow = () => {
  let elapsed = 0;
  return {
    elapsed: () => {
      elapsed += 300;
      return elapsed;
    },
  };
};

const NAMES = ['x-app-usage', 'x-page-usage', 'x-business-use-case-usage'];

describe('the usage headers', () => {
  let shop: World;
  let chat: Conversation;
  beforeAll(async () => {
    shop = await world({ timer: slow() });
    chat = await shop.conversation();
  });
  afterAll(() => shop.close());

  /** An hour and a day in which nothing was called yet. */
  const quiet = () => shop.server.clock.advance(24 * 3_600_000);

  it('are JSON of whole percents of what is allowed, calls and time', async () => {
    quiet();
    // 200 calls, 20 seconds of time are allowed in the hour.
    for (let i = 1; i < 10; i++) await shop.get(`/${chat.id}`);
    const { headers } = await shop.get(`/${chat.id}`);
    const figures = '"call_count":5,"total_cputime":15,"total_time":15';
    expect(NAMES.map((name) => headers.get(name))).toEqual([
      `{${figures}}`,
      `{${figures}}`,
      `{"${shop.page.id}":[{"type":"messenger",${figures},"estimated_time_to_regain_access":0}]}`,
    ]);
  });

  it('name the use case and the account it is counted for', async () => {
    const told = async (path: string) => {
      const objects = usage(await shop.get(path), 'business-use-case');
      return Object.keys(objects).map((id) => [id, objects[id][0].type]);
    };
    const instagram = [[shop.page.instagramId, 'instagram']];
    const messenger = [[shop.page.id, 'messenger']];
    expect(await told('/me')).toEqual([[shop.page.id, 'pages']]);
    expect(await told('/me/conversations')).toEqual(messenger);
    expect(await told(`/me/thread_owner?recipient=${chat.person.id}`)).toEqual(messenger);
    expect(await told('/me/conversations?platform=Instagram')).toEqual(instagram);
    expect(await told(`/${shop.page.instagramId}`)).toEqual(instagram);
    const there = await shop.conversation({ platform: 'INSTAGRAM' });
    expect(await told(`/${there.id}/messages`)).toEqual(instagram);
    expect(await told(`/${there.person.id}`)).toEqual(instagram);
    expect(await told(`/?ids=${there.id},${chat.id}`)).toEqual([...instagram, ...messenger]);
  });

  it('put two use cases of one Page under its id', async () => {
    quiet();
    const answer = await shop.get('/', { ids: `me,${chat.id},${shop.page.id}` });
    const figures = { total_cputime: 0, total_time: 0, estimated_time_to_regain_access: 0 };
    expect(usage(answer, 'business-use-case')).toEqual({
      [shop.page.id]: [
        { ...figures, type: 'pages', call_count: 0 },
        { ...figures, type: 'messenger', call_count: 0, total_cputime: 1, total_time: 1 },
      ],
    });
  });

  it('speak of no business where no Page token asks, and of a Page where one is asked', async () => {
    const access_token = await userToken(shop);
    const names = async (path: string) => {
      const { headers } = await shop.get(path, { access_token });
      return NAMES.filter((name) => headers.has(name));
    };
    expect(await names('/me')).toEqual(['x-app-usage']);
    expect(await names(`/${shop.page.id}`)).toEqual(['x-app-usage', 'x-page-usage']);
  });

  it('count each id', async () => {
    quiet();
    expect(usage(await spend(shop, 50), 'app').call_count).toBe(25);
    expect(usage(await spend(shop, 7), 'page').call_count).toBe(28);
  });

  it('stand on errors whose token is known, which count too, and on nothing else', async () => {
    quiet();
    for (let i = 0; i < 9; i++) await shop.get('/me/nonsense');
    const failed = await shop.get('/me/nonsense');
    expect([failed.status, usage(failed, 'app').call_count]).toEqual([400, 5]);
    for (const access_token of [undefined, 'x']) {
      const { headers } = await shop.get('/me', { access_token });
      expect(NAMES.filter((name) => headers.has(name))).toEqual([]);
    }
  });

  it('stand on 304', async () => {
    const { headers } = await shop.get(`/${chat.id}`);
    const condition = { 'If-None-Match': headers.get('etag') ?? '' };
    const unchanged = await shop.get(`/${chat.id}`, {}, condition);
    expect(unchanged.status).toBe(304);
    expect(NAMES.filter((name) => unchanged.headers.has(name))).toEqual(NAMES);
  });
});
