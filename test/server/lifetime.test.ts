import { Agent } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, it, onTestFinished, vi } from 'vitest';
import { systemScheduler } from '../../src/base/scheduler.ts';
import { Uploads } from '../../src/media/uploads.ts';
import { createServer } from '../../src/server/server.ts';
import { always, REQUEST_ID, start } from './harness.ts';

const MEGABYTE = 1_048_576;
const PART = '--B\r\nContent-Disposition: form-data; name="x"\r\n\r\nx\r\n';
/** Too much once it is unfolded, and some 100 KB before, which take more than one packet. */
const BOMB = Buffer.alloc(100 * MEGABYTE);

/** Nothing is cut off for taking long in this test: one that only ends by that does not end. */
function withoutCutting(): void {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
}

it('close ends idle, unused and busy connections, the busy ones after their answer', async () => {
  const arrived = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const { port, server, send } = await start({
    answer: async ({ path }, requestId) => {
      if (path === '/slow') {
        arrived.resolve();
        await released.promise;
      }
      return always('{}')({} as never, requestId);
    },
  });
  const agent = new Agent({ keepAlive: true });
  await send('/quick', { agent });
  const unused = connect(port, '127.0.0.1');
  await new Promise((resolve) => unused.once('connect', resolve));
  const slow = send('/slow', { agent: new Agent({ keepAlive: true }) });
  await arrived.promise;
  const closed = server.close();
  released.resolve();
  expect((await slow).headers.connection).toBe('close');
  await closed;
  agent.destroy();
  unused.destroy();
});

it('listen fails as node does when the port is taken', async () => {
  const { port, folder } = await start();
  const second = createServer({
    answer: always('{}'),
    media: async () => {},
    control: {
      key: 'K',
      answer: async () => ({ status: 200, body: {} }),
      bodyOf: async () => ({ most: 1, isBytes: false }),
    },
    uploads: new Uploads(folder),
    scheduler: systemScheduler,
    newRequestId: () => REQUEST_ID,
    now: () => 0,
  });
  await expect(second.listen(port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

it('a client that leaves in the middle of its body is no fault', async () => {
  const { port, log, send } = await start();
  const socket = connect(port, '127.0.0.1');
  socket.write('POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\na', () => socket.destroy());
  await new Promise((resolve) => socket.once('close', resolve));
  expect((await send('/1')).status).toBe(200);
  expect(log).toEqual([]);
});

it('requests on one connection are answered in turn', async () => {
  const { raw } = await start();
  const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
  const answers = await raw(get('/a'), get('/b'), get('/c', 'Connection: close\r\n'));
  expect([...answers.matchAll(/"path":"(\/.)"/g)].map(([, path]) => path)).toEqual([
    '/a',
    '/b',
    '/c',
  ]);
});

it('close waits no longer than it takes for a body that was refused before its end', async () => {
  withoutCutting();
  const { port, server } = await start();
  const length = 2 * 1_048_576;
  const socket = connect(port, '127.0.0.1');
  socket.write(`POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`);
  await new Promise((resolve) => socket.once('data', resolve));
  const closed = server.close();
  socket.write(Buffer.alloc(length));
  await closed;
});

it.each([
  [
    'fields over 1 MB',
    'multipart/form-data; boundary=B',
    `${PART.slice(0, -3)}${'x'.repeat(2 * MEGABYTE)}`,
    {},
  ],
  ['over 60 parts', 'multipart/form-data; boundary=B', PART.repeat(61).padEnd(MEGABYTE), {}],
  ['a chunked form', 'text/plain', 'x'.repeat(2 * MEGABYTE), { 'Transfer-Encoding': 'chunked' }],
  ['a gzip bomb', 'text/plain', gzipSync(BOMB), { 'Content-Encoding': 'gzip' }],
])('after %s was refused the connection answers on', async (_what, type, body, more) => {
  withoutCutting();
  const { send } = await start();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const headers = { 'Content-Type': type, ...more };
  const refused = await send('/1', { agent, method: 'POST', body, headers });
  expect(refused.status).toBe(400);
  expect((await send('/2', { agent })).status).toBe(200);
});
