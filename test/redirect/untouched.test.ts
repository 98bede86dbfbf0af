import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { META_HOSTS } from '../../src/base/meta-hosts.ts';
import { redirectTo } from '../../src/redirect/redirect.ts';

const NAMES: readonly string[] = META_HOSTS.map(({ name }) => name);

/** What node's own functions are given, laid below a redirect: nothing is connected. */
let secure: unknown[][];
let plain: unknown[][];
const own = { tls: tls.connect, net: net.Socket.prototype.connect };
let undo: () => void;
beforeEach(() => {
  [secure, plain] = [[], []];
  tls.connect = ((...args: unknown[]) => {
    secure.push(args);
    return new net.Socket();
  }) as typeof tls.connect;
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
    // As node's does at once, by which it is known from a mock's.
    const { lookup } = args[0] as { lookup?: () => void };
    if (lookup) lookup();
    else plain.push(args);
    return this;
  } as typeof own.net;
  undo = redirectTo('http://127.0.0.1:1234');
});
afterEach(() => {
  undo();
  tls.connect = own.tls;
  net.Socket.prototype.connect = own.net;
  // What is imported by name is what the redirect's end found: what stood below.
  syncBuiltinESMExports();
});

const host = fc.oneof(
  fc.domain(),
  fc.ipV4(),
  fc.constantFrom(
    'facebook.com',
    'm.facebook.com',
    'graph.facebook.com.evil.example',
    'evilgraph.facebook.com',
    'graph-facebook.com',
    'localhost',
    'www.facebook.com.',
    'scontent.fbcdn.net',
  ),
);

describe('what is not asked of Meta’s hosts', () => {
  it('is passed on as it was given, in every form', () => {
    const form = fc.tuple(host, fc.integer({ min: 1, max: 65535 }), fc.constantFrom(0, 1, 2, 3));
    fc.assert(
      fc.property(form, ([name, port, kind]) => {
        const done = () => undefined;
        const args: unknown[] = [
          [{ host: name, port, servername: name }, done],
          [port, name, done],
          [String(port), name, { rejectUnauthorized: false }],
          [{ port, host: name }],
        ][kind] as unknown[];
        (tls.connect as (...given: unknown[]) => unknown)(...args);
        const socket = new net.Socket();
        (socket.connect as (...given: unknown[]) => unknown)(...args);
        const [toTls, toNet] = [secure.at(-1) ?? [], plain.at(-1) ?? []];
        expect(toTls).toHaveLength(args.length);
        expect([...toTls.keys()].every((i) => toTls[i] === args[i])).toBe(true);
        expect([...toNet.keys()].every((i) => toNet[i] === args[i])).toBe(true);
      }),
    );
  });

  it.each([
    ['a socket of this machine', { path: '/tmp/x.sock', host: 'graph.facebook.com' }],
    [
      'a server of this machine in their name',
      { host: '127.0.0.1', servername: 'graph.facebook.com' },
    ],
    ['no host', { port: 443 }],
  ])('is passed on: %s', (_, options) => {
    tls.connect(options as tls.ConnectionOptions);
    expect(secure).toEqual([[options]]);
  });
});

describe('what is asked of them', () => {
  it.each([
    ...NAMES.map((name) => [name, [{ host: name, port: 443 }]] as const),
    ['capital letters', [{ host: 'Graph.Facebook.COM' }]],
    ['port and host', [443, 'graph.facebook.com']],
    ['port, options', [443, { host: 'graph.facebook.com' }]],
    ['an address that was looked up', [{ host: '157.240.1.1', servername: 'graph.facebook.com' }]],
    ['a tunnel', [{ socket: new net.Socket(), servername: 'graph.facebook.com' }]],
  ] as const)('is led to the server: %s', (_, args) => {
    const socket = (tls.connect as (...given: unknown[]) => tls.TLSSocket)(...args);
    expect(secure).toEqual([]);
    expect(plain).toEqual([[{ host: '127.0.0.1', port: 1234 }]]);
    expect(socket).toBeInstanceOf(tls.TLSSocket);
    expect(socket).toMatchObject({ encrypted: true, authorized: true, authorizationError: null });
  });

  it('is refused where HTTP/2 alone is spoken', async () => {
    const socket = tls.connect({ host: 'graph.facebook.com', ALPNProtocols: ['h2'] });
    const error = await new Promise<Error>((resolve) => socket.once('error', resolve));
    expect(error.message).toBe(
      'graph.facebook.com is redirected to Convograph, which speaks HTTP/1.1 alone.',
    );
  });

  it('does not go to Meta by a tls.connect that was kept from before', async () => {
    const socket = new tls.TLSSocket(new net.Socket());
    const failed = new Promise<Error>((resolve) => socket.once('error', resolve));
    socket.connect({ host: 'graph.facebook.com', port: 443 });
    expect((await failed).message).toMatch(
      /is redirected to Convograph, and this was begun before/,
    );
  });
});
