import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Control, control } from './control.ts';

const PUBLIC = 'https://Graph.Example.com/base';
const PAGES = '/_convograph/v1/pages';

let shop: Control;
let key: Record<string, string>;
let port: string;
beforeAll(async () => {
  shop = await control({ publicUrl: PUBLIC });
  key = { Authorization: `Bearer ${shop.server.controlKey}` };
  ({ port } = new URL(shop.server.url));
});
afterAll(() => shop.close());

/** A change as a page elsewhere would send it. */
const attack = (headers: Record<string, string | string[]>) =>
  shop.raw('/_convograph/v1/apps', {
    method: 'POST',
    headers: { ...key, 'Content-Type': 'application/json', ...headers },
    body: '{"name":"Intruder"}',
  });

const expectNothingDone = async () => expect((await shop.get('/apps')).body.data).toEqual([]);

describe('the control key', () => {
  it.each([
    ['missing', {}],
    ['wrong', { Authorization: `Bearer ${'0'.repeat(64)}` }],
    ['cut', { Authorization: 'Bearer KEY' }],
    ['of another scheme', { Authorization: 'OAuth KEY' }],
    ['as a password', { Authorization: `Basic ${btoa('KEY:')}` }],
    ['in a cookie', { Cookie: 'control_key=KEY' }],
  ])('is asked for from loopback too: %s is 401', async (_, headers) => {
    const { controlKey } = shop.server;
    const filled = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        value.replace('Bearer KEY', `Bearer ${controlKey.slice(1)}`).replace('KEY', controlKey),
      ]),
    );
    for (const path of [
      PAGES,
      '/_convograph/v1/openapi.json',
      '/_convograph/v1',
      `${PAGES}/x/y/z`,
    ]) {
      const { status, headers: sent, body } = await shop.raw(path, { headers: filled });
      expect(status).toBe(401);
      expect(sent['www-authenticate']).toMatch(/^Bearer /);
      expect(body.error.message).toMatch(/Authorization: Bearer/);
    }
  });

  it.each(['control_key=KEY', 'access_token=KEY', 'KEY', 'x=KEY'])(
    'is refused in a URL, and told so, never echoed nor logged: ?%s',
    async (query) => {
      const { controlKey } = shop.server;
      const path = `${PAGES}?${query.replace('KEY', controlKey)}`;
      const without = await shop.raw(path);
      const beside = await shop.raw(path, { headers: key });
      expect([without.status, beside.status]).toEqual([401, 400]);
      for (const { text } of [without, beside]) {
        expect(text).toMatch(/never .*in a URL/);
        expect(text).not.toContain(controlKey);
      }
      expect(shop.server.faults.join()).not.toContain(controlKey);
    },
  );

  it('is not echoed from a path either', async () => {
    const { controlKey } = shop.server;
    const { status, text } = await shop.raw(`/_convograph/v1/${controlKey}`, { headers: key });
    expect(status).toBe(404);
    expect(text).not.toContain(controlKey);
  });

  it('is taken by any spelling of Bearer', async () => {
    const Authorization = `bearer  ${shop.server.controlKey}`;
    expect((await shop.raw(PAGES, { headers: { Authorization } })).status).toBe(200);
  });
});

