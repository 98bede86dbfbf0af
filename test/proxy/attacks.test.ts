import { once } from 'node:events';
import { connect as connectTls } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { echo, listening, proxying, reached, until } from './proxying.ts';

let came = 0;
const there = await proxying({
  upstream: new URL(
    await listening((req, res) => {
      came++;
      echo(req, res);
    }),
  ),
});
const HOST = 'graph.facebook.com';
const FIRST = 'GET https://graph.facebook.com/first HTTP/1.1\r\nHost: x\r\n';

/** How many requests came to the server while something was done. */
async function during(work: () => Promise<unknown>): Promise<number> {
  const before = came;
  await work();
  return came - before;
}

describe('a page in a browser', () => {
  it('comes to nothing by the port of the proxy, whatever name it gives it', async () => {
    for (const host of ['127.0.0.1', 'localhost', 'rebound.example', HOST]) {
      for (const method of ['GET', 'POST', 'OPTIONS']) {
        const head = `${method} /v26.0/me HTTP/1.1\r\nHost: ${host}\r\nOrigin: https://evil.example\r\n`;
        const sites = 'Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\n';
        const count = await during(async () => {
          const answer = await there.raw(`${head}${sites}\r\n`);
          expect(answer).toMatch(/^HTTP\/1\.1 400 This is a proxy\r\n/);
          expect(answer).not.toMatch(/access-control-allow/i);
        });
        expect(count).toBe(0);
      }
    }
  });

  it('hides no request in the body of another', async () => {
    const hidden = `${FIRST}\r\nCONNECT ${HOST}:80 HTTP/1.1\r\n\r\n`;
    const count = await during(async () => {
      const head = 'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\n';
      const answer = await there.raw(`${head}Content-Length: ${hidden.length}\r\n\r\n${hidden}`);
      expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    });
    expect(count).toBe(0);
  });
});

describe('a request whose end is unclear', () => {
  it.each([
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!'],
    [
      'a length and pieces',
      'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /',
    ],
    [
      'pieces, and a length',
      'Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\nGET /',
    ],
    ['pieces of another kind', 'Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n'],
    ['pieces by another name', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['pieces not last', 'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n'],
    ['a length that is none', 'Content-Length: +5\r\n\r\nhello'],
    ['a length with a comma', 'Content-Length: 5, 5\r\n\r\nhello'],
    ['a blank before the colon', 'Content-Length : 5\r\n\r\nhello'],
    ['a header over two lines', 'X-A: 1\r\n Content-Length: 5\r\n\r\nhello'],
    ['a bare line feed', 'X-A: 1\nContent-Length: 5\r\n\r\nhello'],
    ['a zero byte', 'X-A: 1\0\r\n\r\n'],
  ])('is refused, and nothing of it comes to the server: %s', async (_, rest) => {
    const count = await during(async () => {
      const answer = await there.raw(FIRST.replace('GET', 'POST') + rest);
      expect(answer).toMatch(/^HTTP\/1\.1 (?:400|501) /);
    });
    expect(count).toBe(0);
  });

  it('is said anew, whatever Connection names', async () => {
    const head = FIRST.replace('GET', 'POST');
    const named = 'Connection: content-length, host, x-mine, close\r\nX-Mine: 1\r\n';
    const text = `${head}${named}Content-Length: 5\r\n\r\nhello`;
    const { body, headers } = reached(await there.raw(text));
    expect([body, headers.host, headers['x-mine']]).toEqual(['hello', HOST, undefined]);
  });
});

describe('what a client says of the way it came', () => {
  it('is replaced by what the proxy knows', async () => {
    const said = [
      'X-Forwarded-Proto: http',
      'X-Forwarded-Host: evil.example',
      'x-forwarded-for: 10.0.0.1',
      'Forwarded: host=evil.example;proto=http',
      'X-Real-IP: 10.0.0.1',
      'Via: 1.1 evil',
      'Host: evil.example',
      'Proxy-Connection: keep-alive',
      'Proxy-Authorization: Basic eDp5',
      'Keep-Alive: 300',
      'TE: trailers',
      'Upgrade: websocket',
      'Connection: Upgrade',
    ];
    const answer = await there.raw(`${FIRST}${said.join('\r\n')}\r\n\r\n`, /\}$/);
    const { headers, rawHeaders } = reached(answer);
    expect(headers).toEqual({ host: HOST, 'x-forwarded-proto': 'https', connection: 'keep-alive' });
    expect(rawHeaders.filter((name) => /^host$/i.test(name))).toHaveLength(1);
  });
});

