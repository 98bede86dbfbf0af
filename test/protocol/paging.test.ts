import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { type Answer, type Conversation, type Json, type World, world } from '../support/world.ts';

const texts = (answer: Answer): string[] => answer.body.data.map(({ message }: Json) => message);

describe('paging', () => {
  let shop: World;
  let chat: Conversation;
  const newestFirst = ['7', '6', '5', '4', '3', '2', '1'];
  beforeAll(async () => {
    shop = await world();
    chat = await shop.conversation({ said: newestFirst.toReversed().map((text) => ({ text })) });
    await shop.conversation({ said: [{ text: 'x' }] });
    await shop.conversation({ folder: 'other' });
    await shop.conversation({ folder: 'other' });
  });
  afterAll(() => shop.close());

  const follow = (link: string) => shop.send('GET', link);
  const list = (params: object = {}) =>
    shop.get(`/v23.0/${chat.id}/messages`, { fields: 'message', ...params });

  proves(['?after', '?before'], 'goes on after a cursor, and back before one', async () => {
    const { body } = await list({ limit: 3 });
    const { after, before } = body.paging.cursors;
    expect(texts(await list({ after }))).toEqual(['4', '3', '2', '1']);
    expect(texts(await list({ before: after }))).toEqual(['7', '6']);
    expect(texts(await list({ before: after, limit: 1 }))).toEqual(['6']);
    expect(texts(await list({ before }))).toEqual([]);
    expect(texts(await list({ after: '', before: '' }))).toEqual(newestFirst);
  });

  it('has no `previous` at the beginning and no `next` at the end', async () => {
    const first = await list({ limit: 3 });
    expect(Object.keys(first.body.paging)).toEqual(['cursors', 'next']);
    const second = await follow(first.body.paging.next);
    expect(Object.keys(second.body.paging)).toEqual(['cursors', 'previous', 'next']);
    const last = await follow(second.body.paging.next);
    expect(Object.keys(last.body.paging)).toEqual(['cursors', 'previous']);
    expect([first, second, last].map(texts)).toEqual([['7', '6', '5'], ['4', '3', '2'], ['1']]);
    const back = await follow(last.body.paging.previous);
    const start = await follow(back.body.paging.previous);
    expect([back, start].map(texts)).toEqual([
      ['4', '3', '2'],
      ['7', '6', '5'],
    ]);
    expect(Object.keys(start.body.paging)).toEqual(['cursors', 'next']);
  });

  it('has cursors alone where everything is on one page, and is absent where nothing is', async () => {
    expect(Object.keys((await list()).body.paging)).toEqual(['cursors']);
    const { after } = (await list()).body.paging.cursors;
    expect((await list({ after })).text).toBe('{"data":[]}');
    expect((await list({ limit: 0 })).text).toBe('{"data":[]}');
  });

  it('repeats the request in its links: the host, the version, every parameter', async () => {
    const answer = await shop.get(`/v21.0//me/conversations/`, {
      pretty: 0,
      fields: 'id,messages.limit(1){message}',
      sdk: 'jöey /&',
      folder: 'other',
      platform: 'messenger',
      limit: 1,
    });
    const { next, cursors } = answer.body.paging;
    const address = `${shop.server.url}/v21.0/${shop.page.id}/conversations`;
    const query = `access_token=${shop.token}&pretty=0&fields=id%2Cmessages.limit(1)%7Bmessage%7D&sdk=j%C3%B6ey%20%2F%26&folder=other&platform=messenger&limit=1&after=${cursors.after}`;
    expect(next).toBe(`${address}?${query}`);
    const further = await follow(next);
    expect(further.headers.get('facebook-api-version')).toBe('v21.0');
    expect(further.body.data).toHaveLength(1);
    expect(new URL(further.body.paging.previous).searchParams.get('folder')).toBe('other');
  });

  it('names in its links the version that answered', async () => {
    for (const [path, version] of [
      ['', 'v19.0'],
      ['/v3.2', 'v19.0'],
      ['/v26', 'v26.0'],
    ]) {
      const { body } = await shop.get(`${path}/${chat.id}/messages`, { limit: 1 });
      const { pathname } = new URL(body.paging.next);
      expect(pathname).toBe(`/${version}/${chat.id}/messages`);
    }
  });

  it('has the default size in links of which none was asked for', async () => {
    const many = await shop.conversation({ said: Array.from({ length: 26 }, () => ({})) });
    const { body } = await shop.get(`/${many.id}/messages`);
    expect(body.data).toHaveLength(25);
    expect(new URL(body.paging.next).searchParams.get('limit')).toBe('25');
  });

  it('holds the token in its links, wherever it came from', async () => {
    const path = `/${chat.id}/messages`;
    const header = (scheme: string) => ({
      headers: { Authorization: `${scheme} ${shop.token}` },
    });
    const body = new URLSearchParams({ access_token: shop.token, method: 'get', limit: '1' });
    for (const answer of [
      await shop.get(path, { limit: 1 }),
      await shop.send('GET', path, { limit: 1 }, header('Bearer')),
      await shop.send('GET', path, { limit: 1 }, header('OAuth')),
      await shop.send('POST', path, {}, { body }),
    ]) {
      const { next } = answer.body.paging;
      expect(new URL(next).searchParams.getAll('access_token')).toEqual([shop.token]);
      expect((await follow(next)).body.data).toHaveLength(1);
    }
  });

  it('never holds a proof, a callback or a verb in its links', async () => {
    const time = '1777888800';
    const appsecret_proof = createHmac('sha256', shop.app.secret)
      .update(`${shop.token}|${time}`)
      .digest('hex');
    const params = { appsecret_proof, appsecret_time: time, method: 'get', callback: 'cb' };
    const answer = await shop.get('/me/conversations', {
      fields: 'messages.limit(1){message}',
      limit: 1,
      ...params,
    });
    expect(answer.text).toMatch(/^\/\*\*\/ cb\(/);
    const { data, paging } = JSON.parse(answer.text.slice('/**/ cb('.length, -2));
    for (const link of [paging.next, data[0].messages?.paging.next ?? paging.next]) {
      const names = [...new URL(link).searchParams.keys()];
      expect(names).toEqual(expect.arrayContaining(['access_token', 'fields', 'limit', 'after']));
      expect(names.filter((name) => name in params)).toEqual([]);
      expect((await follow(link)).status).toBe(200);
    }
  });

  it('of a nested edge leads to the edge itself, with its own fields and modifiers', async () => {
    const { body } = await shop.get('/v24.0/me', {
      fields: 'conversations.limit(1).folder(inbox){messages.limit(2).order(chronological)}',
      pretty: 0,
    });
    const { next } = body.conversations.paging;
    const { pathname, searchParams } = new URL(next);
    expect(pathname).toBe(`/v24.0/${shop.page.id}/conversations`);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      access_token: shop.token,
      pretty: '0',
      fields: 'messages.limit(2).order(chronological)',
      folder: 'inbox',
      limit: '1',
    });
    const conversations = await follow(next);
    expect(conversations.body.data).toHaveLength(1);
  });

  it('of a nested edge goes on where the page ended, with the same fields', async () => {
    const { body } = await shop.get(`/${chat.id}`, {
      fields: 'messages.limit(3).order(chronological).as(m){message,from.fields(name)}',
    });
    const seen = body.m.data.map(({ message }: Json) => message);
    let { next } = body.m.paging;
    while (next) {
      const answer = await follow(next);
      for (const message of answer.body.data) {
        expect(Object.keys(message)).toEqual(['message', 'from', 'id']);
        seen.push(message.message);
      }
      next = answer.body.paging.next;
    }
    expect(seen).toEqual(newestFirst.toReversed());
  });

  it('of a nested edge survives fields that no address can hold', async () => {
    const fields = 'messages.limit(1).since(\ud800 &"){message}';
    const body = JSON.stringify({ access_token: shop.token, method: 'get', fields });
    const headers = { 'Content-Type': 'application/json' };
    const answer = await shop.send('POST', `/${chat.id}`, {}, { headers, body });
    expect(answer.status).toBe(200);
    expect(texts(await follow(answer.body.messages.paging.next))).toEqual(['6']);
  });

  it('neither repeats nor skips anything when something new comes meanwhile', async () => {
    const people = [0, 1, 2, 3].map((ago) => ({ folder: 'spam' as const, said: [{ ago }] }));
    for (const spec of people) await shop.conversation(spec);
    const first = await shop.get('/me/conversations', { folder: 'spam', limit: 2 });
    await shop.conversation({ folder: 'spam', said: [{ ago: -1 }] });
    const second = await follow(first.body.paging.next);
    const ids = [...first.body.data, ...second.body.data].map(({ id }: Json) => id);
    expect(new Set(ids).size).toBe(4);
    const back = await follow(second.body.paging.previous);
    expect(back.body.data).toEqual(first.body.data);
    expect(back.body.paging).toHaveProperty('previous');
  });

  it('walks every list forth and back, whatever the size of its pages', async () => {
    const lists = [
      [`/${chat.id}/messages`, { order: 'chronological' }],
      [`/${chat.id}/messages`, {}],
      ['/me/conversations', { folder: 'inbox' }],
    ] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...lists),
        fc.integer({ min: 1, max: 9 }),
        async (one, n) => {
          const [path, params] = one;
          const whole = (await shop.get(path, { ...params, limit: 500 })).body.data;
          const forth: Json[] = [];
          let answer = await shop.get(path, { ...params, limit: n });
          for (;;) {
            forth.push(...answer.body.data);
            if (!answer.body.paging.next) break;
            answer = await follow(answer.body.paging.next);
          }
          expect(forth).toEqual(whole);
          const back: Json[] = [...answer.body.data];
          while (answer.body.paging.previous) {
            answer = await follow(answer.body.paging.previous);
            back.unshift(...answer.body.data);
          }
          expect(back).toEqual(whole);
        },
      ),
      { numRuns: 15 },
    );
  });
});
