import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Conversation, type World, world } from '../support/world.ts';
import { asOf } from './as-of.ts';

let shop: World;
let chat: Conversation;
beforeAll(async () => {
  shop = await world();
  chat = await shop.conversation();
});
afterAll(() => shop.close());

const deprecated = ({ headers }: Answer) => headers.get('x-convograph-deprecated');

describe('X-Convograph-Deprecated', () => {
  it('says what of a call ends on which day, the first one first', async () => {
    await asOf(shop, '2026-07-01');
    const answer = await shop.get('/v21.0/me', { fields: 'id', pretty: 1, debug: 'all' });
    expect(deprecated(answer)).toBe('2026-10-27 pretty, 2026-10-27 debug, 2027-01-21 v21.0');
    expect(answer.headers.get('access-control-expose-headers')).toBe('X-Convograph-Deprecated');
  });

  it('goes on to say so once that day is over', async () => {
    await asOf(shop, '2026-11-29');
    const read = await shop.get('/v25.0/me', { pretty: 1 }, { 'If-None-Match': '"0"' });
    expect(deprecated(read)).toBe('2026-10-27 pretty, 2026-10-27 etag, 2028-07-29 v25.0');
    const refused = await shop.get('/v26.0/', { ids: chat.id });
    expect([refused.status, deprecated(refused)]).toEqual([500, '2026-07-29 ids']);
  });

  it('names the day on which a version came out that never had it', async () => {
    await asOf(shop, '2026-08-01');
    const answer = await shop.get('/v26.0/me', { pretty: 1 });
    expect(deprecated(answer)).toBe('2026-07-29 pretty');
  });

  it('is not there for a call of which nothing ends', async () => {
    await asOf(shop, '2026-11-29');
    for (const path of ['/v27.0/me', '/v26.0/me', '/me/conversations']) {
      expect(deprecated(await shop.get(path, { fields: 'id' }))).toBeNull();
    }
    const { headers } = await shop.get('/v27.0/messages', { ids: chat.id });
    expect(headers.get('x-convograph-deprecated') ?? '').not.toMatch(/\bids\b/);
  });

  it('stands among the headers of each item of a batch', async () => {
    await asOf(shop, '2026-08-01');
    const batch = JSON.stringify([
      { method: 'GET', relative_url: 'v25.0/me?fields=id&pretty=1' },
      { method: 'GET', relative_url: 'v27.0/me?fields=id' },
      { method: 'GET', relative_url: `v26.0/${chat.id}`, headers: ['If-None-Match: "0"'] },
    ]);
    const body = new URLSearchParams({ batch, access_token: shop.token });
    const answer = await shop.send('POST', '/v27.0/', {}, { body });
    const own = (answer.body as { headers: { name: string; value: string }[] }[]).map(
      ({ headers }) => headers.find(({ name }) => name === 'X-Convograph-Deprecated')?.value,
    );
    expect(own).toEqual(['2026-10-27 pretty, 2028-07-29 v25.0', undefined, '2026-07-29 etag']);
  });

  it('is never there where the platform is as of no day', async () => {
    await asOf(shop, 'all');
    const answer = await shop.get('/v19.0/me', { pretty: 1, debug: 'all', metadata: 1 });
    expect(deprecated(answer)).toBeNull();
  });
});
