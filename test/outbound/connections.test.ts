import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { get, outbound } from './support/outbound.ts';
import { receiver } from './support/receiver.ts';

describe('connections', () => {
  it('are kept for the next request', async () => {
    const way = outbound({ allowTo: ['loopback'] });
    const there = await receiver((_, response) => response.end());
    for (let i = 0; i < 5; i++) await way.send(get(`http://127.0.0.1:${there.port}/`));
    expect(there.connections()).toBe(1);
    way.close();
    await expect.poll(() => there.open()).toBe(0);
  });

  it('that were closed meanwhile are made anew, with the request sent again', async () => {
    const way = outbound({ allowTo: ['loopback'] });
    let asked = 0;
    // Each connection answers once, and is closed when it is asked again.
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
        socket.once('data', () => socket.resetAndDestroy());
      });
      socket.on('data', () => asked++);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    const url = `http://127.0.0.1:${port}/`;
    expect((await way.send(get(url))).status).toBe(200);
    expect((await way.send(get(url))).status).toBe(200);
    expect(asked).toBe(3);
    way.close();
  });

  it('that are closed here end what is under way, which is not sent again', async () => {
    const way = outbound({ allowTo: ['loopback'] });
    let asked = 0;
    // The second is under way for as long as nobody closes its connection.
    const there = await receiver((_, response) => void (++asked === 1 && response.end()));
    const url = `http://127.0.0.1:${there.port}/`;
    await way.send(get(url));
    const second = way.send(get(url));
    await expect.poll(() => asked).toBe(2);
    way.close();
    await expect(second).rejects.toMatchObject({ reason: 'cut' });
    expect(asked).toBe(2);
  });

  it('are so many to one origin at once, and those to others do not wait', async () => {
    const way = outbound({ allowTo: ['loopback'] });
    const answers: (() => void)[] = [];
    const slow = await receiver((_, response) => void answers.push(() => response.end('late')));
    const quick = await receiver((_, response) => response.end('soon'));
    const all = Array.from({ length: 40 }, () => way.send(get(`http://127.0.0.1:${slow.port}/`)));
    await expect.poll(() => answers.length).toBe(32);
    const { body } = await way.send(get(`http://127.0.0.1:${quick.port}/`));
    expect([body.toString(), answers.length, slow.connections()]).toEqual(['soon', 32, 32]);
    for (const answer of answers.splice(0)) answer();
    await expect.poll(() => answers.length).toBe(8);
    for (const answer of answers.splice(0)) answer();
    expect((await Promise.all(all)).every((each) => each.body.toString() === 'late')).toBe(true);
    expect(slow.connections()).toBe(32);
  });
});
