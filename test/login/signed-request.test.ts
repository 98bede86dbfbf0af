import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { accessToken } from '../oauth/codes.ts';
import { BACK, type LoginWorld, loginWorld, type Seen, Visitor } from './visitor.ts';

const SDK = { response_type: 'token,signed_request,graph_domain', display: 'popup', sdk: 'joey' };

let shop: LoginWorld;
beforeAll(async () => {
  shop = await loginWorld();
  await changeApp(shop.server, shop.app.id, {
    redirect_uris: [BACK, 'http://localhost:3000/back'],
  });
});
afterAll(() => shop.close());

/** What stands behind the `#` of an address that was led back to. */
const fragmentOf = ({ location = '' }: Seen) =>
  new URLSearchParams(location.slice(location.indexOf('#') + 1));

/** A signed request, read as its app reads it. */
function read(text: string | null) {
  const [mac, payload = ''] = (text ?? '').split('.');
  expect(mac).toBe(createHmac('sha256', shop.app.secret).update(payload).digest('base64url'));
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
}

describe('what the SDK for web pages asks the dialog for', () => {
  it('comes back in the fragment: a token, a signed request, the domain', async () => {
    const seen = await new Visitor(shop, { ...SDK, state: 'a b' }).consent();
    expect(seen.location).toMatch(/^https:\/\/shop\.example\/login\?from=here#signed_request=/);
    const said = fragmentOf(seen);
    expect(Object.fromEntries(said)).toEqual({
      signed_request: expect.any(String),
      access_token: expect.stringMatching(/^EAA/),
      data_access_expiration_time: expect.stringMatching(/^\d{10}$/),
      expires_in: '5400',
      graph_domain: 'facebook',
      state: 'a b',
    });
    expect(read(said.get('signed_request'))).toEqual({
      user_id: shop.ada,
      algorithm: 'HMAC-SHA256',
      issued_at: Math.floor(shop.server.clock.now() / 1000),
      code: expect.stringMatching(/^AQ/),
    });
  });

  it.each([
    ['signed_request', '#', ['signed_request']],
    ['graph_domain', '&', ['graph_domain']],
    [
      'token,granted_scopes',
      '#',
      ['access_token', 'data_access_expiration_time', 'expires_in', 'granted_scopes'],
    ],
    ['code,signed_request', '#', ['signed_request', 'code']],
  ])('may be asked for by itself: %s', async (response_type, mark, names) => {
    const { location = '' } = await new Visitor(shop, { response_type }).consent();
    const rest = location.slice(BACK.length).replace(/#_=_$/, '');
    expect(rest[0]).toBe(mark);
    expect([...new URLSearchParams(rest.slice(1)).keys()]).toEqual(names);
  });

  it('has a code that is exchanged for no address, once', async () => {
    const seen = await new Visitor(shop, SDK).consent();
    const { code } = read(fragmentOf(seen).get('signed_request'));
    const wrong = await accessToken(shop, { code, redirect_uri: BACK });
    expect(wrong.body.error).toMatchObject({ code: 100 });
    const right = await accessToken(shop, { code, redirect_uri: '' });
    expect(right.body.access_token).toMatch(/^EAA/);
    expect((await accessToken(shop, { code, redirect_uri: '' })).status).toBe(400);
  });

  it('is not there at Instagram', async () => {
    const path = '/_convograph/instagram/oauth/authorize';
    const { status, text } = await new Visitor(shop, SDK, path).open();
    expect([status, text.includes('response_type is one or several of code')]).toEqual([400, true]);
  });
});

const XD = 'https://staticxx.facebook.com/x/connect/xd_arbiter/?version=46';
const wordsOf = (params: Record<string, string>) =>
  new URLSearchParams({
    ...{ cb: 'f1a2b3', domain: 'localhost', is_canvas: 'false' },
    ...{ origin: 'http://localhost:3000/f9', relation: 'opener' },
    ...params,
  });
const pageOf = (params: Record<string, string> = {}, base = XD) =>
  `${base}#${wordsOf(params)}&frame=f77`;

describe('a page that opened the dialog in a window', () => {
  it('is told the answer by a message, to its own origin alone, and nothing is led back', async () => {
    const visitor = new Visitor(shop, { ...SDK, redirect_uri: pageOf() });
    const { text } = await visitor.open();
    expect(text).toContain('<span class="address">http://localhost:3000</span>');
    const seen = await visitor.consent();
    expect([seen.status, seen.location]).toEqual([200, undefined]);
    expect(seen.headers.get('cache-control')).toBe('no-store');
    const policy = seen.headers.get('content-security-policy') ?? '';
    const [, nonce] = /script-src 'nonce-([^']+)';/.exec(policy) ?? [];
    const [, by, script = ''] = /<script nonce="([^"]+)">(.*)<\/script>/.exec(seen.text) ?? [];
    expect(by).toBe(nonce);
    const [, message = '', to] = /^opener\?\.postMessage\((".*"), (".*")\);$/.exec(script) ?? [];
    expect(to).toBe('"http://localhost:3000"');
    const said = new URLSearchParams(JSON.parse(message));
    expect([said.get('cb'), said.get('frame'), said.get('graph_domain')]).toEqual([
      'f1a2b3',
      'f77',
      'facebook',
    ]);
    expect(said.get('access_token')).toMatch(/^EAA/);
    expect(read(said.get('signed_request')).user_id).toBe(shop.ada);
  });

  it('may come by the other address of Meta’s SDK, and is told of a person who cancels', async () => {
    const redirect_uri = pageOf({}, 'https://www.facebook.com/x/connect/xd_arbiter/?version=46');
    const { status, text } = await new Visitor(shop, { ...SDK, redirect_uri }).press('cancel');
    expect(status).toBe(200);
    expect(text).toContain(
      '&error=access_denied&error_code=200&error_description=Permissions%20error',
    );
    expect(text).not.toContain('access_token');
  });

  it('is told again what it asked for, and nothing that could be taken for an answer', async () => {
    const more = `&access_token=EAAforged&code=AQforged&state=${encodeURIComponent('</script>')}`;
    const redirect_uri = `${pageOf({ domain: '</script><script>alert(1)' })}${more}`;
    const { text } = await new Visitor(shop, { ...SDK, redirect_uri }).press('cancel');
    expect(text.match(/<\/script>/g)).toHaveLength(1);
    const [, message = ''] = /postMessage\((".*"), "http/.exec(text) ?? [];
    expect([...new URLSearchParams(JSON.parse(message)).keys()]).toEqual([
      ...['cb', 'domain', 'frame', 'is_canvas', 'origin', 'relation'],
      ...['error', 'error_code', 'error_description', 'error_reason'],
    ]);
  });

  it.each([
    { origin: 'http://localhost:3001/f9' },
    { origin: 'https://localhost:3000/f9' },
    { origin: 'http://localhost:3000@evil.example/f9' },
    { origin: 'http://localhost:3000.evil.example/' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: '*' },
    { origin: '' },
    { origin: 'javascript:alert(1)' },
    { origin: 'data:text/html,x' },
    { relation: 'parent' },
    { relation: '' },
    { cb: '' },
    { cb: 'a"b' },
  ])('gets nothing where it is none of the app’s, or no such page: %j', async (params) => {
    const visitor = new Visitor(shop, { ...SDK, redirect_uri: pageOf(params) });
    const { status, text, location } = await visitor.open();
    expect([status, location]).toEqual([400, undefined]);
    expect(text).not.toMatch(/<script|<form/i);
    expect(text).toContain('URL blocked');
  });

  it.each([
    `${XD.replace('staticxx.facebook.com', 'staticxx.facebook.com.evil.example')}#${wordsOf({})}`,
    `${XD.replace('https', 'http')}#${wordsOf({})}`,
    XD,
    `${pageOf()}&x=${'x'.repeat(2_000)}`,
    `${pageOf()}&x=\n`,
  ])('is not known by another address: %s', async (redirect_uri) => {
    const { status, text } = await new Visitor(shop, { ...SDK, redirect_uri }).open();
    expect([status, /<script|<form/i.test(text)]).toEqual([400, false]);
  });
});
