import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { REQUEST_ID, start } from './harness.ts';

const MEGABYTE = 1_048_576;
const FORM = 'application/x-www-form-urlencoded';

const error = (text: string) => JSON.parse(text).error;

describe('a body that is not what it claims', () => {
  it.each([
    ['broken JSON', 'application/json', '{"a":', {}],
    ['a JSON array', 'application/json', '[1]', {}],
    ['a JSON text', 'application/json', '"x"', {}],
    ['JSON null', 'application/json', 'null', {}],
    ['endless nesting', 'application/json', `{"a":${'['.repeat(400_000)}`, {}],
    ['deep nesting', 'application/json', `{"a":${'['.repeat(4e5)}${']'.repeat(4e5)}}`, {}],
    ['multipart without a boundary', 'multipart/form-data', 'a=1', {}],
    ['multipart without a part', 'multipart/form-data; boundary=B', 'a=1', {}],
    ['bytes that are not gzip', FORM, 'a=1', { 'Content-Encoding': 'gzip' }],
    ['gzip cut short', FORM, gzipSync('a=1').subarray(0, 12), { 'Content-Encoding': 'gzip' }],
    ['an unknown coding', FORM, 'a=1', { 'Content-Encoding': 'br' }],
  ])('%s gives 400, code 100', async (_name, type, body, headers) => {
    const { send } = await start();
    const { status, text } = await send('/1', {
      method: 'POST',
      headers: { 'Content-Type': type, ...headers },
      body,
    });
    expect(status).toBe(400);
    expect(error(text)).toMatchObject({ code: 100, fbtrace_id: REQUEST_ID });
    expect(error(text).message).toMatch(/^\(#100\) Param body must be /);
  });

  it('still obeys the query that came with it', async () => {
    const { send } = await start();
    const headers = { 'Content-Type': 'application/json' };
    const path = '/1?suppress_http_code=1&pretty=1';
    const { status, text } = await send(path, { method: 'POST', headers, body: '[' });
    expect(status).toBe(200);
    expect(text).toContain('{\n    "error"');
  });
});

describe('a body over 1 MB', () => {
  const tooMuch = (text: string) => {
    expect(error(text)).toMatchObject({ code: 1 });
    expect(error(text).message).toMatch(/^Please reduce the amount of data/);
  };

  it('is refused where its length says so', async () => {
    const { send } = await start();
    const { status, text } = await send('/1', { method: 'POST', body: 'a'.repeat(MEGABYTE + 1) });
    expect(status).toBe(400);
    tooMuch(text);
  });

  it('is refused where it comes in chunks, of which the client sends all', async () => {
    const { send } = await start();
    const headers = { 'Transfer-Encoding': 'chunked' };
    const body = 'a'.repeat(8 * MEGABYTE);
    const { status, text } = await send('/1', { method: 'POST', headers, body });
    expect(status).toBe(400);
    tooMuch(text);
  });

  it('is refused while it unfolds, although the gzip bomb never ends', async () => {
    const { rawUntil } = await start();
    const bomb = gzipSync(Buffer.alloc(64 * MEGABYTE)).subarray(0, 60_000);
    const answer = rawUntil(
      /Please reduce the amount of data/,
      'POST /1 HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n',
      `${bomb.length.toString(16)}\r\n`,
      bomb,
      // Nothing more: neither the rest of the bomb nor the last chunk.
    );
    expect(await answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('of exactly 1 MB is served', async () => {
    const { post } = await start();
    const got = await post(gzipSync(`a=${'x'.repeat(MEGABYTE - 2)}`), FORM, {
      'Content-Encoding': 'gzip',
    });
    expect(got.params.a).toHaveLength(MEGABYTE - 2);
  });

  it('leaves its connection usable', async () => {
    const { raw } = await start();
    const answers = await raw(
      `POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: ${2 * MEGABYTE}\r\n\r\n`,
      Buffer.alloc(2 * MEGABYTE, 'a'),
      'GET /second HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    );
    expect(answers).toMatch(/^HTTP\/1\.1 400 [\s\S]*HTTP\/1\.1 200 [\s\S]*"path":"\/second"/);
  });
});

describe('a megabyte of rubbish', () => {
  it.each([
    ['open brackets', '['],
    ['escaped brackets', '%5B%5D'],
    ['closing brackets', 'a]'],
    ['malformed percent-encoding', '%f'],
    ['blanks', '+'],
  ])('of %s is read to its end: it is one name', async (_name, piece) => {
    const { post } = await start();
    const got = await post(piece.repeat(Math.floor(MEGABYTE / piece.length)), FORM);
    expect(got.method).toBe('POST');
  });

  it.each([
    ['malformed percent-encoding', '%&'],
    ['half characters', '%E2=&'],
    ['brackets', 'a[b][]=&'],
    ['empty brackets', 'a[][]&'],
    ['ampersands', '&'],
  ])('of %s is more parameters than anybody has', async (_name, piece) => {
    const { send } = await start();
    const body = piece.repeat(Math.floor(MEGABYTE / piece.length));
    const headers = { 'Content-Type': FORM };
    const { status, text } = await send('/1', { method: 'POST', headers, body });
    expect(status).toBe(400);
    expect(error(text)).toMatchObject({ code: 1 });
    expect(error(text).message).toMatch(/^Please reduce the amount of data/);
  });

  it.each(['multipart/form-data; boundary=B', 'application/json'])(
    'of type %s is read to its end',
    async (type) => {
      const { send } = await start();
      for (const piece of [
        '--B',
        '--B\r\n',
        '\r\n--B\r\nContent-Disposition: form-data; name=',
        '{"a":',
      ]) {
        const body = piece.repeat(Math.floor(MEGABYTE / piece.length));
        const headers = { 'Content-Type': type };
        const { status } = await send('/1', { method: 'POST', headers, body });
        expect([200, 400]).toContain(status);
      }
    },
  );
});

describe('a request that is not HTTP', () => {
  const refused = (answer: string) => {
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(head).toContain(`x-fb-request-id: ${REQUEST_ID}`);
    expect(head).toContain('Connection: close');
    expect(head).toContain('WWW-Authenticate: OAuth "Facebook Platform" "invalid_request"');
    expect(head).toContain(`Content-Length: ${body.length}`);
    expect(error(body)).toMatchObject({ code: 1, fbtrace_id: REQUEST_ID });
  };

  it.each([
    ['rubbish', 'rubbish\r\n\r\n'],
    ['an unknown verb', 'FROB / HTTP/1.1\r\n\r\n'],
    ['a blank in the address', 'GET /a b HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['bytes beyond ASCII in the address', 'GET /\u00e9 HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a broken header', 'GET / HTTP/1.1\r\nHo st: x\r\n\r\n'],
    ['headers of 200 KB', `GET / HTTP/1.1\r\nA: ${'a'.repeat(200_000)}\r\n\r\n`],
    ['two lengths', 'POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
    ['a broken chunk', 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
    ['CONNECT', 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['TLS', Buffer.from('16030100', 'hex')],
  ])('%s gives a Graph error and ends', async (_name, bytes) => {
    const { raw } = await start();
    refused(await raw(bytes));
  });

  it('is answered after the answers that came before it', async () => {
    const { raw } = await start({
      answer: async () => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        return { status: 200, body: '{"first":1}', version: 'v23.0' };
      },
    });
    const answers = await raw('GET / HTTP/1.1\r\nHost: x\r\n\r\n', 'rubbish\r\n\r\n');
    expect(answers).toMatch(/^HTTP\/1\.1 200 [\s\S]*"first"[\s\S]*HTTP\/1\.1 400 /);
  });

  it('is refused when its head takes too long', async () => {
    const { raw } = await start({ timeouts: { headers: 50, request: 100 } });
    refused(await raw('GET / HTTP/1.1\r\nHo'));
  });

  it('is refused when its body takes too long', async () => {
    const { raw } = await start({ timeouts: { headers: 50, request: 100 } });
    refused(await raw('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\na'));
  });
});

describe('a file for which there is no room on the disk', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
    code: 'ENOSPC',
  });
  const part = '--B\r\nContent-Disposition: form-data; name=f; filename=f\r\n\r\nabc\r\n--B--';

  it.each([
    ['when it begins', { begin: () => Promise.reject(full) }],
    [
      'while it is written',
      {
        begin: async () => ({
          size: 0,
          write: () => Promise.reject(full),
          discard: async () => {},
        }),
      },
    ],
  ])('%s is told by code 2, to be tried again', async (_when, uploads) => {
    const { send } = await start({ uploads: uploads as never });
    const headers = { 'Content-Type': 'multipart/form-data; boundary=B' };
    const { text } = await send('/1', { method: 'POST', headers, body: part });
    expect(error(text)).toMatchObject({ code: 2, is_transient: true });
    expect(text).not.toContain('ENOSPC');
  });
});

describe('a request that asks for more than HTTP', () => {
  it.each([
    ['Upgrade: websocket\r\nConnection: Upgrade, close'],
    ['Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings, close\r\nHTTP2-Settings: AA'],
    ['Expect: something\r\nConnection: close'],
    ['Connection: close'],
  ])('is answered as if it had not: %s', async (headers) => {
    const { raw } = await start();
    expect(await raw(`GET /1 HTTP/1.1\r\n${headers}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  });
});

describe('a fault of our own', () => {
  it('gives 500, code 1, without a stack, and a log line without the query', async () => {
    const { send, log } = await start({ answer: () => Promise.reject(new Error('a bug')) });
    const { status, text } = await send('/1?access_token=SECRET');
    expect(status).toBe(500);
    expect(error(text)).toEqual({
      message: 'An unknown error occurred',
      type: 'OAuthException',
      code: 1,
      fbtrace_id: REQUEST_ID,
    });
    expect(log[0]).toMatch(`1970-01-01T00:00:00.000Z ${REQUEST_ID} GET /1: Error: a bug`);
    expect(log[0]).not.toContain('SECRET');
  });

  it('is answered also where it is thrown at once', async () => {
    const { send } = await start({
      answer: () => {
        throw new TypeError('a bug');
      },
    });
    expect((await send('/1')).status).toBe(500);
  });
});