describe('a tunnel to one host', () => {
  it('leads to no other, by whatever says so', async () => {
    for (const request of [
      'GET /me HTTP/1.1\r\nHost: graph.instagram.com\r\n\r\n',
      'GET /me HTTP/1.1\r\nHost: evil.example\r\n\r\n',
      `GET /me HTTP/1.1\r\nHost: ${HOST}\r\nHost: graph.instagram.com\r\n\r\n`,
      `GET https://graph.instagram.com/me HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`,
      `GET http://${HOST}/me HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`,
    ]) {
      const secure = await there.secure(HOST);
      const count = await during(async () => {
        secure.write(request);
        expect(await until(secure), request).toMatch(/^HTTP\/1\.1 421 Misdirected Request\r\n/);
      });
      expect(count).toBe(0);
    }
  });

  it('shows the certificate of that host, whatever name a client says then', async () => {
    await expect(there.secure(HOST, 'graph.instagram.com')).rejects.toThrow(/altnames/);
    await expect(there.secure(HOST, 'evil.example')).rejects.toThrow(/altnames/);
    const socket = await there.tunnel(`${HOST}:443`);
    if (typeof socket === 'string') throw new Error(socket);
    const nameless = connectTls({ socket, ca: there.ca, checkServerIdentity: () => undefined });
    await once(nameless, 'secureConnect');
    expect(nameless.getPeerCertificate().subject.CN).toBe(HOST);
    nameless.destroy();
  });

  it('speaks HTTP/1.1 alone', async () => {
    await expect(there.secure(HOST, HOST, ['h2'])).rejects.toThrow(/alert|ALPN|protocol/i);
    const both = await there.secure(HOST, HOST, ['h2', 'http/1.1']);
    expect(both.alpnProtocol).toBe('http/1.1');
    both.destroy();
  });

  it('holds no other', async () => {
    const secure = await there.secure(HOST);
    secure.write(`CONNECT ${HOST}:443 HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`);
    expect(await until(secure)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('is asked for without a body, and by a host and a port', async () => {
    const connect = `CONNECT ${HOST}:443 HTTP/1.1\r\n`;
    for (const text of [
      `${connect}Content-Length: 5\r\n\r\nhello`,
      `${connect}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      `CONNECT ${HOST} HTTP/1.1\r\n\r\n`,
      `CONNECT https://${HOST}/ HTTP/1.1\r\n\r\n`,
      'CONNECT / HTTP/1.1\r\n\r\n',
    ]) {
      expect(await there.raw(text), text).toMatch(/^HTTP\/1\.1 400 /);
    }
    expect(await there.tunnel(`${HOST}:8443`)).toBe('403');
  });

  it('is not begun where an answer is still to come', async () => {
    const answer = await there.raw(`${FIRST}\r\nCONNECT ${HOST}:443 HTTP/1.1\r\n\r\n`);
    expect(answer).not.toContain('Established');
  });
});

describe('a client that goes away, or says nothing more', () => {
  it('leaves nothing open before TLS has begun, nor in the middle of it', async () => {
    const at = await proxying();
    for (const begun of ['', '\x16\x03\x01']) {
      for (const leave of ['destroy', 'end', 'resetAndDestroy'] as const) {
        const socket = await at.tunnel(`${HOST}:443`);
        if (typeof socket === 'string') throw new Error(socket);
        socket.on('error', () => undefined).resume();
        socket.write(begun, 'latin1');
        socket[leave]();
        await once(socket, 'close');
      }
    }
    const closed = at.proxy.close().then(() => 'closed');
    const late = new Promise((resolve) => setTimeout(resolve, 1_500, 'late').unref());
    expect(await Promise.race([closed, late])).toBe('closed');
  });

  it('is cut where it speaks no TLS, or none any more', async () => {
    const socket = await there.tunnel(`${HOST}:443`);
    if (typeof socket === 'string') throw new Error(socket);
    socket.write('GET / HTTP/1.1\r\n\r\n');
    await until(socket);
    const raw = await there.tunnel(`${HOST}:443`);
    if (typeof raw === 'string') throw new Error(raw);
    const secure = connectTls({ socket: raw, servername: HOST, ca: there.ca });
    await once(secure, 'secureConnect');
    // Below TLS, as somebody in between would.
    raw.write('this is no record of TLS');
    await until(secure);
  });

  it('has no more than it needs for the head of a request', async () => {
    const long = await there.raw(`${FIRST}X-Long: ${'a'.repeat(200_000)}\r\n\r\n`);
    expect(long).toMatch(/^HTTP\/1\.1 431 /);
  });
});

describe('many clients', () => {
  it('that say nothing keep nobody from being answered', async () => {
    const idle = await Promise.all(Array.from({ length: 400 }, () => there.plain()));
    const half = await Promise.all(Array.from({ length: 20 }, () => there.tunnel(`${HOST}:443`)));
    expect(reached(await there.raw(`${FIRST}\r\n`, /\}$/)).url).toBe('/first');
    for (const each of [...idle, ...half]) if (typeof each !== 'string') each.destroy();
  });
});
