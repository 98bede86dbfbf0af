import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScheduler } from '../../src/base/scheduler.ts';
import { createRelay, type Relay } from '../../src/proxy/relay.ts';

const server = createServer((req, res) => res.end(req.headers.host ?? 'none'));
let relay: Relay;
let port = 0;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  relay = createRelay(new URL(url), systemScheduler);
  port = Number(new URL(await relay.listen()).port);
});
afterAll(async () => {
  await relay.close();
  server.close();
});

/** What the relay answers to bytes, which come one by one. */
async function answerTo(text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('latin1');
  for (const letter of text) socket.write(letter);
  let answer = '';
  for await (const part of socket) answer += part;
  return answer;
}

const asking = (host: string): string =>
  `GET / HTTP/1.1\r\nAccept: */*\r\n${host}Connection: close\r\n\r\n`;

describe('the port of a run', () => {
  it.each(['127.0.0.1:4004', 'localhost', '[::1]:4004', 'Graph.Facebook.com', ' 127.0.0.9 '])(
    'passes on who names the server %s',
    async (name) => {
      const before = relay.connections;
      const answer = await answerTo(asking(`Host:${name}\r\n`));
      expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      expect(answer.endsWith(name.trim())).toBe(true);
      expect(relay.connections).toBe(before + 1);
    },
  );

  it.each([
    asking('Host: evil.example:4004\r\n'),
    asking('hOST:127.0.0.1.evil.example\r\n'),
    asking('Host: a@127.0.0.1\r\n'),
    `\r\n\r\n${asking('Host: evil.example\r\n')}`,
    'GET / HTTP/1.1\nHost: evil.example\n\n',
  ])('refuses who names it otherwise: %j', async (text) => {
    const before = relay.connections;
    expect(await answerTo(text)).toMatch(/^HTTP\/1\.1 403 Not by this name\r\n/);
    expect(relay.connections).toBe(before);
  });

  it('leaves to the server what names none', async () => {
    expect(await answerTo('GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(await answerTo('GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  });
});
