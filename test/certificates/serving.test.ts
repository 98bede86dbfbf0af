import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { expect, it, onTestFinished, vi } from 'vitest';
import { always, REQUEST_ID } from '../server/harness.ts';
import { isHere } from './clients.ts';
import { startTls, untilClosed } from './serving.ts';

it('answers by https in the name of this machine and of each of Meta’s hosts', async () => {
  const { ask, dialTls } = await startTls();
  expect(await ask('/me')).toMatchObject({ status: 200 });
  for (const servername of ['localhost', 'graph.facebook.com', 'www.instagram.com']) {
    expect((await dialTls({ servername })).getPeerCertificate().subject.CN).toBe(servername);
  }
});

it('shows its own certificate to whoever asks for another name, or none', async () => {
  const { dialTls } = await startTls();
  for (const servername of ['evil.example', '']) {
    const socket = await dialTls({ servername, checkServerIdentity: () => undefined });
    expect(socket.getPeerCertificate().subjectaltname).toBe(
      'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1',
    );
  }
});

it('has links lead to https, at the name it was asked by', async () => {
  const { ask } = await startTls();
  const origins = await Promise.all(
    [{}, { headers: { host: 'graph.facebook.com:8443' } }, { headers: { host: 'localhost' } }].map(
      async (given) => JSON.parse((await ask('/me', given)).text).origin,
    ),
  );
  expect(origins.slice(1)).toEqual(['https://graph.facebook.com:8443', 'https://localhost']);
  expect(origins[0]).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
});

it('believes what a trusted proxy says of the scheme', async () => {
  const { ask } = await startTls();
  const headers = { 'x-forwarded-proto': 'http', host: 'localhost' };
  expect(JSON.parse((await ask('/me', { headers })).text).origin).toBe('http://localhost');
});

it('tells whoever calls it by http, and programs, that it speaks https', async () => {
  const { dial } = await startTls();
  for (const line of ['GET /me HTTP/1.1\r\nHost: localhost\r\n\r\n', 'post / HTTP/1.1\r\n\r\n']) {
    const socket = dial();
    socket.write(line);
    const answer = await untilClosed(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain('\r\nX-Convograph: https\r\n');
    expect(answer).toContain('begin the address with https://');
  }
});

it('cuts off what is neither', async () => {
  const { dial } = await startTls();
  for (const bytes of ['\0\0\0', '\x16\x03\x01\x00\x05hello', '\x16\x03\x01\xff\xff']) {
    const socket = dial();
    socket.write(bytes, 'latin1');
    expect(await untilClosed(socket)).not.toContain('HTTP');
  }
});

it('bears clients that go away while they agree', async () => {
  const { dial, ask } = await startTls();
  for (const bytes of ['', '\x16', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03']) {
    const socket = dial();
    await once(socket, 'connect');
    if (bytes) socket.write(bytes, 'latin1');
    socket.resetAndDestroy();
  }
  expect(await ask('/me')).toMatchObject({ status: 200 });
});

it('gives nobody longer than the head of a request may take', async () => {
  const { dial } = await startTls({ timeouts: { headers: 100 } });
  for (const bytes of ['', '\x16', '\x16\x03\x01\x02\x00\x01']) {
    const socket = dial();
    if (bytes) socket.write(bytes, 'latin1');
    expect(await untilClosed(socket)).toBe('');
  }
});

it('cuts off the oldest of too many that do not agree, and answers the others', async () => {
  const { dial, ask } = await startTls();
  const first = dial();
  const cut = untilClosed(first);
  await once(first, 'connect');
  for (let i = 0; i < 1_000; i++) dial();
  expect(await cut).toBe('');
  expect(await ask('/me')).toMatchObject({ status: 200 });
});

it('ends what does not agree, what is idle and what is unused when it closes', async () => {
  // None of them ends by taking too long.
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { dial, dialTls, server } = await startTls({ timeouts: { headers: 3_600_000 } });
  const [silent, begun] = [dial(), dial()];
  begun.write('\x16\x03\x01', 'latin1');
  await Promise.all([silent, begun].map((socket) => once(socket, 'connect')));
  const [unused, idle] = await Promise.all([dialTls(), dialTls()]);
  idle.write('GET /me HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(idle, 'data');
  const ends = [silent, begun, unused, idle].map(untilClosed);
  await server.close();
  await Promise.all(ends);
});

it('finishes an answer that is under way when it closes', async () => {
  const [arrived, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { ask, server } = await startTls({
    answer: async (request, requestId) => {
      arrived.resolve();
      await released.promise;
      return always('{"a":1}')(request, requestId);
    },
  });
  const asked = ask('/me');
  await arrived.promise;
  const closed = server.close();
  released.resolve();
  expect(await asked).toEqual({ status: 200, text: '{"a":1}' });
  await closed;
});

it('answers a client that has said all it will', async () => {
  const { dialTls } = await startTls();
  const socket = await dialTls({ allowHalfOpen: true } as object);
  socket.end('GET /me HTTP/1.1\r\nHost: localhost\r\n\r\n');
  expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
});

it('refuses what HTTP cannot read as it does without TLS', async () => {
  const { dialTls } = await startTls();
  for (const text of ['GARBAGE\r\n\r\n', 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n']) {
    const socket = await dialTls();
    socket.write(text);
    const answer = await untilClosed(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain(REQUEST_ID);
  }
});

it('gives no answer to a connection that was opened ahead and never used', async () => {
  const { dialTls } = await startTls({ timeouts: { headers: 100 } });
  expect(await untilClosed(await dialTls())).toBe('');
});

it.runIf(isHere('curl', '--version', 'what a server says of clients that do not trust it'))(
  'tells once that clients do not trust it',
  async () => {
    const { port, log } = await startTls();
    for (const _ of [1, 2]) {
      const asked = promisify(execFile)('curl', ['-sS', `https://127.0.0.1:${port}/`]);
      await expect(asked).rejects.toThrow('certificate');
    }
    await expect.poll(() => log).toHaveLength(1);
    expect(log[0]).toContain('`npx convograph ca` says how it does');
  },
);
