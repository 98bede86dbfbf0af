import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRedirectUri } from '../../src/access/redirect-uri.ts';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { BACK, broughtBack, type LoginWorld, loginWorld, Visitor } from './visitor.ts';

let shop: LoginWorld;
beforeAll(async () => {
  shop = await loginWorld();
});
afterAll(() => shop.close());

const expectNoWay = async (redirect_uri: string | undefined, more = {}): Promise<void> => {
  const { status, location, text } = await new Visitor(shop, { redirect_uri, ...more }).open();
  expect([status, location]).toEqual([400, undefined]);
  expect(text).not.toMatch(/http-equiv|<a |<form/i);
};

describe('an address that is not registered, letter by letter', () => {
  it.each([
    undefined,
    '',
    'https://evil.example/',
    'https://shop.example/login',
    'https://shop.example/login?from=here&x=1',
    'https://shop.example/login?from=here#',
    'https://shop.example/login?from=here ',
    'https://shop.example/login/../login?from=here',
    'https://shop.example@evil.example/login?from=here',
    'https://shop.example.evil.example/login?from=here',
    'https://shop.example:443/login?from=here',
    'HTTPS://shop.example/login?from=here',
    'https://SHOP.example/login?from=here',
    'http://shop.example/login?from=here',
    '//shop.example/login?from=here',
    'https:\\\\shop.example\\login?from=here',
    'https%3A%2F%2Fshop.example%2Flogin%3Ffrom%3Dhere',
    'javascript:alert(1)',
    'data:text/html,x',
    `${BACK}\r\nSet-Cookie: a=b`,
  ])('is shown and never followed: %j', (uri) => expectNoWay(uri));

  it('is not followed with any letter changed, added or taken away', async () => {
    const changed = fc
      .tuple(
        fc.nat(BACK.length),
        fc.nat(2),
        fc.oneof(
          fc.constantFrom(...'/\\?#@:.%&= \t\r\n\0'),
          fc.string({ minLength: 0, maxLength: 4 }),
        ),
      )
      .map(([at, cut, put]) => BACK.slice(0, at) + put + BACK.slice(at + cut))
      .filter((uri) => uri !== BACK);
    await fc.assert(
      fc.asyncProperty(changed, async (uri) => {
        await expectNoWay(uri);
        await expectNoWay(uri, { state: BACK, response_type: 'token' });
      }),
      { numRuns: 100 },
    );
  });

  it('is not followed for an app that is not there, or another', async () => {
    for (const client_id of [undefined, '', '1', `${shop.app.id}0`]) {
      await expectNoWay(BACK, { client_id });
    }
  });
});

