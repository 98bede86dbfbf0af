import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectError, unknownPath } from '../protocol/graph-error.ts';
import { proves } from '../support/proves.ts';
import { type Conversation, type Json, sharedWorld } from '../support/world.ts';
import { codes, entries, get, post, read } from './send-batch.ts';

const shop = await sharedWorld();
let chat: Conversation;
beforeAll(async () => {
  chat = await shop.conversation();
});

const two = () => [get('me?fields=id'), get(chat.id)];

describe('a batch', () => {
  proves(
    'POST /',
    'is posted to the root, to me or to the Page, with or without version',
    async () => {
      const bodies = [{ id: shop.page.id }, (await shop.get(`/${chat.id}`)).body];
      const { id } = shop.page;
      for (const path of [
        '/',
        '/v23.0',
        '/v23.0/',
        '//',
        '/me',
        '/v23.0/me',
        '/v23.0/me/',
        `/${id}`,
      ]) {
        const answers = await entries(shop, two(), {}, path);
        expect(answers.map((one) => one?.code)).toEqual([200, 200]);
        expect(answers[0]?.body).toEqual(bodies[0]);
        expect(answers[1]?.body.id).toBe(chat.id);
      }
    },
  );

  proves(
    'POST /?batch',
    'is text in a form, a multipart body, JSON or the query, or an array',
    async () => {
      const batch = JSON.stringify(two());
      const access_token = shop.token;
      const json = { 'content-type': 'application/json' };
      const multipart = new FormData();
      multipart.set('access_token', access_token);
      multipart.set('batch', batch);
      const bodies: RequestInit[] = [
        { body: new URLSearchParams({ access_token, batch }) },
        { body: multipart },
        { body: JSON.stringify({ access_token, batch }), headers: json },
        { body: JSON.stringify({ access_token, batch: two() }), headers: json },
        {
          body: new Uint8Array(gzipSync(JSON.stringify({ access_token, batch }))),
          headers: { ...json, 'content-encoding': 'gzip' },
        },
      ];
      const wanted = await post(shop, two());
      for (const init of bodies) {
        expect((await shop.send('POST', '/', {}, init)).text).toBe(wanted.text);
      }
      const inQuery = await shop.send('POST', '/', { access_token, batch });
      expect(inQuery.text).toBe(wanted.text);
      const scripted = await shop.send('GET', '/', { access_token, batch, method: 'post' });
      expect(scripted.text).toBe(wanted.text);
    },
  );

  it('may have commas at its ends, as samples have', async () => {
    const item = '{"method":"GET", "relative_url":"me",}';
    expect(codes(await entries(shop, `[${item}, ${item},]`))).toEqual([200, 200]);
    const body = `{"access_token":"${shop.token}","batch":[${item},],}`;
    const headers = { 'content-type': 'application/json' };
    expect(codes(read(await shop.send('POST', '/', {}, { body, headers })))).toEqual([200]);
  });

  it('is answered in the order of its items, each body as JSON text', async () => {
    const { body, headers } = await post(shop, two());
    expect(body).toEqual([
      { code: 200, headers: expect.any(Array), body: `{"id":"${shop.page.id}"}` },
      { code: 200, headers: expect.any(Array), body: expect.any(String) },
    ]);
    expect(headers.get('content-type')).toBe('application/json; charset=UTF-8');
    expect((await post(shop, [])).body).toEqual([]);
  });

  it('answers each item as it would be answered alone', async () => {
    const paths = [
      `/${chat.id}?fields=id,snippet`,
      `/${chat.id}/messages`,
      '/me/conversations?limit=1',
      '/999',
      '/me?fields=nope',
      '/nobody',
      `/?ids=${chat.id},me`,
      '/me/thread_owner',
    ];
    const answers = await entries(
      shop,
      paths.map((path) => get(path)),
    );
    for (const [i, path] of paths.entries()) {
      const { status, body, headers } = await shop.get(path);
      const { fbtrace_id: _, ...error } = body.error ?? {};
      expect(answers[i]?.code, path).toBe(status);
      if (body.error) expect(answers[i]?.body.error).toMatchObject(error);
      else expect(answers[i]?.body).toEqual(body);
      for (const name of ['ETag', 'WWW-Authenticate', 'Facebook-API-Version', 'Cache-Control']) {
        expect(answers[i]?.headers[name] ?? null, `${path} ${name}`).toBe(headers.get(name));
      }
    }
  });

  it('has an id of its own in every error, that of its header', async () => {
    const { body, headers } = await post(shop, [get('999')]);
    expect(JSON.parse(body[0].body).error.fbtrace_id).toBe(headers.get('x-fb-request-id'));
  });

  proves('POST /?include_headers', 'leaves headers out on wish', async () => {
    for (const wish of ['false', '0']) {
      const { body } = await post(shop, two(), { include_headers: wish });
      expect(body.map((entry: Json) => Object.keys(entry))).toEqual([
        ['code', 'body'],
        ['code', 'body'],
      ]);
    }
    const { body } = await post(shop, two(), { include_headers: 'true' });
    expect(body[0].headers).toContainEqual({
      name: 'Content-Type',
      value: 'text/javascript; charset=UTF-8',
    });
  });

  it('can be called by a script', async () => {
    const batch = JSON.stringify([get('me?fields=id')]);
    const params = { access_token: shop.token, batch, callback: 'got' };
    const form = { body: new URLSearchParams(params) };
    for (const answer of [
      await shop.send('GET', '/', { ...params, method: 'post' }),
      await shop.send('GET', '/v23.0/', params),
      await shop.send('POST', '/', {}, form),
    ]) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/javascript; charset=UTF-8');
      expect(answer.text).toMatch(/^\/\*\*\/ got\(\[\{"code":200,[\s\S]*\]\);$/);
    }
    const bad = await shop.send(
      'POST',
      '/',
      {},
      { body: new URLSearchParams({ ...params, callback: '1(' }) },
    );
    expect(bad.body.error.code).toBe(100);
  });

  it('is spread over lines for pretty=1', async () => {
    const { text } = await post(shop, two(), { pretty: '1' });
    expect(text).toMatch(/^\[\n {4}\{\n {8}"code": 200,/);
  });
});

describe('a batch as a whole is refused', () => {
  it('without a token, or for a bad one, by one plain error', async () => {
    const none = await shop.send('POST', '/', {}, { body: new URLSearchParams({ batch: '[]' }) });
    expectError(none, {
      message: 'An access token is required to request this resource.',
      code: 104,
    });
    const bad = await post(shop, two(), { access_token: 'nonsense' });
    expectError(bad, {
      message: 'Invalid OAuth access token - Cannot parse access token',
      code: 190,
    });
    const expired = await post(shop, two(), {
      access_token: await shop.tokenFor({ expiresIn: -5 }),
    });
    expect(expired.body.error).toMatchObject({ code: 190, error_subcode: 463 });
    const unproved = await post(shop, two(), { appsecret_proof: 'no' });
    expect(unproved.body.error.type).toBe('GraphMethodException');
  });

  it('at a version that never existed', async () => {
    expectError(await post(shop, two(), {}, '/v99.0/'), unknownPath('/v99.0'));
  });

  it.each([
    ['', 'a JSON array: Unexpected end at character 0'],
    ['[{"method":"GET"', 'a JSON array: Unexpected end at character 16'],
    ['[{"method":"GET"}} ]', 'a JSON array: Unexpected "}" at character 17'],
    ['[{"method" "GET"}]', 'a JSON array: Unexpected "\\"" at character 11'],
    ['{"method":"GET"}', 'a JSON array'],
    ['5', 'a JSON array'],
  ])('for text that is no array, saying where: %s', async (batch, wanted) => {
    const message = `(#100) Param batch must be ${wanted}`;
    expectError(await post(shop, batch), { message, code: 100 });
  });

  it.each([
    ['[null]', 'batch[0] must be a JSON object'],
    ['[{},[]]', 'batch[1] must be a JSON object'],
    ['[{"relative_url":[]}]', 'batch[0][relative_url] must be a string'],
    ['[{"headers":"x"}]', 'batch[0][headers] must be an array'],
    ['[{"depends_on":{}}]', 'batch[0][depends_on] must be a string'],
  ])('for items of the wrong form, saying which: %s', async (batch, wanted) => {
    expectError(await post(shop, batch), { message: `(#100) Param ${wanted}`, code: 100 });
  });

  proves('error:batchSize', 'for more than 50 items', async () => {
    const many = (n: number) => Array.from({ length: n }, () => get('me?fields=id'));
    expect(codes(await entries(shop, many(50)))).toEqual(Array(50).fill(200));
    expectError(await post(shop, many(51)), {
      message: 'Too many requests in batch message. Maximum batch size is 50',
      type: 'GraphBatchException',
      code: 100,
    });
  });

  it('and obeys suppress_http_code', async () => {
    const { status, body } = await post(shop, '[', { suppress_http_code: '1' });
    expect([status, body.error.code]).toEqual([200, 100]);
  });
});
