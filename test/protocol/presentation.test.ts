import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { type Conversation, type World, world } from '../support/world.ts';
import { expectError } from './graph-error.ts';

/** `Accept` of the Android SDK, which is that of a browser to us. */
const BROWSER = { Accept: 'text/html, image/gif, image/jpeg, */*; q=0.2' };

describe('how an answer is written', () => {
  let shop: World;
  let chat: Conversation;
  beforeAll(async () => {
    shop = await world();
    const said = [{ text: 'first' }, { text: 'grüß dich </script> 😀 a/b \u2028 "q" \\' }];
    chat = await shop.conversation({ said });
  });
  afterAll(() => shop.close());

  it('is compact ASCII with every slash escaped', async () => {
    const { text, body } = await shop.get(`/${chat.id}/messages`, { fields: 'message', limit: 1 });
    expect(text).toContain(
      '"message":"gr\\u00fc\\u00df dich <\\/script> \\ud83d\\ude00 a\\/b \\u2028 \\"q\\" \\\\"',
    );
    expect(text).toMatch(/^[ -~]+$/);
    expect(text).toContain('"next":"http:\\/\\/127.0.0.1:');
    expect(text.replaceAll('\\/', '')).not.toContain('/');
    expect(body.data[0].message).toBe('grüß dich </script> 😀 a/b \u2028 "q" \\');
  });

  proves('?pretty', 'spreads over lines for `pretty=1` and for browsers', async () => {
    const compact = `{"message_count":2,"id":"${chat.id}"}`;
    const spread = `{\n    "message_count": 2,\n    "id": "${chat.id}"\n}`;
    const ask = async (pretty?: string, headers: Record<string, string> = {}) =>
      (await shop.get(`/${chat.id}`, { fields: 'message_count', pretty }, headers)).text;
    expect(await ask()).toBe(compact);
    expect(await ask('0')).toBe(compact);
    expect(await ask('1')).toBe(spread);
    expect(await ask('true')).toBe(spread);
    expect(await ask(undefined, BROWSER)).toBe(spread);
    expect(await ask('0', BROWSER)).toBe(compact);
  });

  it('escapes the same when it is pretty', async () => {
    const { text } = await shop.get(`/${chat.id}/messages`, { fields: 'message', pretty: 1 });
    expect(text).toContain('<\\/script> \\ud83d\\ude00 a\\/b \\u2028');
    expect(text).toMatch(/^[ -~\n]+$/);
  });

  proves('?format', 'is JSON whatever `format` says', async () => {
    const { text } = await shop.get(`/${chat.id}`);
    for (const format of ['json', 'json-strings', 'xml', '']) {
      const answer = await shop.get(`/${chat.id}`, { format });
      expect([answer.status, answer.text]).toEqual([200, text]);
    }
  });

  proves('?callback', 'is a call of `callback`, also of an error', async () => {
    const asked = { fields: 'message', limit: 1 };
    const { text } = await shop.get(`/${chat.id}/messages`, asked);
    const answer = await shop.get(`/${chat.id}/messages`, { ...asked, callback: 'FB.__cb_$1' });
    expect(answer.text).toBe(`/**/ FB.__cb_$1(${text.replaceAll('<', '\\u003C')});`);
    expect(answer.text).not.toContain('</');
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=UTF-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const refused = await shop.get('/me', { callback: 'f', fields: 'x' });
    expect(refused.status).toBe(200);
    expect(refused.text).toMatch(
      /^\/\*\*\/ f\(\{"error":\{"message":"\(#100\) Tried [^<]+\}\}\);$/,
    );
  });

  it.each(['', '1a', 'a(b)', 'a;b', 'a<b', 'a\nb', `a${'b'.repeat(128)}`, '\u2028'])(
    'is plain JSON where `callback` is no name of a function: %j is refused',
    async (callback) => {
      const answer = await shop.get('/me', { callback });
      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toBe('application/json; charset=UTF-8');
      expect(answer.body.error).toMatchObject({ code: 100 });
      expect(answer.body.error.message).toContain('Param callback must be');
    },
  );

  proves('?suppress_http_code', 'has status 200 where errors are suppressed', async () => {
    const ask = (suppress_http_code?: string) =>
      shop.get('/foo', { suppress_http_code, access_token: 'EAAnone' });
    const plain = await ask();
    for (const on of ['1', 'true']) {
      const answer = await ask(on);
      expect(answer.status).toBe(200);
      const { fbtrace_id } = answer.body.error;
      expect(answer.body.error).toEqual({ ...plain.body.error, fbtrace_id });
    }
    for (const off of ['0', 'false', '']) expect((await ask(off)).status).toBe(400);
  });

  proves('?date_format', 'has times as Unix seconds for `date_format=U`', async () => {
    const fields = 'updated_time,messages.limit(1){created_time}';
    const seconds = Math.floor(shop.server.clock.now() / 1000);
    const { body } = await shop.get(`/${chat.id}`, { fields, date_format: 'U' });
    expect(body.updated_time).toBe(seconds);
    expect(body.messages.data[0].created_time).toBe(seconds);
    const further = await shop.send('GET', body.messages.paging.next);
    expect(further.body.data[0].created_time).toBe(seconds - 60);
    for (const date_format of [undefined, '']) {
      const { body } = await shop.get(`/${chat.id}`, { fields, date_format });
      expect(body.updated_time).toBe('2026-05-04T10:00:00+0000');
    }
  });

  it('has times in any format of PHP’s date(), in every node and on every further page', async () => {
    const fields = 'updated_time,messages.limit(1){created_time}';
    for (const [date_format, newest, before] of [
      ['Y-m-d\\TH:i:sP', '2026-05-04T10:00:00+00:00', '2026-05-04T09:59:00+00:00'],
      ['l, jS \\o\\f F Y', 'Monday, 4th of May 2026', 'Monday, 4th of May 2026'],
      ['r', 'Mon, 04 May 2026 10:00:00 +0000', 'Mon, 04 May 2026 09:59:00 +0000'],
      ['U ', '1777888800 ', '1777888740 '],
      ['u', '000000', '000000'],
      ['"é\n', '"é\n', '"é\n'],
      ['?', '?', '?'],
    ] as const) {
      const { body } = await shop.get(`/${chat.id}`, { fields, date_format });
      expect(body.updated_time).toBe(newest);
      expect(body.messages.data[0].created_time).toBe(newest);
      const further = await shop.send('GET', body.messages.paging.next);
      expect(further.body.data[0].created_time).toBe(before);
      const list = await shop.get('/me/conversations', { fields: 'updated_time', date_format });
      expect(list.body.data[0].updated_time).toBe(newest);
      const query = new URLSearchParams({ fields: 'updated_time', date_format });
      const batch = JSON.stringify([{ relative_url: `${chat.id}?${query}` }]);
      const batched = await shop.send('POST', '/', { access_token: shop.token, batch });
      expect(JSON.parse(batched.body[0].body).updated_time).toBe(newest);
    }
  });

  it('leaves numbers of Meta’s numbers, and takes no format of more than 100 characters', async () => {
    const { app, token } = shop;
    const until = shop.server.clock.now() + 60_000;
    const other = await shop.besides();
    const { person } = await other.conversation({ control: { app: app.id, until } });
    const asked = { recipient: person.id, date_format: 'Y' };
    const owned = await other.get('/me/thread_owner', asked);
    expect(owned.body.data[0].thread_owner.expiration).toBe(until / 1000);
    const inspected = await shop.get('/debug_token', {
      access_token: `${app.id}|${app.secret}`,
      input_token: token,
      date_format: 'Y',
    });
    expect(inspected.body.data.issued_at).toBe(1_777_888_800);
    const long = (length: number) =>
      shop.get(`/${chat.id}`, { fields: 'updated_time', date_format: 'l'.repeat(length) });
    expect((await long(100)).body.updated_time).toBe('Monday'.repeat(100));
    expectError(await long(101), {
      message: '(#100) Length of param date_format must be less than or equal to 100',
      code: 100,
    });
  });

  proves('?debug', 'says under `debug` what was ignored', async () => {
    const ask = async (params: object) =>
      (await shop.get('/me/conversations', { fields: 'id', ...params })).body;
    const data = [{ id: chat.id }];
    for (const debug of ['all', 'info', 'warning']) {
      expect(await ask({ debug })).toMatchObject({ data, __debug__: {} });
      const { __debug__, ...rest } = await ask({ debug, since: '1', until: 'yesterday' });
      expect(rest.data).toEqual(data);
      const told = ['since', 'until'].map((name) => ({
        type: 'warning',
        message: expect.stringMatching(
          `^${name} is ignored: time-based pagination is not available for the conversations endpoint`,
        ),
      }));
      expect(__debug__).toEqual({ messages: told });
    }
    for (const debug of [undefined, '', '0', 'nonsense']) {
      expect(await ask({ debug, since: '1' })).not.toHaveProperty('__debug__');
    }
  });

  it('has an empty `__debug__` where there is nothing to say', async () => {
    const { text } = await shop.get(`/${chat.id}`, { fields: 'id', debug: 'all' });
    expect(text).toBe(`{"id":"${chat.id}","__debug__":{}}`);
    const several = await shop.get('/', { ids: chat.id, fields: 'id', debug: 'all' });
    expect(several.body).toEqual({ [chat.id]: { id: chat.id }, __debug__: {} });
  });

  proves('?summary', 'has how many there are under `summary`', async () => {
    const ask = async (summary?: string) =>
      (await shop.get(`/${chat.id}/messages`, { summary, limit: 1 })).body;
    for (const on of ['true', '1', 'total_count']) {
      expect(Object.keys(await ask(on))).toEqual(['data', 'paging', 'summary']);
      expect((await ask(on)).summary).toEqual({ total_count: 2 });
    }
    for (const off of [undefined, '', 'false', '0']) {
      expect(await ask(off)).not.toHaveProperty('summary');
    }
  });

  it.each(['/me', '/me/conversations?fields=messages.summary(true){id}', '/me/thread_owner'])(
    'is not hurt by a summary that means nothing: %s',
    async (path) => {
      const params = { recipient: chat.person.id };
      const plain = await shop.get(path, params);
      const { status, body } = await shop.get(path, { ...params, summary: 'true' });
      expect(status).toBe(200);
      if (path.includes('conversations')) expect(body.data[0].messages.summary.total_count).toBe(2);
      else expect(body).toEqual(plain.body);
    },
  );
});
