import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { start, type TestServer } from '../../src/testing/start.ts';
import { CONSOLE, seen as seenAt } from './support/seen.ts';

let server: TestServer;
beforeAll(async () => {
  server = await start({ console: true, publicUrl: 'https://inbox.example.com/convograph' });
});
afterAll(() => server.close());

const seen = (path: string, asked: Parameters<typeof seenAt>[2] = {}, from = server) =>
  seenAt(from.url, path, asked);

/** The path of the script that the page loads. */
async function scriptPath(): Promise<string> {
  const { bytes } = await seen(CONSOLE);
  const [, name] = /href="\.\/(assets\/console-[^"]+\.js)"/.exec(String(bytes)) ?? [];
  return CONSOLE + name;
}

describe('the console’s page', () => {
  it('is nobody’s but of this start: its policy names scripts by a nonce of this answer', async () => {
    const [one, other] = [await seen(CONSOLE), await seen(CONSOLE)];
    const nonces = [one, other].map(({ headers, bytes }) => {
      const policy = String(headers['content-security-policy']);
      const [, nonce = ''] = /script-src 'nonce-([\w-]{22})';/.exec(policy) ?? [];
      expect(policy).toBe(
        `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
      );
      expect(String(bytes)).not.toContain('__');
      expect(String(bytes).match(/nonce="[^"]*"/g)).toContain(`nonce="${nonce}"`);
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(one.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(one.headers['access-control-allow-origin']).toBeUndefined();
    expect(one.headers['set-cookie']).toBeUndefined();
  });

  it.each([
    ['', './'],
    ['studio', './'],
    ['pages/1234/inbox', '../../'],
    ['pages//inbox', '../../'],
    ['a%2Fb/', '../'],
  ])('is the same at %j, with its parts as seen from there', async (route, base) => {
    const { status, bytes } = await seen(CONSOLE + route);
    expect(status).toBe(200);
    expect(String(bytes)).toContain(`src="${base}assets/`);
    const [, said = ''] = /name="convograph" content="([^"]*)"/.exec(String(bytes)) ?? [];
    expect(JSON.parse(said.replaceAll('&quot;', '"'))).toEqual({
      base,
      control: `${base}../v1/`,
      graph: `${base}../../`,
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
  });

  it('is found without the slash too', async () => {
    const { status, headers } = await seen(CONSOLE.slice(0, -1));
    expect([status, headers.location]).toEqual([307, 'console/']);
  });

  it('is not there where nobody asked for it, and says how to have it', async () => {
    const plain = await start();
    try {
      expect(plain.consoleLink).toBeUndefined();
      const { status, bytes } = await seen(CONSOLE, {}, plain);
      expect([status, String(bytes)]).toEqual([404, expect.stringContaining('--console')]);
    } finally {
      await plain.close();
    }
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('is not for %s', async (method) => {
    const { status, headers } = await seen(CONSOLE, { method });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});

describe('the host that the console is asked by', () => {
  it.each([
    ['localhost', 200],
    ['LOCALHOST:4004', 200],
    ['127.0.0.1', 200],
    ['[::1]:4004', 200],
    ['inbox.example.com', 200],
    ['graph.facebook.com', 421],
    ['www.facebook.com', 404],
    ['graph.instagram.com:443', 421],
    ['example.com', 421],
    ['localhost.example.com', 421],
    ['127.0.0.1.example.com', 421],
    ['192.168.0.7', 421],
  ])('%s: %i', async (host, expected) => {
    for (const path of [CONSOLE, await scriptPath()]) {
      expect((await seen(path, { headers: { Host: host } })).status).toBe(expected);
    }
  });

  it('is none of Meta’s, whatever --public-url says', async () => {
    const posing = await start({ console: true, publicUrl: 'https://graph.facebook.com' });
    try {
      const { status } = await seen(CONSOLE, { headers: { Host: 'graph.facebook.com' } }, posing);
      expect(status).toBe(421);
    } finally {
      await posing.close();
    }
  });
});

describe('what the page loads', () => {
  it.each([
    ['br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['*', undefined],
    ['', undefined],
  ])('comes as small as a client takes it: %j', async (accepted, coding) => {
    const path = await scriptPath();
    const plain = await seen(path);
    const { headers, bytes } = await seen(path, { headers: { 'Accept-Encoding': accepted } });
    expect(headers['content-encoding']).toBe(coding);
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
      'content-length': String(bytes.length),
    });
    if (coding) expect(bytes.length).toBeLessThan(plain.bytes.length / 2);
    else expect(bytes).toEqual(plain.bytes);
  });

  it('is told by HEAD without being sent', async () => {
    const path = await scriptPath();
    const { headers, bytes } = await seen(path, { method: 'HEAD' });
    expect(bytes).toHaveLength(0);
    expect(headers['content-length']).toBe(String((await seen(path)).bytes.length));
  });

  it.each([
    'assets/',
    'assets/none.js',
    'assets/../index.html',
    'assets/../../../package.json',
    'assets/..%2f..%2f..%2fpackage.json',
    'assets/%2e%2e/made-of',
    'assets/..\\index.html',
    'assets//etc/passwd.js',
    'assets/index.html',
  ])('is nothing else: %s', async (path) => {
    const { status, bytes } = await seen(CONSOLE + path);
    expect(status).toBe(404);
    expect(String(bytes)).toContain('reload the page');
  });
});
