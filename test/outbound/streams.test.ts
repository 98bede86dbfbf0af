import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { OutboundError } from '../../src/base/outbound.ts';
import { HeldTime } from '../support/held-time.ts';
import { get, outbound } from './support/outbound.ts';
import { receiver } from './support/receiver.ts';

const way = outbound({ allowTo: ['loopback'] });
const at = ({ port }: { readonly port: number }) => `http://127.0.0.1:${port}/`;

/** What comes of reading to the end: the bytes, or why they do not come. */
async function read(body: AsyncIterable<Buffer>): Promise<number | string> {
  let bytes = 0;
  try {
    for await (const chunk of body) bytes += chunk.length;
    return bytes;
  } catch (error) {
    if (error instanceof OutboundError) return error.reason;
    throw error;
  }
}

/** Whether an answer is refused, and why. */
const refusal = (opening: Promise<unknown>): Promise<string> =>
  opening.then(
    () => 'answered',
    (error: unknown) => (error instanceof OutboundError ? error.reason : String(error)),
  );

describe('an answer that is read as it comes', () => {
  it('has its status and headers before its body, which has no end here', async () => {
    const there = await receiver((_, response) => {
      response.writeHead(203, { 'X-Said': 'yes' }).write('begun');
    });
    const { status, headers, body, leave } = await way.open(get(at(there)));
    expect([status, headers['x-said']]).toEqual([203, 'yes']);
    for await (const chunk of body) {
      expect(String(chunk)).toBe('begun');
      break;
    }
    leave();
    await expect.poll(() => there.open()).toBe(0);
  });

  it('comes no faster than it is read', async () => {
    const whole = 64 * 1024 * 1024;
    let written = 0;
    const there = await receiver((_, response) => {
      const more = (): void => {
        while (written < whole && response.write(Buffer.alloc(65_536))) written += 65_536;
        if (written >= whole) response.end();
      };
      response.on('drain', () => {
        written += 65_536;
        more();
      });
      more();
    });
    const { body, leave } = await way.open(get(at(there)));
    for await (const _ of body) {
      let before = -1;
      while (before !== written) {
        before = written;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      break;
    }
    leave();
    expect(written).toBeLessThan(whole / 2);
  });

  it('leaves its connection to the next, once it is read', async () => {
    const there = await receiver((_, response) => response.end('12345'));
    for (let i = 0; i < 3; i++) {
      expect(await read((await way.open(get(at(there)))).body)).toBe(5);
    }
    expect(there.connections()).toBe(1);
  });

  it.each([
    ['does not fit into memory', 10_000_000],
    ['is there', 10],
  ])(
    'that nobody reads is ended with its time, and gives its place back: it %s',
    async (_, size) => {
      const time = new HeldTime();
      const timed = outbound({ allowTo: ['loopback'], scheduler: time });
      const there = await receiver((__, response) => response.end(Buffer.alloc(size)));
      const all = await Promise.all(Array.from({ length: 16 }, () => timed.open(get(at(there)))));
      const next = timed.open(get(at(there), { timeout: 20_000 }));
      time.pass(5000);
      expect(await Promise.all(all.map(({ body }) => read(body)))).toEqual(
        Array(16).fill('timeout'),
      );
      expect(await read((await next).body)).toBe(size);
    },
  );

  it('is no answer where the connection ends in the middle', async () => {
    const there = await receiver((_, response) => {
      response.writeHead(200, { 'content-length': 10 });
      response.write('half', () => response.destroy());
    });
    const { body } = await way.open(get(at(there)));
    expect(await read(body)).toBe('cut');
  });

  it('is ended with the house', async () => {
    const closed = outbound({ allowTo: ['loopback'] });
    const there = await receiver((_, response) => void response.write('a'));
    const { body } = await closed.open(get(at(there)));
    const reading = read(body);
    closed.close();
    expect(await reading).toBe('cut');
    expect(await refusal(closed.open(get(at(there))))).toBe('cut');
  });
});

describe('many such answers', () => {
  /** A host that answers when it is told to. */
  async function slow() {
    const waiting: ServerResponse[] = [];
    const there = await receiver((_, response) => void waiting.push(response));
    return { ...there, waiting };
  }

  it('are 16 from one host, and hold up neither other hosts nor what is sent', async () => {
    const there = await slow();
    const quick = await receiver((_, response) => response.end('soon'));
    const closing = outbound({ allowTo: ['loopback'] });
    const all = Array.from({ length: 20 }, () => refusal(closing.open(get(at(there)))));
    await expect.poll(() => there.waiting.length).toBe(16);
    expect(await read((await closing.open(get(at(quick)))).body)).toBe(4);
    const sent = closing.send(get(at(there)));
    await expect.poll(() => there.waiting.length).toBe(17);
    there.waiting.at(-1)?.end('taken');
    expect(String((await sent).body)).toBe('taken');
    closing.close();
    expect(await Promise.all(all)).toEqual(Array(20).fill('cut'));
  });

  it('wait for a place no longer than for the answer', async () => {
    const time = new HeldTime();
    const timed = outbound({ allowTo: ['loopback'], scheduler: time });
    const there = await slow();
    const all = Array.from({ length: 16 }, async () =>
      read((await timed.open(get(at(there), { timeout: 60_000 }))).body),
    );
    await expect.poll(() => there.waiting.length).toBe(16);
    const late = refusal(timed.open(get(at(there))));
    time.pass(5000);
    expect(await late).toBe('timeout');
    for (const response of there.waiting) response.end();
    expect(await Promise.all(all)).toEqual(Array(16).fill(0));
    // The place of the one that gave up is nobody's.
    const next = timed.open(get(at(there)));
    await expect.poll(() => there.waiting.length).toBe(17);
    there.waiting.at(-1)?.end('x');
    expect(await read((await next).body)).toBe(1);
  });
});
