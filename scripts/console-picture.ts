/*
 * Makes the picture of the studio of its page, as README shows it: `node scripts/console-picture.ts`,
 * where the page looks otherwise than there.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { json } from 'node:stream/consumers';
import { type DemoFacts, demoFacts } from '../src/demo/facts.ts';
import { openDemo } from '../src/demo/open.ts';
import { start, type TestServer } from '../src/testing/start.ts';
import { openBrowser } from './browser.ts';
import { make } from './make.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FILE = join(ROOT, 'docs', 'images', 'console.png');
/** Until pictures and panes are in their places, in ms. */
const SETTLED = 1_500;
const SIZE = { width: 1440, height: 810 };

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

/**
 * A customer who asks, a bot that answers, and a heart that the bot is not told of.
 * @returns the number of the row that says so
 */
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
  const { data } = await ask('GET', '/timeline?filter=kind:not_sent');
  return (data as { seq: number }[]).at(-1)?.seq;
}

async function picture(): Promise<Buffer> {
  const server = await start({ console: true, journal: 'bodies', receipts: true });
  const { browser, close } = await openBrowser();
  await openDemo(server);
  const facts = (await demoFacts(server.store, server.vault)) as DemoFacts;
  const { bot, url } = await botFor(server, facts);
  try {
    const seq = await talk(server, facts, url);
    const page = await browser.newPage({ viewport: SIZE, reducedMotion: 'reduce' });
    await page.goto(server.consoleLink ?? '');
    await page.getByRole('grid').waitFor();
    const selected = new URL(page.url());
    selected.search = new URLSearchParams({ sel: String(seq), tab: 'why' }).toString();
    await page.goto(selected.href);
    await page.getByRole('row', { selected: true }).waitFor();
    await page.evaluate('document.fonts.ready');
    await page.waitForTimeout(SETTLED);
    return await page.screenshot();
  } finally {
    await close();
    bot.closeAllConnections();
    bot.close();
    await server.close();
  }
}

await make(import.meta.url, async () => {
  mkdirSync(join(FILE, '..'), { recursive: true });
  writeFileSync(FILE, await picture());
  return [FILE];
});
