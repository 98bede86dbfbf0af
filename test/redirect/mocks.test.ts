import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { PassThrough } from 'node:stream';
import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { redirectTo } from '../../src/redirect/redirect.ts';
import { type TellingServer, tellingServer } from './server.ts';

let server: TellingServer;
beforeAll(async () => {
  server = await tellingServer('here');
});
afterAll(() => server.close());

type Any = (...args: never[]) => unknown;

/** A mock of requests, as nock's up to 13 and msw's: it serves `/mocked`, and lets others go. */
function mockRequests(): () => void {
  const { get } = https;
  https.get = ((url: string, ...rest: never[]) => {
    if (!url.endsWith('/mocked')) return (get as Any)(url as never, ...rest);
    const answer = new PassThrough();
    answer.end('mocked');
    (rest.at(-1) as unknown as (answer: unknown) => void)(answer);
    return new http.ClientRequest('http://127.0.0.1:1').destroy();
  }) as typeof https.get;
  return () => {
    https.get = get;
  };
}

/**
 * A mock of sockets, as nock's from 15 on: it sees every connection before it is made, and makes such as
 * it lets go later, with what they were wanted with.
 */
function mockSockets(seen: string[]): () => void {
  const { connect } = net.Socket.prototype;
  let isOwn = false;
  net.Socket.prototype.connect = function (this: net.Socket, ...args: [never]) {
    if (isOwn) return connect.apply(this, args);
    if (!(this instanceof tls.TLSSocket)) {
      process.nextTick(() => this.destroyed || connect.apply(this, args));
      return this;
    }
    // Node keeps on the socket what it is wanted with.
    const key = Object.getOwnPropertySymbols(this).find(
      (one) => String(one) === 'Symbol(connect-options)',
    );
    const options = (this as unknown as Record<symbol, tls.ConnectionOptions>)[key as symbol];
    seen.push(options?.host ?? '');
    process.nextTick(() => {
      isOwn = true;
      const made = tls.connect(options as tls.ConnectionOptions);
      isOwn = false;
      made.once('secureConnect', () => {
        this.push(null);
        this.emit('secureConnect');
        made.destroy();
      });
    });
    return this;
  } as typeof connect;
  return () => {
    net.Socket.prototype.connect = connect;
  };
}

const ask = (url: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const call = https.get(url, (answer) => {
      answer.on('data', (part) => resolve(String(part)));
    });
    call.on('error', reject);
  });

const ends: (() => void)[] = [];
const redirect = () => ends.push(redirectTo(server.url));
afterEach(() => {
  // Each takes away what it laid: the last first.
  for (const end of ends.splice(0).reverse()) end();
});

describe.each([
  ['before', ['mock', 'redirect']],
  ['after', ['redirect', 'mock']],
])('a mock that is there %s', (_, order) => {
  const lay = (mock: () => void) => {
    for (const step of order) step === 'mock' ? mock() : redirect();
  };

  it('of requests serves what it wants, and what it lets go comes here', async () => {
    lay(() => ends.push(mockRequests()));
    expect(await ask('https://graph.facebook.com/mocked')).toBe('mocked');
    expect(await ask('https://graph.facebook.com/else')).toMatch(/^here graph.facebook.com\/else/);
  });

  it('of sockets sees what Meta is asked for, and what it lets go comes here', async () => {
    const seen: string[] = [];
    lay(() => ends.push(mockSockets(seen)));
    const socket = tls.connect({ host: 'graph.facebook.com', port: 443 });
    socket.on('error', () => undefined);
    await new Promise<void>((done) => socket.once('secureConnect', done));
    socket.destroy();
    expect(seen).toEqual(['graph.facebook.com']);
  });

  it('of sockets that only looks on changes nothing', async () => {
    let looks = 0;
    lay(() => {
      const { connect } = net.Socket.prototype;
      net.Socket.prototype.connect = function (this: net.Socket, ...args: [never]) {
        looks++;
        return connect.apply(this, args);
      } as typeof connect;
      ends.push(() => {
        net.Socket.prototype.connect = connect;
      });
    });
    expect(await ask('https://graph.facebook.com/x')).toMatch(/^here graph.facebook.com\/x/);
    expect(looks).toBeGreaterThan(0);
  });
});
