import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { type Conversation, type Params, type World, world } from '../support/world.ts';

describe('parameters', () => {
  let shop: World;
  let chat: Conversation;
  let expected: string;
  const wanted = { fields: 'id,messages.limit(1){message}', date_format: 'U', pretty: '0' };
  beforeAll(async () => {
    shop = await world();
    chat = await shop.conversation({ said: [{ text: 'hello' }, { text: 'again' }] });
    expected = (await shop.get(`/${chat.id}`, wanted)).text;
    expect(expected).toContain('"message":"again"');
  });
  afterAll(() => shop.close());

  const post = (body: RequestInit['body'], headers: Record<string, string> = {}, query?: Params) =>
    shop.send('POST', `/${chat.id}`, query, { body: body ?? null, headers });
  const all = () => ({ access_token: shop.token, method: 'get', ...wanted });

  it.each<[string, () => [RequestInit['body'], Record<string, string>?]]>([
    ['a form', () => [new URLSearchParams(all())]],
    ['a form without a type', () => [Buffer.from(`${new URLSearchParams(all())}&`)]],
    ['JSON', () => [JSON.stringify(all()), { 'Content-Type': 'application/json' }]],
    [
      'a compressed form',
      () => [
        gzipSync(new URLSearchParams(all()).toString()),
        { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Encoding': 'gzip' },
      ],
    ],
    [
      'multipart',
      () => {
        const form = new FormData();
        for (const [name, value] of Object.entries(all())) form.set(name, value);
        return [form];
      },
    ],
  ])('may come in a body: %s', async (_name, body) => {
    const answer = await post(...body());
    expect([answer.status, answer.text]).toEqual([200, expected]);
  });

  it('may be JSON values in a JSON body', async () => {
    const { fields, ...rest } = all();
    const body = JSON.stringify({ ...rest, fields: ['id', 'messages.limit(1){message}'] });
    const answer = await post(body, { 'Content-Type': 'application/json' });
    expect(answer.body.messages.data).toHaveLength(1);
  });

  it("may be in PHP's brackets", async () => {
    const { fields, ...rest } = all();
    const body = new URLSearchParams({ ...rest, 'fields[0]': 'id', 'fields[1]': 'message_count' });
    expect((await post(body)).text).toBe(`{"id":"${chat.id}","message_count":2}`);
  });

  it('are put together from query and body, the body over the query', async () => {
    const query = { access_token: shop.token, method: 'get', fields: 'id', date_format: 'x' };
    const body = new URLSearchParams({ fields: 'updated_time', date_format: 'U' });
    const answer = await post(body, {}, query);
    const seconds = Math.floor(shop.server.clock.now() / 1000);
    expect(answer.text).toBe(`{"updated_time":${seconds},"id":"${chat.id}"}`);
  });

  it('that nobody knows are passed over', async () => {
    const noise = {
      sdk: 'joey',
      transport: 'cors',
      xref: 'f1',
      include_headers: 'false',
      locale: 'de_DE',
      notification_type: 'REGULAR',
      _reqName: 'object:x',
      strip_nulls: '1',
      __proto__x: '1',
    };
    expect((await shop.get(`/${chat.id}`, { ...wanted, ...noise })).text).toBe(expected);
  });

  proves('?access_token', 'the token counts from query, then body, then header', async () => {
    const name = '{"name":"Corner Shop","id"';
    const bearer = { Authorization: `Bearer ${shop.token}` };
    const oauth = { Authorization: `OAuth ${shop.token}` };
    const wrong = { Authorization: 'Bearer EAAwrong' };
    const asks = {
      query: shop.send('GET', '/me', { access_token: shop.token }, { headers: wrong }),
      body: shop.send(
        'POST',
        '/me',
        { method: 'get' },
        { body: new URLSearchParams({ access_token: shop.token }), headers: wrong },
      ),
      'query over body': shop.send(
        'POST',
        '/me',
        { method: 'get', access_token: shop.token },
        { body: new URLSearchParams({ access_token: 'EAAwrong' }) },
      ),
      Bearer: shop.send('GET', '/me', {}, { headers: bearer }),
      OAuth: shop.send('GET', '/me', {}, { headers: oauth }),
    };
    for (const [where, asked] of Object.entries(asks)) {
      expect((await asked).text.startsWith(name), where).toBe(true);
    }
    expect((await shop.send('GET', '/me', {}, { headers: wrong })).body.error.code).toBe(190);
  });

  proves(
    ['?appsecret_proof', '?appsecret_time'],
    'a proof is verified when it is there',
    async () => {
      const hmac = (text: string) =>
        createHmac('sha256', shop.app.secret).update(text).digest('hex');
      const time = String(Math.floor(shop.server.clock.now() / 1000));
      const plain = hmac(shop.token);
      const timed = hmac(`${shop.token}|${time}`);
      const status = async (params: Params) => (await shop.get('/me', params)).status;
      expect(await status({ appsecret_proof: plain })).toBe(200);
      expect(await status({ appsecret_proof: timed, appsecret_time: time })).toBe(200);
      expect(await status({ appsecret_proof: timed })).toBe(400);
      expect(await status({ appsecret_proof: plain, appsecret_time: time })).toBe(400);
      expect(await status({ appsecret_proof: '' })).toBe(400);
      expect(await status({ appsecret_time: time })).toBe(200);
    },
  );
});