describe('state', () => {
  it('comes back unchanged, whatever it is', async () => {
    const states = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc
        .array(fc.constantFrom(...'&=+%#?/ \r\n"<\0é€😀'), { maxLength: 12 })
        .map((s) => s.join('')),
    );
    await fc.assert(
      fc.asyncProperty(states, async (state) => {
        const { location = '' } = await new Visitor(shop, { state }).press('cancel');
        expect(broughtBack(location).get('state')).toBe(state);
        expect(location.startsWith(`${BACK}&`)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('may be a thousand letters long, and is not there when none was given', async () => {
    const state = 'x'.repeat(1_000);
    const long = await new Visitor(shop, { state }).press('cancel');
    expect(broughtBack(long.location).get('state')).toBe(state);
    const none = await new Visitor(shop).press('cancel');
    expect(broughtBack(none.location).has('state')).toBe(false);
  });
});

describe('registering an address', () => {
  it.each([
    'https://shop.example',
    'https://shop.example:8443/a?b=c&d=%20',
    'http://localhost:3000/callback',
    'http://127.0.0.1/x',
    'http://[::1]:3000/x',
    'https://1.2.3.4/x',
    'https://xn--shp-tna.example/?next=https://a@b/../c',
    'https://shop.example:443/a//b/~c%2F..d',
  ])('takes %s, and a login leads there', async (uri) => {
    const { redirect_uris } = await changeApp(shop.server, shop.app.id, {
      redirect_uris: [uri, BACK, uri],
    });
    expect(redirect_uris).toEqual([uri, BACK]);
    const { location } = await new Visitor(shop, { redirect_uri: uri }).press('cancel');
    expect(location?.startsWith(`${uri}${uri.includes('?') ? '&' : '?'}error=`)).toBe(true);
  });

  it.each([
    'http://shop.example/',
    'http://localhost.evil.example/',
    'http://127.0.0.1@evil.example/',
    'https://a:b@shop.example/',
    'https://shop.example/#x',
    'https://shop.example/ x',
    'https://shöp.example/',
    'https:\\\\shop.example',
    'https:///x',
    'https:////shop.example/x',
    'https:/shop.example/x',
    'https:shop.example/x',
    'https://',
    'https://?x',
    'https://:443/x',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://127.0.0.1./',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://localhost./',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://1.2.3/',
    'https://shop..example/',
    'https://.shop.example/',
    'https://shop.example./',
    'https://sh%6Fp.example/',
    'https://shop.example:/x',
    'https://shop.example:0443/x',
    'https://shop.example:99999/x',
    'https://shop.example/a/../b',
    'https://shop.example/a/%2e%2E/b',
    'https://shop.example/./b',
    'https://@shop.example/',
    'https://shop.example@evil.example/',
    'https://shop.example\\@evil.example/',
    'https://shop.example\t/',
    'https://shop.example\r\n/',
    ' https://shop.example/',
    'https://shop.example/\u0000',
    'ftp://shop.example/',
    'file:///etc/passwd',
    'data:text/html,x',
    'fb123://authorize',
    'https',
    'javascript:alert(1)',
    'myapp://login',
    '/login',
    '',
    `https://shop.example/${'x'.repeat(2_000)}`,
  ])('refuses %j', async (uri) => {
    const change = changeApp(shop.server, shop.app.id, { redirect_uris: [uri] });
    await expect(change).rejects.toThrow(/redirect URI is a whole https address/);
  });

  it('takes nothing that a browser would lead elsewhere than it reads', async () => {
    const part = fc.oneof(
      fc.constantFrom(
        'https:',
        'http:',
        '//',
        '/',
        '\\\\',
        '@',
        ':',
        '.',
        '..',
        '#',
        '?',
        '%2e',
        '%',
      ),
      fc.constantFrom('localhost', 'shop.example', '127.0.0.1', '0x7f', '1', '[::1]', 'a', '443'),
      fc.string({ maxLength: 3 }),
    );
    const start = fc.constantFrom('https://', 'http://', 'https:/', 'http://localhost', '');
    const made = fc.tuple(start, fc.array(part, { maxLength: 6 })).map(([a, b]) => a + b.join(''));
    const odd = fc.oneof(made, fc.webUrl({ withQueryParameters: true, withFragments: true }));
    fc.assert(
      fc.property(odd, (uri) => {
        if (!isRedirectUri(uri)) return;
        const [, scheme, host, rest] = /^(https?):\/\/([^/?]+)(.*)$/i.exec(uri) ?? [];
        const { protocol, hostname, username, password, hash, pathname, port } = new URL(uri);
        expect([protocol, username, password, hash]).toEqual([`${scheme}:`, '', '', '']);
        const bare = host?.replace(/:\d+$/, '');
        expect(hostname).toBe(bare?.toLowerCase());
        expect(port === '' || host?.endsWith(`:${port}`)).toBe(true);
        expect(pathname).toBe(rest?.split('?', 1)[0] || '/');
        if (protocol === 'http:') expect(['localhost', '127.0.0.1', '[::1]']).toContain(hostname);
      }),
      { numRuns: 2_000 },
    );
  });

  it('and was once registered, such an address is not followed all the same', async () => {
    const uri = 'https:///shop.example/';
    const { store } = shop.server;
    await store.transaction(async ({ directory, reader }) => {
      const app = await reader.apps.byId(shop.app.id);
      if (app) await directory.apps.putSettings({ ...app, redirectUris: [BACK, uri] });
    });
    await expectNoWay(uri);
    const { text } = await new Visitor(shop, { redirect_uri: uri }).open();
    expect(text).toContain('whole https address');
    await changeApp(shop.server, shop.app.id, { redirect_uris: [BACK] });
  });

  it('takes fifty at most', async () => {
    const redirectUris = Array.from({ length: 51 }, (_, i) => `https://shop.example/${i}`);
    await expect(
      changeApp(shop.server, shop.app.id, { redirect_uris: redirectUris }),
    ).rejects.toThrow(/50/);
  });
});
