import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { MessengerClient } from 'messaging-api-messenger';
import Bot from 'messenger-bot';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { ChaosOptions } from '../../src/testing/index.ts';
import { raw, type Shop, sent, shop } from '../faults/shop.ts';

/** A bot: what it heard, in order, and how it sends. */
interface Receiver {
  /** Texts; echoes as `echo: …`; `forged` for what it found to be signed by somebody else. */
  readonly heard: string[];
  /** Sends a text, and notes `answered` when that was answered. */
  send(text: string): Promise<void>;
}

let at: Shop;
beforeEach(async () => {
  at = await shop();
});
afterEach(() => at.graph.close());

const FIELDS = ['messages', 'message_echoes'];

/** What a webhook tells, in a word. */
const wordOf = (body: string): string => {
  const { text, is_echo } = JSON.parse(body).entry[0].messaging[0].message;
  return is_echo ? `echo: ${text}` : text;
};

const isSigned = (body: string, header: string | undefined): boolean => {
  const right = `sha256=${createHmac('sha256', at.app.secret).update(body).digest('hex')}`;
  return (
    header?.length === right.length && timingSafeEqual(Buffer.from(header), Buffer.from(right))
  );
};

async function messengerBot(): Promise<Receiver> {
  const { PAGE_ACCESS_TOKEN: token, VERIFY_TOKEN: verify, APP_SECRET, GRAPH_URL } = at.app.env();
  const graph_url = `${GRAPH_URL}/v26.0/`;
  const bot = new Bot({ token, verify, app_secret: APP_SECRET, graph_url });
  const heard: string[] = [];
  bot.on('message', ({ message }) => void heard.push(message.text));
  bot.on('echo', ({ message }) => void heard.push(`echo: ${message.text}`));
  bot.on('error', () => void heard.push('forged'));
  await at.app.receives(bot.middleware(), { fields: FIELDS });
  return {
    heard,
    async send(text) {
      await bot.sendMessage(at.maya.id, { text });
      heard.push('answered');
    },
  };
}

/** node's own server with a check of the newer signature, and messaging-api-messenger to send. */
async function messagingApi(): Promise<Receiver> {
  const heard: string[] = [];
  const server = createServer(async (req, res) => {
    const { searchParams } = new URL(req.url ?? '', 'http://bot');
    if (req.method === 'GET') return res.end(searchParams.get('hub.challenge'));
    let body = '';
    for await (const chunk of req.setEncoding('utf8')) body += chunk;
    const signed = isSigned(body, req.headers['x-hub-signature-256'] as string | undefined);
    heard.push(signed ? wordOf(body) : 'forged');
    res.writeHead(signed ? 200 : 403).end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  await at.app.receives(`http://127.0.0.1:${port}/`, { fields: FIELDS });
  const client = new MessengerClient({
    ...{ accessToken: at.token, origin: at.graph.url, version: '26.0', skipAppSecretProof: true },
  });
  return {
    heard,
    async send(text) {
      await client.sendText(at.maya.id, text);
      heard.push('answered');
    },
  };
}

/** Bytes in, bytes out. */
async function rawSocket(): Promise<Receiver> {
  const heard: string[] = [];
  const server = createSocketServer((socket) => {
    let bytes = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      bytes += chunk;
      const [head = '', body] = bytes.split('\r\n\r\n');
      const [, length = '0'] = /^content-length: (\d+)/im.exec(head) ?? [];
      if (body === undefined || Buffer.byteLength(body) < Number(length)) return;
      bytes = '';
      const [, challenge] = /hub\.challenge=(\d+)/.exec(head) ?? [];
      const [, signature] = /^x-hub-signature-256: (\S+)/im.exec(head) ?? [];
      const signed = challenge !== undefined || isSigned(body, signature);
      if (challenge === undefined) heard.push(signed ? wordOf(body) : 'forged');
      const answer = challenge ?? '';
      const status = signed ? '200 OK' : '403 Forbidden';
      socket.write(`HTTP/1.1 ${status}\r\nContent-Length: ${answer.length}\r\n\r\n${answer}`);
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  await at.app.receives(`http://127.0.0.1:${port}/`, { fields: FIELDS });
  return {
    heard,
    async send() {
      await raw(at);
      heard.push('answered');
    },
  };
}

interface Kind {
  readonly chaos: ChaosOptions;
  /** What a bot hears of `One`, `Two` and `Three`. */
  readonly heard: readonly string[];
  /** What messenger-bot does, where that is otherwise. */
  readonly messengerBot?: readonly string[];
  /** How far the clock has to go for it. */
  readonly by?: string;
}

const KINDS: readonly Kind[] = [
  { chaos: { duplicate: true, nth: 2 }, heard: ['One', 'Two', 'Two', 'Three'] },
  { chaos: { reorder: true, times: 1 }, heard: ['Two', 'One', 'Three'] },
  { chaos: { drop: true, times: 1 }, heard: ['One', 'Two', 'Three'] },
  {
    chaos: { delay: 600_000, byClock: true, times: 1 },
    heard: ['One', 'Two', 'Three'],
    by: '10m',
  },
  { chaos: { delay: 20, times: 1 }, heard: ['One', 'Two', 'Three'] },
  {
    chaos: { wrongSignature: true, times: 1 },
    heard: ['forged', 'One', 'Two', 'Three'],
    // It answers 200 to what it does not believe: so One is never sent again.
    messengerBot: ['forged', 'Two', 'Three'],
  },
  { chaos: { lose: true, nth: 2 }, heard: ['One', 'Three'] },
];

const RECEIVERS = {
  'messenger-bot': messengerBot,
  'messaging-api-messenger': messagingApi,
  'a raw socket': rawSocket,
};

describe.each(Object.entries(RECEIVERS))('%s', (name, receiver) => {
  it.each(KINDS.map((kind) => [kind.chaos, kind] as const))('hears %j', async (chaos, kind) => {
    const { heard } = await receiver();
    await at.graph.chaos({ ...chaos, on: 'messages' });
    for (const text of ['One', 'Two', 'Three']) await at.maya.says(text);
    await at.graph.clock.advance(kind.by ?? '1s');
    await at.graph.control.awaitQuiet({ for: 0 });
    const own = name === 'messenger-bot' ? kind.messengerBot : undefined;
    expect(heard).toEqual(own ?? kind.heard);
  });

  it('hears the echo before its send is answered', async () => {
    const bot = await receiver();
    await at.graph.chaos({ echoFirst: true, times: 1 });
    await bot.send('raw');
    await at.graph.control.awaitQuiet({ for: 0 });
    expect(bot.heard).toEqual(['echo: raw', 'answered']);
    expect(await sent(at)).toEqual(['raw']);
  });
});
