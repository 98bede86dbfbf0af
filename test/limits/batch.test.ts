import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codes, entries, get, post, read } from '../batch/send-batch.ts';
import type { Conversation, World } from '../support/world.ts';
import { code, limited, usage, userToken } from './limited.ts';

const NAMES = /^x-(?:app|page|business-use-case)-usage$/;

describe('a batch', () => {
  let shop: World;
  let chat: Conversation;
  beforeEach(async () => {
    shop = await limited();
    chat = await shop.conversation();
  });
  afterEach(() => shop.close());

  const fifty = (url: string) => Array.from({ length: 50 }, () => get(url));

  it('is as many calls as it has items', async () => {
    const owner = `me/thread_owner?recipient=${chat.person.id}`;
    for (let i = 0; i < 4; i++) {
      expect(codes(await entries(shop, fifty(owner)))).toEqual(Array(50).fill(200));
    }
    const [refused] = await entries(shop, [get(owner)]);
    expect([refused?.code, refused?.body.error.code]).toEqual([400, 80006]);
  });

  it('is let through up to the limit, item by item', async () => {
    const answers = await entries(shop, [
      get(chat.id),
      get('me'),
      get(`${chat.id}/messages`),
      get('me/conversations'),
      get('me'),
    ]);
    expect(codes(answers)).toEqual([200, 200, 200, 400, 200]);
    expect(answers[3]?.body.error.code).toBe(613);
    expect(code(await shop.get(`/${chat.id}`))).toBe(613);
  });

  it('tells as a whole what is used, and none of its items does', async () => {
    const answer = await post(shop, fifty(`me/thread_owner?recipient=${chat.person.id}`));
    expect(usage(answer, 'app').call_count).toBe(25);
    expect(usage(answer, 'page').call_count).toBe(25);
    expect(usage(answer, 'business-use-case')[shop.page.id][0]).toMatchObject({
      type: 'messenger',
      call_count: 25,
    });
    for (const entry of read(answer)) {
      expect(Object.keys(entry?.headers ?? {}).filter((name) => NAMES.test(name))).toEqual([]);
    }
  });

  it('tells of every account that its items were put down to', async () => {
    const other = await shop.besides({ limits: 'on' });
    const answer = await post(shop, [
      get('me'),
      get(chat.id),
      get(`me?access_token=${other.token}`),
      get(`${other.page.instagramId}?access_token=${other.token}`),
      get(`me?access_token=${await userToken(shop)}`),
    ]);
    expect(codes(read(answer))).toEqual([200, 200, 200, 200, 200]);
    const told = Object.entries<{ type: string }[]>(usage(answer, 'business-use-case'));
    expect(told.map(([id, list]) => [id, list.map(({ type }) => type)])).toEqual([
      [shop.page.id, ['pages', 'messenger']],
      [other.page.id, ['pages']],
      [other.page.instagramId, ['instagram']],
    ]);
    expect(usage(answer, 'app').call_count).toBe(2);
  });
});
