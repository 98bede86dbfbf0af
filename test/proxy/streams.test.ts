import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createRawServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { afterFile } from '../support/after-file.ts';
import { listening, proxying, until } from './proxying.ts';

type Exchange = readonly [IncomingMessage, ServerResponse];

/** A server whose exchanges a test goes through step by step. */
class Steps {
  readonly #waiting: ((exchange: Exchange) => void)[] = [];
  readonly answer = (req: IncomingMessage, res: ServerResponse): void =>
    this.#waiting.shift()?.([req, res]);
  next(): Promise<Exchange> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

const steps = new Steps();
const there = await proxying({ upstream: new URL(await listening(steps.answer)) });
const POST = 'POST https://graph.facebook.com/me/messages HTTP/1.1\r\nHost: x\r\n';
const GET = 'GET https://graph.facebook.com/me HTTP/1.1\r\nHost: x\r\n\r\n';
const MEGABYTE = Buffer.alloc(1_048_576, 'a');
/** More of these than all buffers hold. */
const WHOLE = 96;

describe('a body', () => {
  it('comes to the server while it is still being sent, and the answer back while it is being made', async () => {
    const socket = await there.plain();
    const coming = steps.next();
    socket.write(`${POST}Transfer-Encoding: chunked\r\n\r\n3\r\none\r\n`);
    const [req, res] = await coming;
    expect(String((await once(req, 'data'))[0])).toBe('one');
    res.writeHead(200).write('first');
    expect(await until(socket, /first\r\n$/, false)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    socket.write('3\r\ntwo\r\n0\r\n\r\n');
    expect(String((await once(req, 'data'))[0])).toBe('two');
    res.addTrailers({ 'X-Sum': '2' });
    res.end('last');
    expect(await until(socket, /0\r\nX-Sum: 2\r\n\r\n$/)).toBe(
      '4\r\nlast\r\n0\r\nX-Sum: 2\r\n\r\n',
    );
  });

  it('is taken from a client no faster than the server takes it', async () => {
    const socket = await there.plain();
    const coming = steps.next();
    socket.write(`${POST}Content-Length: ${WHOLE * MEGABYTE.length}\r\n\r\n`);
    const [req, res] = await coming;
    res.setHeader('Content-Length', 3);
    for (let i = 0; i < WHOLE; i++) socket.write(MEGABYTE);
    // Nobody reads there: what is on its way ends in the buffers of the four sockets.
    let [left, turns] = [socket.writableLength, 0];
    for (; turns < 300; turns++) {
      await new Promise(setImmediate);
      if (socket.writableLength !== left) [left, turns] = [socket.writableLength, 0];
    }
    expect(left).toBeGreaterThan((WHOLE / 2) * MEGABYTE.length);
    let came = 0;
    for await (const chunk of req) came += chunk.length;
    expect(came).toBe(WHOLE * MEGABYTE.length);
    res.end('all');
    expect(await until(socket, /all$/)).toMatch(/^HTTP\/1\.1 200 OK/);
  });

  it('is no longer sent for when its client goes away, and no longer made', async () => {
    for (const head of [`${POST}Content-Length: 10\r\n\r\nfive.`, GET]) {
      const socket = await there.plain();
      const coming = steps.next();
      socket.write(head);
      const [req, res] = await coming;
      req.on('error', () => undefined).resume();
      const gone = once(res, 'close');
      socket.destroy();
      await gone;
      expect(res.writableFinished).toBe(false);
    }
  });

  it('is asked for where a client waits for that, by the server', async () => {
    const socket = await there.plain();
    const coming = steps.next();
    socket.write(`${POST}Expect: 100-continue\r\nContent-Length: 5\r\n\r\n`);
    const [req, res] = await coming;
    expect(req.headers.expect).toBe('100-continue');
    expect(await until(socket, /\r\n\r\n/, false)).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    socket.write('a=b&c');
    expect(String((await once(req, 'data'))[0])).toBe('a=b&c');
    res.end('taken');
    expect(await until(socket, /taken$/)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  });

  it('that was not asked for is not waited for', async () => {
    const server = createServer();
    server.on('checkContinue', (_req, res: ServerResponse) => void res.writeHead(403).end('no'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    afterFile(() => server.close());
    const { port } = server.address() as { port: number };
    const at = await proxying({ upstream: new URL(`http://127.0.0.1:${port}`) });
    const answer = await at.raw(`${POST}Expect: 100-continue\r\nContent-Length: 5\r\n\r\n`);
    expect(answer).toMatch(
      /^HTTP\/1\.1 403 Forbidden\r\n[\s\S]*Connection: close\r\n[\s\S]*no\r\n0\r\n\r\n$/,
    );
  });

  it('of a request that is refused is read away, so that its client reads why', async () => {
    const socket = await there.plain();
    const answer = until(socket);
    socket.write(
      `POST https://example.com/ HTTP/1.1\r\nHost: x\r\nContent-Length: ${8 * MEGABYTE.length}\r\n\r\n`,
    );
    for (let i = 0; i < 8; i++) socket.write(MEGABYTE);
    expect(await answer).toMatch(
      /^HTTP\/1\.1 403 Only hosts of Meta here\r\n[\s\S]*--tunnel-others`\.\n$/,
    );
  });

  it('whose answer came before its end is read away, for the next request', async () => {
    const socket = await there.plain();
    const [early] = [steps.next()];
    socket.write(`${POST}Content-Length: 6\r\n\r\nhalf`);
    const [, res] = await early;
    res.writeHead(413, { 'Content-Length': 4 }).end('much');
    expect(await until(socket, /much$/, false)).toMatch(/^HTTP\/1\.1 413 /);
    const next = steps.next();
    socket.write(`ed${GET}`);
    const [req, second] = await next;
    expect([req.method, req.url]).toEqual(['GET', '/me']);
    second.end();
    socket.destroy();
  });
});

describe('requests that are sent ahead', () => {
  it('come to the server one after another, in their order', async () => {
    const socket = await there.plain();
    const first = steps.next();
    socket.write(GET.replace('/me ', '/1 ') + GET.replace('/me ', '/2 '));
    const [one, answer] = await first;
    const second = steps.next();
    let isThere = false;
    void second.then(() => (isThere = true));
    await new Promise(setImmediate);
    expect([one.url, isThere]).toEqual(['/1', false]);
    answer.end();
    const [two, last] = await second;
    expect(two.url).toBe('/2');
    last.end();
    socket.destroy();
  });
});

describe('a server', () => {
  it('that cuts a connection has the client’s cut, at once or in the middle', async () => {
    for (const begin of ['', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf']) {
      const at = await inFrontOf((socket) => socket.end(begin));
      expect(await at.raw(GET)).toMatch(begin === '' ? /^$/ : /\r\n\r\nhalf$/);
    }
  });

  it('that is none says so, and what to do', async () => {
    const at = await inFrontOf((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    expect(await at.raw(GET)).toMatch(/^HTTP\/1\.1 502 No Convograph answers\r\n/);
  });

  it('that is not there is told of in the shape of an error, and used once it is', async () => {
    const server = createServer((_req, res) => void res.end('back'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const at = await proxying({ upstream: new URL(`http://127.0.0.1:${port}`) });
    const [head = '', body = ''] = (await at.raw(GET)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 502 No Convograph answers\r\n/);
    expect(head).toContain('X-Convograph: proxy');
    const { error } = JSON.parse(body);
    expect(error).toMatchObject({ code: 2, type: 'OAuthException', is_transient: true });
    expect(error.message).toContain(`http://127.0.0.1:${port}`);
    expect(error.message).toContain('npx convograph serve');
    const dialog = await at.raw(GET.replace('graph.', 'www.'));
    expect(dialog).toMatch(/text\/plain[\s\S]*npx convograph serve/);
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    afterFile(() => server.close());
    expect(await at.raw(GET, /back$/)).toMatch(/^HTTP\/1\.1 200 OK/);
  });

  /** A proxy before a server that says one thing. */
  async function inFrontOf(answer: (socket: Socket) => void) {
    const server = createRawServer((socket) => {
      socket.on('error', () => undefined).once('data', () => answer(socket));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    afterFile(() => server.close());
    const { port } = server.address() as { port: number };
    return proxying({ upstream: new URL(`http://127.0.0.1:${port}`) });
  }
});

describe('the end of a proxy', () => {
  it('lets the answer under way leave, and ends what is idle', async () => {
    const at = await proxying({ upstream: new URL(await listening(steps.answer)) });
    const idle = await at.secure('graph.facebook.com');
    const half = await at.tunnel('graph.facebook.com:80');
    const busy = await at.plain();
    const coming = steps.next();
    busy.write(GET);
    const [, res] = await coming;
    const ended = Promise.all([until(idle), typeof half === 'string' ? half : until(half)]);
    const closed = at.proxy.close();
    await ended;
    res.end('whole');
    expect(await until(busy)).toMatch(/Connection: close\r\n\r\nwhole$/);
    await closed;
    await expect(at.plain()).rejects.toThrow('ECONNREFUSED');
  });
});
