import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { always, failing, REQUEST_ID, start } from './harness.ts';

const LONG = JSON.stringify({ text: 'abc '.repeat(1000) });

describe('the headers', () => {
  it('of an answer are those of Meta', async () => {
    const { send } = await start({ answer: always('{"id":"1"}') });
    const { headers, rawHeaders } = await send('/1');
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=UTF-8',
      'facebook-api-version': 'v23.0',
      etag: `"${createHash('sha1').update('{"id":"1"}').digest('hex')}"`,
      'x-fb-request-id': REQUEST_ID,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      vary: 'Origin',
      pragma: 'no-cache',
      'cache-control': 'private, no-cache, no-store, must-revalidate',
      expires: 'Sat, 01 Jan 2000 00:00:00 GMT',
      'content-length': '10',
    });
    for (const name of ['x-fb-trace-id', 'x-fb-rev', 'x-fb-debug']) {
      expect(headers[name]).toMatch(/^[\w=]+$/);
    }
    // The PHP SDK looks these two up by their exact case.
    expect(rawHeaders).toContain('Facebook-API-Version');
    expect(rawHeaders).toContain('ETag');
  });

  it("never speak of what one's own machine does not have", async () => {
    const { send } = await start();
    const { headers } = await send('/1');
    for (const name of ['strict-transport-security', 'alt-svc', 'x-app-usage', 'x-powered-by']) {
      expect(headers[name]).toBeUndefined();
    }
  });

  it.each([
    [190, 'invalid_token'],
    [803, 'not_found'],
    [100, 'invalid_request'],
  ])('of error %i say %s', async (code, word) => {
    const { send } = await start({ answer: failing(400, code, 'It "is" so') });
    const { status, headers } = await send('/1');
    expect(status).toBe(400);
    expect(headers['www-authenticate']).toBe(
      `OAuth "Facebook Platform" "${word}" "It \\"is\\" so"`,
    );
    expect(headers['cache-control']).toBe('no-store');
    expect(headers.etag).toBeUndefined();
  });

  it('stay whole whatever an error says', async () => {
    const { raw } = await start({
      answer: failing(400, 100, `a\r\nX: y\0é✓\\${'z'.repeat(9000)}`),
    });
    const answer = await raw('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    const line = /WWW-Authenticate: (.*)\r\n/.exec(answer)?.[1] ?? '';
    expect(line).toMatch(/"a\?\?X: y\?\?\?\\\\z+"$/);
    expect(line.length).toBeLessThan(500);
  });

  it('of a POST have no ETag', async () => {
    const { send } = await start();
    expect((await send('/1', { method: 'POST' })).headers.etag).toBeUndefined();
  });
});

describe('If-None-Match', () => {
  const tag = async (send: Awaited<ReturnType<typeof start>>['send']) =>
    String((await send('/1')).headers.etag);

  it.each([
    ['the tag', (one: string) => one],
    ['the tag, weak', (one: string) => `W/${one}`],
    ['a list with it', (one: string) => `"x", W/"y", ${one}`],
    ['*', () => ' * '],
  ])('of %s gives 304 without a body', async (_name, header) => {
    const { send } = await start({ answer: always('{"id":"1"}') });
    const headers = { 'If-None-Match': header(await tag(send)) };
    const answer = await send('/1', { headers });
    expect([answer.status, answer.text]).toEqual([304, '']);
    expect(answer.headers.etag).toBe(await tag(send));
    expect(answer.headers['facebook-api-version']).toBe('v23.0');
    expect(answer.headers['content-type']).toBeUndefined();
  });

  it('of another tag gives the body', async () => {
    const { send } = await start();
    expect((await send('/1', { headers: { 'If-None-Match': '"x"' } })).status).toBe(200);
  });

  it('is nothing to an error', async () => {
    const { send } = await start({ answer: failing(400, 100, 'no') });
    expect((await send('/1', { headers: { 'If-None-Match': '*' } })).status).toBe(400);
  });
});

describe('HEAD', () => {
  it('is a GET whose body stays away', async () => {
    const { send } = await start({
      answer: async ({ method }) => ({ status: 200, body: `{"m":"${method}"}`, version: 'v23.0' }),
    });
    const { status, headers, text } = await send('/1', { method: 'HEAD' });
    expect([status, text, headers['content-length']]).toEqual([200, '', '11']);
    expect(headers.etag).toBe((await send('/1')).headers.etag);
  });
});

