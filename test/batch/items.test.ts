import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { type Conversation, sharedWorld, type World } from '../support/world.ts';
import { trials } from '../writes/trial.ts';
import { codes, entries, get, post, read } from './send-batch.ts';

const shop = await sharedWorld({ operations: trials });
let chat: Conversation;
beforeAll(async () => {
  chat = await shop.conversation({ said: [{ text: 'hello' }, { text: 'again' }] });
});

const trial = (rest: object) => ({ method: 'POST', relative_url: 'me/trial', ...rest });

describe('an item of a batch', () => {
  proves(
    'POST /?batch[relative_url]',
    'has its url with or without slash and encoding',
    async () => {
      const { id } = chat;
      const urls = [
        `${id}?fields=id`,
        `/${id}?fields=id`,
        `//${id}/?fields=id`,
        `v23.0/${id}?fields=id`,
        `/v19.0//${id}?fields=id`,
        `?ids=${id}&fields=id`,
        `/?id=${id}&fields=id`,
        `${encodeURIComponent(id)}?fields=%69d`,
        `https://graph.facebook.com/v23.0/${id}?fields=id`,
      ];
      const answers = await entries(
        shop,
        urls.map((url) => get(url)),
      );
      for (const [i, one] of answers.entries()) {
        const found = urls[i]?.startsWith('?ids') ? one?.body[id] : one?.body;
        expect(found, urls[i]).toEqual({ id });
      }
    },
  );

  it('is answered by its own version, or else by the batch’s', async () => {
    const items = [get('me'), get('v25.0/me'), get('v99.0/me')];
    const answers = await entries(shop, items, {}, '/v21.0/');
    expect(answers.map((one) => one?.headers['Facebook-API-Version'])).toEqual([
      'v21.0',
      'v25.0',
      undefined,
    ]);
    expect(answers[2]?.body.error).toMatchObject({
      code: 2500,
      message: 'Unknown path components: /me',
    });
  });

  it('may have raw braces, quotes and blanks in its query, as SDKs decode it', async () => {
    const url = `${chat.id}?fields=["id", "messages.limit(1){id, message}"]&format=json&sdk=android`;
    const [one] = await entries(shop, [get(url)]);
    expect(one?.body.messages.data).toHaveLength(1);
    const [empty] = await entries(shop, [get(`${chat.id}?fields=`)]);
    expect(empty?.code).toBe(200);
  });

  proves('POST /?batch[method]', 'has its method in any case, and `method=` over it', async () => {
    const answers = await entries(shop, [
      { method: 'get', relative_url: 'me' },
      { relative_url: 'me' },
      { method: 'POST', relative_url: 'me?method=get' },
      { method: 'POST', relative_url: 'me', body: 'method=get' },
      { method: 'delete', relative_url: 'me/trial', body: 'permission=a' },
      { method: 'PUT', relative_url: chat.id },
      { method: 'FROB', relative_url: chat.id },
    ]);
    expect(codes(answers)).toEqual([200, 200, 200, 200, 200, 400, 400]);
    expect(answers[4]?.body).toEqual({ success: true, got: { permission: 'a' } });
    expect(answers[5]?.body.error).toMatchObject({ code: 100, error_subcode: 33 });
  });

  proves('POST /?batch[body]', 'has its body as a form, as an object, or in its url', async () => {
    const form = 'recipient=%7B%22id%22%3A%221%22%7D&text=a+%26+b';
    const object = { recipient: { id: '1' }, text: 'a & b' };
    const answers = await entries(shop, [
      trial({ body: form }),
      trial({ body: object }),
      trial({ body: JSON.stringify(object) }),
      { method: 'POST', relative_url: `me/trial?${form}` },
      { method: 'POST', relative_url: `me/trial?${form}`, body: '' },
      trial({ body: 'recipient[id]=1&text=a+%26+b' }),
      trial({ body: { recipient: "{'id':1}", text: 'a & b', count: null } }),
    ]);
    for (const one of answers) expect(one?.body.got).toEqual(object);
  });

  it('reads what it wrote when its body has `fields`', async () => {
    const [one] = await entries(shop, [trial({ body: 'recipient={id:1}&fields=name' })]);
    expect(one?.body).toMatchObject({ name: 'Corner Shop', id: shop.page.id });
  });

  it('keeps every digit of numbers in its body', async () => {
    const body = '{"recipient":{"id":12345678901234567890}}';
    const batch = `[{"method":"POST","relative_url":"me/trial","body":${body}}]`;
    const [one] = await entries(shop, batch);
    expect(one?.body.got.recipient.id).toBe('12345678901234567890');
  });

  proves('POST /?batch[headers]', 'is not answered again where its tag is known', async () => {
    const [first] = await entries(shop, [get(chat.id)]);
    const tag = first?.headers.ETag ?? '';
    expect(tag).toMatch(/^"[0-9a-f]{40}"$/);
    const answers = await entries(shop, [
      get(chat.id, { headers: ['User-Agent: fb-php-5.7.0', `If-None-Match: ${tag}`] }),
      get(chat.id, { headers: [{ name: 'if-none-match', value: tag }] }),
      get(chat.id, { headers: { 'If-None-Match': tag } }),
      get(chat.id, { headers: ['If-None-Match: "0"'] }),
      get('999', { headers: ['If-None-Match: *'] }),
    ]);
    expect(codes(answers)).toEqual([304, 304, 304, 200, 400]);
    expect(answers[0]?.body).toBe('');
    expect(answers[0]?.headers.ETag).toBe(tag);
    expect(answers[4]?.headers).not.toHaveProperty('ETag');
  });

  it('says the status it would have had alone', async () => {
    const answers = await entries(shop, [get('nobody'), get('nobody?suppress_http_code=1')]);
    expect(codes(answers)).toEqual([404, 200]);
  });

  proves('error:batchInBatch', 'is no batch itself', async () => {
    const batch = encodeURIComponent('[{"relative_url":"me"}]');
    const answers = await entries(shop, [
      { method: 'POST', relative_url: '/', body: `batch=${batch}` },
      { method: 'POST', relative_url: `/v23.0/me?batch=${batch}` },
      get(`?batch=${batch}`),
      get('me'),
    ]);
    expect(codes(answers)).toEqual([400, 400, 400, 200]);
    for (const one of answers.slice(0, 3)) {
      expect(one?.body.error).toMatchObject({
        message: '(#100) A batch request cannot contain another batch request.',
        type: 'OAuthException',
        code: 100,
      });
    }
  });

  it('may come as the Node business SDK writes it', async () => {
    // Parameters joined without encoding, fields always there, the name of a parameter as its own
    // name, a misspelt word, and everything in a JSON body (wire.md 4).
    const form = 'name={"a":"b & c"}&recipient={"id":"1"}&tags=["x"]&fields=';
    const batch = [
      { method: 'GET', relative_url: 'me/conversations?limit=1&fields=' },
      { method: 'POST', relative_url: 'me/trial', body: form, name: '{"a":"b', attachedFiles: 'f' },
      { method: 'GET', relative_url: `${chat.id}?fields=id,messages.limit(1){id, message}` },
    ];
    const body = JSON.stringify({ batch, access_token: shop.token });
    const headers = { 'content-type': 'application/json' };
    const answers = read(await shop.send('POST', '/v24.0?access_token=', {}, { body, headers }));
    expect(codes(answers)).toEqual([200, 200, 200]);
    expect(answers[1]?.body.got).toEqual({ recipient: { id: '1' }, tags: ['x'] });
  });

  it('of nothing is the root, which is no node', async () => {
    const [one] = await entries(shop, [{}]);
    expect(one?.body.error).toMatchObject({ message: 'No node specified', code: 100 });
  });
});

