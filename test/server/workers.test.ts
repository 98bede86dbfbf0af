import { createServer, type RequestListener, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { passOn } from '../../src/server/workers/pass-on.ts';
import { takePassed } from '../../src/server/workers/take-passed.ts';

const SECRET = 'a word of the workers';

async function listening(answer: RequestListener): Promise<Server> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return server;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** A process that answers, and the port at which it takes what others pass on. */
async function first(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  const passed = await takePassed((socket) => server.emit('connection', socket), SECRET);
  onTestFinished(() => passed.close());
  return passed.port;
}

/** Another one, which passes on all that it is asked. */
async function other(to: { port: number; secret: string } | undefined): Promise<number> {
  return portOf(await listening((req, res) => passOn(req, res, to)));
}

function ask(port: number, path: string, body?: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: object; body: string }>((resolve, reject) => {
    const call = request({ port, path, method: body ? 'PUT' : 'GET', headers, agent: false });
    call.on('error', reject).on('response', async (answer) => {
      const { statusCode: status = 0, headers: given } = answer;
      resolve({ status, headers: given, body: await text(answer) });
    });
    call.end(body);
  });
}

it('a request that is passed on is answered as if it had come there, to who called', async () => {
  const port = await first(async (req, res) => {
    const { method, url, headers, socket } = req;
    const said = await text(req);
    res.writeHead(207, { 'X-Told': 'twice', 'Set-Cookie': ['a=1', 'b=2'] });
    const { host, 'x-own': own } = headers;
    res.end(JSON.stringify({ method, url, host, own, said, peer: socket.remoteAddress }));
  });
  const body = 'é'.repeat(100_000);
  const headers = { Host: 'graph.example', 'X-Own': 'kept', Connection: 'close' };
  const asked = await ask(await other({ port, secret: SECRET }), '/some/path?q=1', body, headers);
  expect(asked.status).toBe(207);
  expect(asked.headers).toMatchObject({ 'x-told': 'twice', 'set-cookie': ['a=1', 'b=2'] });
  expect(JSON.parse(asked.body)).toEqual({
    ...{ method: 'PUT', url: '/some/path?q=1', host: 'graph.example', own: 'kept', said: body },
    peer: expect.stringMatching(/127\.0\.0\.1$/),
  });
});

it('a stream comes as it is told, and ends for who leaves', async () => {
  let left: () => void = () => undefined;
  const hasLeft = new Promise<void>((resolve) => (left = resolve));
  const port = await first((_, res) => {
    res.on('close', left);
    res.write('first\n');
  });
  const call = request({ port: await other({ port, secret: SECRET }), agent: false }).end();
  call.on('error', () => undefined);
  const begun = await new Promise<string>((resolve) => {
    call.on('response', (answer) => answer.once('data', (some) => resolve(String(some))));
  });
  expect(begun).toBe('first\n');
  call.destroy();
  await hasLeft;
});

it('says that it is away where the process that answers is', async () => {
  for (const to of [undefined, { port: 1, secret: SECRET }]) {
    const { status, body } = await ask(await other(to), '/');
    expect(status).toBe(503);
    expect(JSON.parse(body)).toEqual({
      error: {
        message: 'The process that answers this has ended and is being started again: try again.',
      },
    });
  }
});

it.each([
  [
    'another word',
    `${JSON.stringify({ secret: 'guessed', address: '10.0.0.1' })}\nGET / HTTP/1.1\r\n`,
  ],
  ['none', 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ['no end of it', 'x'.repeat(5_000)],
])('who comes with %s hears nothing', async (_, said) => {
  let isAsked = false;
  const port = await first(() => (isAsked = true));
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(said);
  const heard: Buffer[] = [];
  socket.on('data', (some: Buffer) => heard.push(some));
  await new Promise((resolve) => socket.on('close', resolve));
  expect(Buffer.concat(heard).length).toBe(0);
  expect(isAsked).toBe(false);
});