describe('a preflight', () => {
  it('answers 200 and allows DELETE from anywhere', async () => {
    const { send } = await start();
    const { status, headers, text } = await send('/v19.0/1?access_token=T', {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://the-page.example',
        'Access-Control-Request-Method': 'DELETE',
        'Access-Control-Request-Headers': 'authorization,x-mine',
      },
    });
    expect([status, text]).toEqual([200, '']);
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['access-control-allow-methods']).toContain('DELETE');
    expect(headers['access-control-allow-headers']).toBe('authorization,x-mine');
    expect(Number(headers['access-control-max-age'])).toBeGreaterThan(0);
  });

  it('names the usual headers when none are asked for', async () => {
    const { send } = await start();
    const { headers } = await send('*', { method: 'OPTIONS' });
    expect(headers['access-control-allow-headers']).toContain('Authorization');
  });
});

describe('suppress_http_code', () => {
  it('answers 200 with the error in the body', async () => {
    const { send } = await start({ answer: failing(400, 190, 'no') });
    const { status, text } = await send('/1?suppress_http_code=1');
    expect([status, JSON.parse(text).error.code]).toEqual([200, 190]);
    expect((await send('/1?suppress_http_code=0')).status).toBe(400);
  });

  it('may come in the body', async () => {
    const { send } = await start({ answer: failing(400, 190, 'no') });
    const asked = { method: 'POST', body: 'method=get&suppress_http_code=1' };
    expect((await send('/1', asked)).status).toBe(200);
  });
});

describe('pretty', () => {
  const BROWSER = 'text/html, image/gif, image/jpeg, */*; q=0.2';

  it.each([
    ['/1', '*/*', false],
    ['/1?pretty=1', '*/*', true],
    ['/1?pretty=true', '*/*', true],
    ['/1?pretty=0', BROWSER, false],
    ['/1?pretty=false', BROWSER, false],
    ['/1', BROWSER, true],
    ['/1?pretty=1&format=json', BROWSER, true],
  ])('%s for Accept: %s spreads the body over lines: %s', async (path, accept, isPretty) => {
    const { send } = await start({ answer: always('{"a":"\\/\\u2713"}') });
    const { text } = await send(path, { headers: { Accept: accept } });
    expect(text).toBe(isPretty ? '{\n    "a": "\\/\\u2713"\n}' : '{"a":"\\/\\u2713"}');
  });
});

describe('callback', () => {
  it('wraps the body in a call', async () => {
    const { send } = await start({ answer: always('{"a":"<\\/script>\\u2028"}') });
    const { status, headers, text } = await send('/1?callback=FB.__globals.cb_$1');
    expect(status).toBe(200);
    expect(text).toBe('/**/ FB.__globals.cb_$1({"a":"\\u003C\\/script>\\u2028"});');
    expect(headers['content-type']).toBe('text/javascript; charset=UTF-8');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('gets errors with status 200', async () => {
    const { send } = await start({ answer: failing(403, 10, 'no') });
    const { status, text } = await send('/1?callback=f');
    expect(status).toBe(200);
    expect(text).toBe('/**/ f({"error":{"message":"no","code":10}});');
  });

  it('is nothing to a POST', async () => {
    const { send } = await start({ answer: always('{}') });
    expect((await send('/1?callback=f', { method: 'POST' })).text).toBe('{}');
  });
});

describe('compression', () => {
  it.each([
    ['gzip', true],
    ['deflate, GZIP;q=0.5, br', true],
    ['*', false],
    ['gzip;q=0', false],
    ['gzip; q=0.000, *', false],
    ['identity', false],
    ['xgzip', false],
    ['', false],
  ])('for Accept-Encoding "%s": %s', async (accept, compresses) => {
    const { send } = await start({ answer: always(LONG) });
    const { headers, bytes } = await send('/1', { headers: { 'Accept-Encoding': accept } });
    expect(headers['content-encoding']).toBe(compresses ? 'gzip' : undefined);
    expect(Number(headers['content-length'])).toBe(bytes.length);
    expect((compresses ? gunzipSync(bytes) : bytes).toString()).toBe(LONG);
    expect(headers.vary).toBe('Origin, Accept-Encoding');
  });

  it('leaves small bodies alone', async () => {
    const { send } = await start({ answer: always('{}') });
    const { headers } = await send('/1', { headers: { 'Accept-Encoding': 'gzip' } });
    expect(headers['content-encoding']).toBeUndefined();
  });
});
