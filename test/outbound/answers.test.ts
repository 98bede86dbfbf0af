import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { OutboundRequest } from '../../src/base/outbound.ts';
import { HeldTime } from '../support/held-time.ts';
import { CERTIFICATE } from './support/certificate.ts';
import { always, get, outbound, refusal } from './support/outbound.ts';
import { type Receiver, receiver, secureReceiver } from './support/receiver.ts';

const way = outbound({ allowTo: ['loopback'] });
const at = ({ port }: Pick<Receiver, 'port'>, path = '/') => `http://127.0.0.1:${port}${path}`;

describe('an answer', () => {
  it('is given with status, headers and body, and the request arrives as it was', async () => {
    const asked: string[] = [];
    const there = await receiver(async (request, response) => {
      const chunks = await request.toArray();
      asked.push(`${request.method} ${request.url} ${Buffer.concat(chunks)}`);
      asked.push(`${request.headers['content-length']} ${request.headers['x-hub-signature']}`);
      response.writeHead(202, { 'X-Said': 'yes', 'set-cookie': ['a=1', 'b=2'] }).end('thanks');
    });
    const request: OutboundRequest = {
      ...get(at(there, '/webhook?a=1')),
      method: 'POST',
      headers: { 'X-Hub-Signature': 'sha1=00' },
      body: Buffer.from('{"object":"page"}'),
    };
    const { status, headers, body, cut, elapsed } = await way.send(request);
    expect(asked).toEqual(['POST /webhook?a=1 {"object":"page"}', '17 sha1=00']);
    expect([status, headers['x-said'], headers['set-cookie'], `${body}`, cut]).toEqual([
      202,
      'yes',
      'a=1,b=2',
      'thanks',
      false,
    ]);
    expect(elapsed).toBeGreaterThanOrEqual(0);
  });

  it.each([301, 302, 303, 307, 308])('is not followed where it is a %i', async (code) => {
    const asked: (string | undefined)[] = [];
    const there = await receiver((request, response) => {
      asked.push(request.url);
      response.writeHead(code, { location: '/elsewhere' }).end();
    });
    const { status, headers } = await way.send(get(at(there)));
    expect([status, headers.location, asked]).toEqual([code, '/elsewhere', ['/']]);
  });

  it('is read up to so many bytes, also where it has no end', async () => {
    const there = await receiver((_, response) => {
      const more = () => void (response.write('x'.repeat(1000)) ? setImmediate(more) : 0);
      response.on('drain', more);
      more();
    });
    const { body, cut } = await way.send(get(at(there), { most: 1500 }));
    expect([body.length, cut]).toEqual([1500, true]);
    await expect.poll(() => there.open()).toBe(0);
  });

  it('is whole where it has just so many', async () => {
    const there = await receiver((_, response) => response.end('12345'));
    const { body, cut } = await way.send(get(at(there), { most: 5 }));
    expect([body.toString(), cut]).toEqual(['12345', false]);
  });

  it('is not unpacked', async () => {
    const there = await receiver((_, response) => {
      response.setHeader('content-encoding', 'gzip').end('no gzip at all');
    });
    expect((await way.send(get(at(there)))).body.toString()).toBe('no gzip at all');
  });
});

describe('no answer', () => {
  it.each([
    ['never begins', () => undefined],
    ['never ends', (write: (text: string) => void) => write('a')],
  ])('within its time when it %s, and the connection is closed', async (_, begin) => {
    const time = new HeldTime();
    const timed = outbound({ allowTo: ['loopback'], scheduler: time });
    let reached = (): void => undefined;
    const isThere = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const there = await receiver((__, response) => {
      begin((text) => void response.write(text));
      reached();
    });
    const said = refusal(timed, get(at(there)));
    await isThere;
    time.pass(4999);
    expect(await there.open()).toBe(1);
    time.pass(1);
    expect(await said).toBe(`timeout: 127.0.0.1, port ${there.port}: no whole answer within 5 s.`);
    await expect.poll(() => there.open()).toBe(0);
    expect(time.left).toEqual([]);
  });

  it('from a name server that does not answer', async () => {
    const time = new HeldTime();
    const timed = outbound({ scheduler: time, find: () => new Promise(() => undefined) });
    const said = refusal(timed, get('https://bot.example/'));
    await expect.poll(() => time.left).toEqual([5000]);
    time.pass(5000);
    expect(await said).toMatch(/^timeout/);
  });

  it('where nobody listens', async () => {
    const there = await receiver((_, response) => response.end());
    there.close();
    expect(await refusal(way, get(at(there)))).toBe(
      `connect: 127.0.0.1, port ${there.port}: nobody answers there (ECONNREFUSED).`,
    );
  });

  it.each([
    ['closes at once', ''],
    ['speaks no HTTP', 'SSH-2.0-OpenSSH_9.9\r\n'],
    ['closes in the middle', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf'],
    ['changes the protocol', 'HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'],
  ])('of one who %s', async (_, text) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(text));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    expect(await refusal(way, get(at({ port })))).toMatch(/^cut: /);
  });

  it('after the house is closed', async () => {
    const closed = outbound({ allowTo: ['loopback'] });
    const there = await receiver(() => undefined);
    const said = refusal(closed, get(at(there)));
    await expect.poll(() => there.open()).toBe(1);
    closed.close();
    expect(await said).toMatch(/^cut/);
    expect(await refusal(closed, get(at(there)))).toMatch(/^cut: The server stopped/);
  });
});

describe('https', () => {
  it('needs a certificate that is valid', async () => {
    const there = await secureReceiver((_, response) => response.end('safe'));
    const find = always('127.0.0.1');
    const url = `https://receiver.test:${there.port}/`;
    const known = outbound({ allowTo: ['loopback'], find, ca: [CERTIFICATE] });
    expect((await known.send(get(url))).body.toString()).toBe('safe');
    const unknown = outbound({ allowTo: ['loopback'], find });
    expect(await refusal(unknown, get(url))).toBe(
      `certificate: receiver.test, port ${there.port}: no valid certificate (DEPTH_ZERO_SELF_SIGNED_CERT).`,
    );
    const other = await refusal(known, get(`https://other.test:${there.port}/`));
    expect(other).toMatch(/^certificate: other\.test.*ALTNAME/);
  });

  it('needs it whatever the environment says', async () => {
    const there = await secureReceiver((_, response) => response.end());
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    // Node warns of the variable, though it has no effect here.
    const warned = vi.spyOn(process, 'emitWarning').mockReturnValue();
    onTestFinished(() => {
      warned.mockRestore();
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    });
    expect(await refusal(way, get(`https://127.0.0.1:${there.port}/`))).toMatch(/^certificate/);
  });

  it('is spoken by whom it is asked of', async () => {
    const there = await receiver((_, response) => response.end());
    expect(await refusal(way, get(`https://127.0.0.1:${there.port}/`))).toMatch(/^certificate/);
  });
});