describe('the token of an item', () => {
  proves(
    ['POST /?batch[access_token]', 'POST /?batch_app_id'],
    'is that of its query, its body, its own, its header, or the batch’s',
    async () => {
      const others: World[] = [];
      for (let i = 0; i < 5; i++) others.push(await shop.besides());
      const [a, b, c, d, e] = others;
      const token = (one?: World) => one?.token ?? '';
      const item = (query: string, body: string, own: string, header: string) => ({
        method: 'POST',
        relative_url: `me?fields=id${query && `&access_token=${query}`}`,
        body: `method=get${body && `&access_token=${body}`}`,
        ...(own ? { access_token: own } : {}),
        ...(header ? { headers: [`Authorization: Bearer ${header}`] } : {}),
      });
      const items = [
        item(token(a), token(b), token(c), token(d)),
        item('', token(b), token(c), token(d)),
        item('', '', token(c), token(d)),
        item('', '', '', token(d)),
        item('', '', '', ''),
      ];
      const answers = await entries(shop, items, { access_token: token(e) });
      expect(answers.map((one) => one?.body.id)).toEqual(
        [a, b, c, d, e].map((one) => one?.page.id),
      );

      const bare = {
        body: new URLSearchParams({ batch: JSON.stringify(items), batch_app_id: shop.app.id }),
      };
      const mobile = read(await shop.send('POST', '/', {}, bare));
      expect(codes(mobile)).toEqual([200, 200, 200, 200, 400]);
      expect(mobile[4]?.body.error.code).toBe(2500);
    },
  );

  it('that is bad spoils its own item alone', async () => {
    const answers = await entries(shop, [get('me?access_token=nonsense'), get('me')]);
    expect(codes(answers)).toEqual([400, 200]);
    expect(answers[0]?.body.error).toMatchObject({ code: 190, type: 'OAuthException' });
    expect(answers[0]?.headers['WWW-Authenticate']).toMatch(
      /^OAuth "Facebook Platform" "invalid_token"/,
    );
  });

  it('goes with the proof of the batch, or with one of its own', async () => {
    const proof = (token: string) =>
      createHmac('sha256', shop.app.secret).update(token).digest('hex');
    const other = await shop.besides();
    const answers = await entries(
      shop,
      [
        get('me'),
        get(`me?access_token=${other.token}`),
        get(`me?access_token=${other.token}&appsecret_proof=${proof(other.token)}`),
        get(`me?access_token=${other.token}&appsecret_proof=${proof(shop.token)}`),
        get('me?appsecret_proof=0'),
      ],
      { appsecret_proof: proof(shop.token) },
    );
    expect(codes(answers)).toEqual([200, 200, 200, 400, 400]);
  });

  it('reaches its own Page only', async () => {
    const other = await shop.besides();
    const theirs = await other.conversation();
    const answers = await entries(shop, [
      get(theirs.id),
      get(`${theirs.id}?access_token=${other.token}`),
      get(`${chat.id}?access_token=${other.token}`),
      get(chat.id),
    ]);
    expect(codes(answers)).toEqual([400, 200, 400, 200]);
    expect(answers[0]?.body.error.error_subcode).toBe(33);
  });

  it('stands in the links of its item', async () => {
    const other = await shop.besides();
    await other.conversation();
    await other.conversation();
    const url = `me/conversations?limit=1&access_token=${other.token}`;
    const [one] = await entries(shop, [get(url)]);
    const next = new URL(one?.body.paging.next);
    expect(next.searchParams.get('access_token')).toBe(other.token);
    expect((await shop.send('GET', next.href)).body.data).toHaveLength(1);
    expect((await post(shop, [get(url)])).text).not.toContain(shop.token);
  });
});
