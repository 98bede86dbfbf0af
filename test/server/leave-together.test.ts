import { IncomingMessage, ServerResponse } from 'node:http';
import { connect, Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { leaveTogether } from '../../src/server/leave-together.ts';
import { HeldTime } from '../support/held-time.ts';
import { world } from '../support/world.ts';

/** An answer with a head, and what was sent of it. */
function answer(sent: string[], name: string, end?: () => never): ServerResponse {
  const socket = new Socket();
  socket._write = (bytes, _encoding, done) => {
    sent.push(`${name}: ${String(bytes).split('\r\n\r\n')[1]}`);
    done();
  };
  const res = new ServerResponse(new IncomingMessage(socket));
  res.assignSocket(socket);
  if (end) res.end = end;
  return res.writeHead(200, { 'Content-Length': 2 });
}

const refuse = (fault: unknown): never => {
  throw fault;
};

describe('answers of one turn', () => {
  it('leave at its end, in the order in which they were ready', async () => {
    const sent: string[] = [];
    const leave = leaveTogether(new HeldTime(), refuse);
    leave(answer(sent, 'first'), '{}');
    leave(answer(sent, 'second'), '[]');
    expect(sent).toEqual([]);
    await setImmediate();
    expect(sent).toEqual(['first: {}', 'second: []']);
  });

  it('leave at once when one of the turn has taken long', () => {
    const sent: string[] = [];
    const time = new HeldTime();
    const leave = leaveTogether(time, refuse);
    leave(answer(sent, 'quick'), '{}');
    time.pass(3);
    leave(answer(sent, 'slow'), '{}');
    expect(sent).toEqual(['quick: {}', 'slow: {}']);
  });

  it('leave though one of them cannot, whose connection is cut', async () => {
    const sent: string[] = [];
    const faults: unknown[] = [];
    const leave = leaveTogether(new HeldTime(), (fault) => faults.push(fault));
    const broken = answer(sent, 'broken', () => refuse('no way'));
    leave(broken, '{}');
    leave(answer(sent, 'other'), '{}');
    await setImmediate();
    expect(sent).toEqual(['other: {}']);
    expect(faults).toEqual(['no way']);
    expect(broken.destroyed).toBe(true);
  });

  it('come in the order of their requests on a connection that asks ahead', async () => {
    const own = await world();
    const { server, token, page } = own;
    const { port, hostname } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const request = (fields: string, more = '') =>
      `GET /${page.id}?fields=${fields}&access_token=${token} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
    socket.write(request('name') + request('id') + request('name', 'Connection: close\r\n'));
    let text = '';
    for await (const bytes of socket) text += bytes;
    const bodies = text
      .split('\r\n\r\n')
      .slice(1)
      .map((part) => part.split('HTTP/1.1')[0]);
    const [name, id] = [`{"name":"Corner Shop","id":"${page.id}"}`, `{"id":"${page.id}"}`];
    expect(bodies).toEqual([name, id, name]);
    await own.close();
  });
});
