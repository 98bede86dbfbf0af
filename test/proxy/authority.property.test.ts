import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAbsolute, readAuthority } from '../../src/proxy/authority.ts';

const letter = fc.constantFrom(...'abcXYZ019-_');
const label = fc
  .string({ unit: letter, minLength: 1, maxLength: 12 })
  .filter((text) => !text.startsWith('-'));
const name = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
const port = fc.integer({ min: 1, max: 65_535 });
const v4 = fc.ipV4();
const v6 = fc.ipV6().filter(isIPv6);

const bytes = fc.uint8Array({ maxLength: 80 }).map((each) => Buffer.from(each).toString('latin1'));

/** Texts that look as if they were one, with something in the wrong place. */
const near = fc
  .tuple(
    fc.oneof(
      name,
      v4,
      v6.map((one) => `[${one}]`),
    ),
    fc.integer({ min: -1, max: 99_999 }),
  )
  .chain(([host, number]) => {
    const text = `${host}:${number}`;
    const stray = fc.constantFrom(...'\r\n\t\0 @/\\?#%[]:.,;é\u200b', '');
    return fc.tuple(fc.nat(text.length), stray).map(([at, added]) => {
      return text.slice(0, at) + added + text.slice(at);
    });
  });

describe('what CONNECT is asked for', () => {
  it('is read, whatever host and port it names', () => {
    fc.assert(
      fc.property(fc.oneof(name, v4), port, (host, number) => {
        const read = { host: host.toLowerCase(), port: number };
        expect(readAuthority(`${host}:${number}`)).toEqual(read);
        expect(readAuthority(`${host}.:${number}`)).toEqual(read);
        expect(readAuthority(host, 443)).toEqual({ ...read, port: 443 });
        expect(readAuthority(host)).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(v6, port, (host, number) => {
        const read = { host: host.toLowerCase(), port: number };
        expect(readAuthority(`[${host}]:${number}`)).toEqual(read);
        expect(readAuthority(`${host}:${number}`)).toBeUndefined();
      }),
    );
  });

  it('is nothing that another reader would take for another host', () => {
    const texts = fc.oneof(near, fc.string(), bytes);
    fc.assert(
      fc.property(texts, (text) => {
        const read = readAuthority(text);
        if (read === undefined) return;
        const { host, port } = read;
        expect(port).toBeGreaterThan(0);
        expect(port).toBeLessThan(65_536);
        expect(isIPv6(host) || /^[a-z0-9._-]+$/.test(host)).toBe(true);
        const shown = isIPv6(host) ? `[${host}]` : host;
        // As a browser's parser reads it, unless it is one of its ways to write a number.
        const url = URL.parse(`http://${text}/`);
        const isNumber = url !== null && isIPv4(url.hostname);
        if (url && !isNumber && !isIPv6(host)) {
          expect(url.hostname.replace(/\.$/, '')).toBe(shown);
          expect(Number(url.port || 80)).toBe(port);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    'graph.facebook.com',
    'graph.facebook.com:',
    'graph.facebook.com:0',
    'graph.facebook.com:65536',
    'graph.facebook.com:443:443',
    'graph.facebook.com: 443',
    'graph.facebook.com:+443',
    'evil@graph.facebook.com:443',
    'graph.facebook.com:443/path',
    'graph..facebook.com:443',
    '.graph.facebook.com:443',
    '-graph.facebook.com:443',
    '[::1:443',
    '[::1%eth0]:443',
    '[1.2.3.4]:443',
    ':443',
    `${'a'.repeat(254)}:443`,
    '',
  ])('is not "%s"', (text) => {
    expect(readAuthority(text)).toBeUndefined();
  });
});

describe('a whole address', () => {
  it('is taken apart, with the port of its scheme where it has none', () => {
    expect(readAbsolute('HTTPS://Graph.Facebook.com/v26.0/me?a=http://b/')).toEqual({
      host: 'graph.facebook.com',
      port: 443,
      isSecure: true,
      path: '/v26.0/me?a=http://b/',
    });
    expect(readAbsolute('http://[::1]:8080?a')).toEqual({
      host: '::1',
      port: 8080,
      isSecure: false,
      path: '/?a',
    });
  });

  it.each([
    '/me',
    '*',
    'ftp://a/',
    'https:/a/',
    'https://',
    'https://a@b/',
    'https://a:x/',
    'a:443',
  ])('is not "%s"', (text) => expect(readAbsolute(text)).toBeUndefined());
});