describe('Host', () => {
  it.each([
    'localhost',
    'LOCALHOST:1',
    '127.0.0.1:4004',
    '[::1]',
    '[::1]:80',
    'graph.example.com:8443',
  ])('may be %s', async (Host) => {
    expect((await shop.raw(PAGES, { headers: { ...key, Host } })).status).toBe(200);
  });

  it.each([
    'evil.example',
    'localhost.evil.example',
    'evil.example:4004',
    'localhost@evil.example',
    '127.0.0.1.nip.io',
    '127.0.0.2',
    '0.0.0.0',
    '192.168.1.5:4004',
    '[::ffff:127.0.0.1]',
    'localhost.',
    'localhost:x',
  ])('%j is refused, key or not (DNS rebinding)', async (Host) => {
    expect((await attack({ Host })).status).toBe(403);
    expect((await shop.raw(PAGES, { headers: { Host } })).status).toBe(403);
    await expectNothingDone();
  });

  it('of a request target counts as well', async () => {
    const ours = `http://localhost:${port}${PAGES}`;
    expect((await shop.raw(ours, { headers: key })).status).toBe(200);
    const theirs = `http://evil.example${PAGES}`;
    expect((await shop.raw(theirs, { headers: key })).status).toBe(403);
  });

  it.each([
    ['none', ''],
    ['an empty one', 'Host:\r\n'],
    ['two', 'Host: localhost\r\nHost: evil.example\r\n'],
  ])('has to be there once: %s', async (_, hosts) => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1');
      let text = '';
      socket.setEncoding('latin1').on('data', (chunk) => {
        text += chunk;
      });
      socket.on('error', reject).on('close', () => resolve(text));
      socket.write(
        `GET ${PAGES} HTTP/1.1\r\n${hosts}Authorization: ${key.Authorization}\r\nConnection: close\r\n\r\n`,
      );
    });
    expect(answer).toMatch(/^HTTP\/1\.1 (?:403|400) /);
  });

  it('is not made local by what a proxy says', async () => {
    const forwarded = {
      Host: 'evil.example',
      'X-Forwarded-Host': 'localhost',
      'X-Forwarded-For': '127.0.0.1',
      Forwarded: 'host=localhost;for=127.0.0.1',
    };
    expect((await attack(forwarded)).status).toBe(403);
    await expectNothingDone();
  });
});

describe('Origin', () => {
  it('may be the server’s own, under the name it was called by or its public one', async () => {
    for (const Origin of [`http://127.0.0.1:${port}`, 'https://graph.example.com']) {
      expect((await shop.raw(PAGES, { headers: { ...key, Origin } })).status).toBe(200);
    }
  });

  it.each([
    'https://evil.example',
    'null',
    'http://localhost:3000',
    'http://127.0.0.1',
    'file://',
    '',
  ])('%j is refused, key or not (CSRF)', async (Origin) => {
    expect((await attack({ Origin })).status).toBe(403);
    expect((await shop.raw(PAGES, { headers: { Origin } })).status).toBe(403);
    await expectNothingDone();
  });

  it.each(['cross-site', 'same-site'])('is given away by Sec-Fetch-Site: %s too', async (site) => {
    expect((await attack({ 'Sec-Fetch-Site': site })).status).toBe(403);
    await expectNothingDone();
  });

  it('gets no leave from a preflight, and no answer a page elsewhere may read', async () => {
    const preflight = await shop.raw(PAGES, {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' },
    });
    expect(preflight.status).toBe(403);
    for (const { headers } of [preflight, await shop.get('/pages')]) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(headers).toMatchObject({
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'cache-control': 'no-store',
      });
    }
  });
});

describe('Meta’s paths', () => {
  it('take any Host and Origin', async () => {
    const headers = { Host: 'graph.facebook.com', Origin: 'https://evil.example' };
    const { body, headers: sent } = await shop.raw('/v23.0/me', { headers });
    expect(body.error.code).toBe(2500);
    expect(sent['access-control-allow-origin']).toBe('*');
  });

  it('do not open the control plane with its key, nor the plane with a token', async () => {
    const { body } = await shop.raw('/v23.0/me', { headers: key });
    expect(body.error.code).toBe(190);
    const Authorization = `Bearer EAA${'x'.repeat(40)}`;
    expect((await shop.raw(PAGES, { headers: { Authorization } })).status).toBe(401);
  });

  it.each(['//_convograph/v1/pages', '/%5fconvograph/v1/pages', '/v23.0/_convograph/v1/pages'])(
    'are not the control plane by another spelling: %s',
    async (path) => {
      const { status, text } = await shop.raw(path, { headers: key });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(text).toMatch(/fbtrace_id/);
    },
  );
});
