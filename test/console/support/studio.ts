import type { Browser, Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { openDemo } from '../../../src/demo/open.ts';
import { BotServer } from '../../../src/testing/bot-server.ts';
import { type ControlClient, controlClient } from '../../../src/testing/control/client.ts';
import { start, type TestServer } from '../../../src/testing/start.ts';
import { wrongWith } from './axe.ts';
import { PATIENCE } from './window.ts';

/** The demo's business, its bot and the people who write to it. */
export const BUSINESS = {
  page: 'Kiln & Clover',
  bot: 'Clover Bot',
  person: 'Theo Lindqvist',
} as const;

/** The demo, served with its console and all that it sees, and a bot that takes its webhooks. */
export interface World {
  readonly server: TestServer;
  readonly control: ControlClient;
  /** What the bot answers webhooks with from now on. */
  answer(status: number): void;
  /** Bodies of the webhooks that the bot took. */
  readonly took: readonly string[];
  /** Somebody who never wrote before writes, and all that is to be told of it was sent. */
  newcomer(name: string, text: string): Promise<void>;
  /** Has the bot subscribed to fields of the Page. */
  subscribe(...fields: string[]): Promise<void>;
  /** Has it subscribed to these alone; what the Page gives it stays. */
  askFor(...fields: string[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens a world for the examples of one file. */
export async function openWorld(): Promise<World> {
  const server = await start({ console: true, journal: 'bodies' });
  await openDemo(server);
  let status = 200;
  const took: string[] = [];
  const bot = await BotServer.start(async (request: Request) => {
    const challenge = new URL(request.url).searchParams.get('hub.challenge');
    if (challenge !== null) return new Response(challenge);
    if (status === 200) took.push(await request.text());
    return new Response('EVENT_RECEIVED', { status });
  });
  const control = controlClient(server.url, server.controlKey);
  return {
    ...{ server, control, took },
    answer: (next) => {
      status = next;
    },
    async newcomer(name, text) {
      await control.createPerson({ page: BUSINESS.page, name });
      await control.say({ page: BUSINESS.page, as: name, text });
      await server.settled();
    },
    async subscribe(...fields) {
      const where = { app: BUSINESS.bot, page: BUSINESS.page, fields };
      await control.subscribeApp({ ...where, callback_url: bot.url });
    },
    async askFor(...fields) {
      await control.subscribeApp({ app: BUSINESS.bot, fields, callback_url: bot.url });
    },
    async close() {
      await server.close();
      await bot.close();
    },
  };
}

/** How the console is looked at. */
interface Looks {
  /** Behind the console's address, without the key. */
  readonly path?: string;
  readonly width?: number;
  readonly height?: number;
  /** What Chromium may complain of here. */
  readonly may?: RegExp;
}

/** A page of the console, as somebody has it before them. */
export interface Studio {
  readonly page: Page;
  /** The last row of the timeline whose sentence has these words. */
  row(words: RegExp): Locator;
  /** Clicks, and counts it. */
  click(what: Locator): Promise<void>;
  readonly clicks: () => number;
  /** What axe finds wrong: by all of its rules, or by some. */
  wrong(rules?: readonly string[]): Promise<string[]>;
}

/** Opens the console. A test in which Chromium complains of anything fails. */
export async function openConsole(
  browser: Browser | undefined,
  { server }: World,
  { path = 'studio', width = 1440, height = 900, may }: Looks = {},
): Promise<Studio> {
  if (!browser) throw new Error('There is no browser.');
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => void complaints.push(error.message));
  onTestFinished(async () => {
    await context.close();
    expect(complaints.filter((each) => !may?.test(each))).toEqual([]);
  });
  const [address = '', key] = server.consoleLink?.split('#') ?? [];
  await page.goto(`${address}${path}#${key}`);
  await page.locator('[data-state=live]').waitFor({ state: 'attached' });
  let clicks = 0;
  return {
    page,
    row: (words) => page.getByRole('row', { name: words }).last(),
    async click(what) {
      clicks++;
      await what.click();
    },
    clicks: () => clicks,
    wrong: (rules) => wrongWith(page, rules ? { rules } : {}),
  };
}
