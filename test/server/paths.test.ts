import { describe, expect, it } from 'vitest';
import { start } from './harness.ts';

describe('a path', () => {
  it.each([
    ['/v19.0/123/conversations', 'v19.0', ['123', 'conversations']],
    ['/v19.0//123/conversations', 'v19.0', ['123', 'conversations']],
    ['/v19.0/123/', 'v19.0', ['123']],
    ['/v19.0', 'v19.0', []],
    ['/v19.0/', 'v19.0', []],
    ['/v19/123', 'v19', ['123']],
    ['/123', undefined, ['123']],
    ['/', undefined, []],
    ['//', undefined, []],
    ['/123/v19.0', undefined, ['123', 'v19.0']],
    ['/t_1%3A2%2F3', undefined, ['t_1:2/3']],
    ['/a+b', undefined, ['a+b']],
    ['/%E2%82%AC', undefined, ['€']],
  ])('%s is taken apart', async (path, version, segments) => {
    const { read } = await start();
    expect(await read(path)).toMatchObject({ segments, path });
    expect((await read(path)).version).toBe(version);
  });

  it.each(['%', '%zz', '%E2%82', '%FF', '%ED%A0%80', '%C0%80'])(
    'keeps the malformed %s as it stands',
    async (malformed) => {
      const { read } = await start();
      expect((await read(`/${malformed}%41?q=${malformed}%41`)).segments).toEqual([
        `${malformed}A`,
      ]);
      expect((await read(`/x?q=${malformed}%41`)).params.q).toBe(`${malformed}A`);
    },
  );

  it('may be an absolute address, whose host then counts', async () => {
    const { read } = await start();
    const got = await read('http://graph.example.test:81/v19.0/5?x=1', {
      headers: { Host: 'other' },
    });
    expect(got).toMatchObject({
      path: '/v19.0/5',
      segments: ['5'],
      params: { x: '1' },
      origin: 'http://graph.example.test:81',
    });
  });

  it('may be an absolute address without a path', async () => {
    const { read } = await start();
    expect(await read('http://graph.example.test?x=1')).toMatchObject({
      path: '/',
      params: { x: '1' },
    });
  });

  it('may hold an id of 1,000 characters', async () => {
    const { read } = await start();
    expect((await read(`/${'9'.repeat(1000)}`)).segments).toEqual(['9'.repeat(1000)]);
  });
});

describe('an address', () => {
  it('is served up to 64 KB', async () => {
    const { send } = await start();
    const { status, text } = await send(`/x?q=${'a'.repeat(65_536 - 5)}`);
    expect(status).toBe(200);
    expect(JSON.parse(text).params.q).toHaveLength(65_531);
  });

  it.each([65_537, 100_000, 200_000, 2_000_000])(
    'of %i bytes gives 400, code 1',
    async (length) => {
      const { raw } = await start();
      const answer = await raw(
        `GET /${'a'.repeat(length - 1)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
      expect(answer).toContain('"code":1,');
      expect(answer).toContain('x-fb-request-id: AbCdEfGhIjKlMnOpQrStUvW');
    },
  );
});

describe('a path under /_convograph/', () => {
  it.each(['/_convograph/healthz', '/_convograph/readyz'])(
    '%s says that all is well',
    async (path) => {
      const { send } = await start();
      const { status, headers, text } = await send(path);
      expect([status, text]).toEqual([200, '{"status":"ok"}']);
      expect(headers['content-type']).toBe('application/json; charset=UTF-8');
    },
  );

  it.each(['/_convograph', '/_convograph/', '/_convograph/x?access_token=T'])(
    '%s is not there',
    async (path) => {
      const { send } = await start();
      const { status, text } = await send(path);
      expect(status).toBe(404);
      expect(JSON.parse(text).error.message).toMatch(/^There is nothing at \S+\.$/);
      expect(text).not.toContain('access_token');
    },
  );

  it('below media goes to the media handler', async () => {
    const { send } = await start({
      media: async (_req, res, path, query) => void res.end(`${path} ${query.get('sig')}`),
    });
    expect((await send('/_convograph/media/a%2Fb.png?sig=1')).text).toBe(
      '/_convograph/media/a%2Fb.png 1',
    );
  });

  it('answers 500 when the media handler fails, and logs it without the query', async () => {
    const { send, log } = await start({ media: () => Promise.reject(new Error('disk')) });
    expect((await send('/_convograph/media/a?sig=secret')).status).toBe(500);
    expect(log.join()).toContain('disk');
    expect(log.join()).not.toContain('secret');
  });

  it("is Graph's when it only begins alike", async () => {
    const { read } = await start();
    expect((await read('/_convographs')).segments).toEqual(['_convographs']);
  });
});
