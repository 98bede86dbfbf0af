import { describe, expect, it } from 'vitest';
import { META_HOSTS } from '../../src/base/meta-hosts.ts';
import { proxying, reached, until } from './proxying.ts';

const there = await proxying();
const WHOLE = /\}$/;

const get = (url: string, more = '') =>
  there.raw(`GET ${url} HTTP/1.1\r\nHost: x\r\n${more}\r\n`, WHOLE);

describe('a call of one of Meta’s hosts', () => {
  const api = META_HOSTS.filter(({ serves }) => serves === 'api').map(({ name }) => name);

  it.each(api)('comes to the server as https://%s/… in absolute form', async (host) => {
    const { method, url, headers } = reached(await get(`https://${host}/v26.0/me?fields=id`));
    expect([method, url]).toEqual(['GET', '/v26.0/me?fields=id']);
    expect(headers).toMatchObject({ host, 'x-forwarded-proto': 'https' });
  });

  it.each(META_HOSTS.map(({ name }) => name))(
    'comes to it through a tunnel to %s',
    async (host) => {
      const secure = await there.secure(host);
      expect(secure.alpnProtocol).toBe('http/1.1');
      for (const path of ['/v26.0/me', '/again']) {
        secure.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
        const { url, headers } = reached(await until(secure, WHOLE, false));
        expect(url).toBe(path);
        expect(headers).toMatchObject({ host, 'x-forwarded-proto': 'https' });
      }
      secure.destroy();
    },
  );

  it('comes to it without TLS too, as http://… and through port 80', async () => {
    const plain = reached(await get('http://Graph.Facebook.com:80?fields=id'));
    expect(plain.url).toBe('/?fields=id');
    expect(plain.headers).toMatchObject({
      host: 'graph.facebook.com',
      'x-forwarded-proto': 'https',
    });
    const socket = await there.tunnel('graph.facebook.com.:80');
    if (typeof socket === 'string') throw new Error(socket);
    socket.write('GET /me HTTP/1.1\r\nHost: graph.facebook.com\r\n\r\n');
    expect(reached(await until(socket, WHOLE)).url).toBe('/me');
  });

  it('brings its body, whatever says where it ends, and its trailers', async () => {
    const post = (head: string, body: string) =>
      there.raw(
        `POST https://graph.facebook.com/me HTTP/1.1\r\nHost: x\r\n${head}\r\n${body}`,
        WHOLE,
      );
    expect(reached(await post('Content-Length: 5\r\n', 'a=b&c')).body).toBe('a=b&c');
    const pieces = '3\r\na=b\r\n2\r\n&c\r\n0\r\nX-Sum: 5\r\n\r\n';
    const chunked = reached(await post('Transfer-Encoding: chunked\r\nTrailer: X-Sum\r\n', pieces));
    expect([chunked.body, chunked.trailers]).toEqual(['a=b&c', { 'x-sum': '5' }]);
    expect(reached(await post('', '')).body).toBe('');
  });

  it('is counted', async () => {
    const before = there.proxy.calls;
    await get('https://graph.facebook.com/me');
    await there.raw('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(there.proxy.calls - before).toBe(1);
  });
});

describe('an answer', () => {
  it('comes back with its headers as they were written', async () => {
    const answer = await get('https://graph.facebook.com/me');
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\nETag: "as it is"\r\nX-Two: a\r\nX-Two: b\r\n/);
    expect(answer.match(/\r\nDate: /g)).toHaveLength(1);
  });
});
