import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { type DemoFacts, demoFacts } from '../../src/demo/facts.ts';
import { openDemo } from '../../src/demo/open.ts';
import { start, type TestServer } from '../../src/testing/start.ts';

/** What is asked of the control plane, as the console asks it. */
type Ask = (method: string, path: string, body?: object) => Promise<Record<string, unknown>>;

const askerOf =
  ({ url, controlKey }: TestServer): Ask =>
  async (method, path, body) => {
    const headers = { authorization: `Bearer ${controlKey}`, 'content-type': 'application/json' };
    const given = body && { body: JSON.stringify(body) };
    const answer = await fetch(`${url}/_convograph/v1${path}`, { method, headers, ...given });
    const said = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(said)}`);
    return said;
  };

const HEADERS = { 'content-type': 'application/json' };

/** What the bot is told of. */
interface Told {
  readonly entry: readonly {
    readonly messaging?: readonly {
      readonly sender: { readonly id: string };
      readonly message?: { readonly text?: string };
    }[];
  }[];
}

const ANSWERS: readonly object[] = [
  { text: 'It is! Three came out of the kiln this morning.' },
  { text: 'We do, in a box of wood wool: £6, two days.' },
  {
    text: 'Done: one is yours until Saturday.',
    quick_replies: ['When are you open?', 'Thanks!'].map((title) => ({
      ...{ content_type: 'text', title, payload: title },
    })),
  },
];

/** A bot that answers whoever writes. */
async function botFor(server: TestServer, { pageToken }: DemoFacts) {
  const left = [...ANSWERS];
  const bot = createServer((req, res) => {
    const challenge = new URL(req.url ?? '/', 'http://bot').searchParams.get('hub.challenge');
    if (challenge !== null) {
      res.end(challenge);
      return;
    }
    void json(req).then(async (told) => {
      res.end();
      for (const { sender, message } of (told as Told).entry.flatMap(
        ({ messaging = [] }) => messaging,
      )) {
        const answer = message?.text === undefined ? undefined : left.shift();
        if (!answer) continue;
        const headers = { ...HEADERS, authorization: `Bearer ${pageToken}` };
        const body = JSON.stringify({ recipient: sender, message: answer });
        await fetch(`${server.url}/v26.0/me/messages`, { method: 'POST', headers, body });
      }
    });
  });
  await new Promise<void>((listening) => bot.listen(0, '127.0.0.1', listening));
  return { bot, url: `http://127.0.0.1:${(bot.address() as AddressInfo).port}` };
}

/** A customer who asks, a bot that answers, and a heart that the bot is not told of. */
async function talk(server: TestServer, { appId, pageId, sendPsid }: DemoFacts, callback: string) {
  const ask = askerOf(server);
  const act = async (name: string, given: object, ms: number) => {
    server.clock.advance(ms);
    await ask('POST', `/pages/${pageId}/acts/${name}`, { as: sendPsid, ...given });
    // What follows an act is over when nothing is on its way any more.
    await ask('POST', '/quiet');
  };
  await ask('POST', `/apps/${appId}/subscriptions`, {
    ...{ object: 'page', callback_url: callback, verify: true, page: pageId },
    fields: ['messages', 'messaging_postbacks'],
  });
  await act('say', { text: 'Is the blue mug back?' }, 61_000);
  await act('say', { text: 'Do you ship to Leeds?' }, 14_750);
  await act('say', { text: 'Could you keep one for me?' }, 23_400);
  await act('react', { reaction: 'love' }, 8_150);
}

/** What is to be seen, and the rows that something hangs on. */
export interface Seen {
  /** The console's address with its key. */
  readonly link: string;
  readonly facts: DemoFacts;
  /** The row of what was not sent. */
  readonly notSent: number;
  /** The row of a webhook that was taken. */
  readonly webhook: number;
  close(): Promise<void>;
}

/** The demo after a customer talked with its bot. */
export async function openWorld(): Promise<Seen> {
  const server = await start({ console: true, journal: 'bodies', receipts: true });
  await openDemo(server);
  const facts = (await demoFacts(server.store, server.vault)) as DemoFacts;
  const { bot, url } = await botFor(server, facts);
  await talk(server, facts, url);
  const newest = async (filter: string) => {
    const { data } = await askerOf(server)('GET', `/timeline?filter=${encodeURIComponent(filter)}`);
    return (data as { seq: number }[]).at(-1)?.seq ?? 0;
  };
  return {
    ...{ link: server.consoleLink ?? '', facts },
    notSent: await newest('kind:not_sent'),
    webhook: await newest('kind:webhook'),
    async close() {
      bot.closeAllConnections();
      bot.close();
      await server.close();
    },
  };
}
