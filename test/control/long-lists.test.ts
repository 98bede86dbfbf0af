import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { sendAnswer } from '../../src/server/control/send-answer.ts';

/** A server whose every answer is a list, and what ends with the list. */
async function listing(list: () => AsyncGenerator<readonly object[], void>) {
  let ended: () => void = () => undefined;
  const end = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const server = createServer((req, res) => {
    void sendAnswer(req, res, { status: 200, body: { data: list() }, headers: {} }).then(ended);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const ask = async (method = 'GET'): Promise<IncomingMessage> => {
    const asked = get({ host: '127.0.0.1', port, method, agent: false });
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    return response;
  };
  return { ask, end };
}

const entries = (count: number) => Array.from({ length: count }, (_, i) => ({ id: String(i) }));

async function textOf(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of response.setEncoding('latin1')) text += chunk;
  return text;
}

it('a list without an end is sent while it is made, and given up when its client goes', async () => {
  let isGivenUp = false;
  const { ask, end } = await listing(async function* () {
    try {
      for (;;) yield entries(500);
    } finally {
      isGivenUp = true;
    }
  });
  const response = await ask();
  let bytes = 0;
  for await (const chunk of response) {
    bytes += (chunk as Buffer).length;
    if (bytes > 4_000_000) break;
  }
  response.destroy();
  await end;
  expect(isGivenUp).toBe(true);
});

it('a list is the same text however many strides it comes in, its length told where it is short', async () => {
  const all = entries(100_000);
  for (const [count, stride] of [
    [0, 500],
    [1, 500],
    [1_200, 500],
    [100_000, 500],
    [100_000, 33_333],
  ] as const) {
    const { ask } = await listing(async function* () {
      for (let from = 0; from < count; from += stride) {
        yield all.slice(from, Math.min(from + stride, count));
      }
    });
    const response = await ask();
    const text = await textOf(response);
    expect(text).toBe(JSON.stringify({ data: all.slice(0, count) }));
    const length = response.headers['content-length'];
    expect(length).toBe(count < 2_000 ? String(text.length) : undefined);
  }
});

it('of a long list HEAD is the head alone', async () => {
  let strides = 0;
  const { ask, end } = await listing(async function* () {
    for (; strides < 1_000; strides++) yield entries(500);
  });
  const response = await ask('HEAD');
  expect(await textOf(response)).toBe('');
  await end;
  expect(strides).toBeLessThan(1_000);
});
