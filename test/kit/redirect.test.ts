import https from 'node:https';
import tls from 'node:tls';
import Bot from 'messenger-bot';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  type Convograph,
  startConvograph,
  type TestApp,
  type TestCustomer,
} from '../../src/testing/index.ts';

const OWN = tls.connect;
let graph: Convograph;
let app: TestApp;
let maya: TestCustomer;
beforeEach(async () => {
  graph = await startConvograph();
  const page = await graph.page({ name: 'Kiln & Clover' });
  app = await graph.app({ page });
  maya = await graph.customer({ page, name: 'Maya Okafor' });
});
afterEach(async () => {
  vi.useRealTimers();
  await graph.close();
  expect(tls.connect).toBe(OWN);
});

/** Who the Page is, asked where every Page is. */
const me = () => `https://graph.facebook.com/v26.0/me?access_token=${app.env().PAGE_ACCESS_TOKEN}`;
const read = async (): Promise<string> =>
  ((await (await fetch(me())).json()) as { name: string }).name;

it('brings a bot here that is told of no address', async () => {
  await graph.redirect();
  const { PAGE_ACCESS_TOKEN: token, VERIFY_TOKEN: verify, APP_SECRET: app_secret } = app.env();
  const bot = new Bot({ token, verify, app_secret });
  bot.on('message', async ({ sender, message }, reply) => {
    const { first_name } = await bot.getProfile(sender.id);
    reply({ text: `${first_name}: ${message.text}` }, () => undefined);
  });
  await app.receives(bot.middleware());
  await maya.says('hello');
  expect(await graph.replies(maya)).toMatchObject([{ text: 'Maya: hello' }]);
});

it('stands still as little as the rest of the kit under fake timers', async () => {
  await graph.redirect();
  vi.useFakeTimers();
  expect(await read()).toBe('Kiln & Clover');
  const status = await new Promise((resolve, reject) => {
    https.get(me(), (answer) => resolve(answer.resume().statusCode)).on('error', reject);
  });
  expect(status).toBe(200);
});

it('ends with the block that it was begun in', async () => {
  {
    using _ = await graph.redirect();
    expect(tls.connect).not.toBe(OWN);
    expect(await read()).toBe('Kiln & Clover');
  }
  expect(tls.connect).toBe(OWN);
});

it('is the newest one’s among several, and leads to none that was closed', async () => {
  await graph.redirect();
  expect(await read()).toBe('Kiln & Clover');
  await using other = await startConvograph({ seed: 'other' });
  const undo = await other.redirect();
  expect(await read()).toBeUndefined();
  undo();
  expect(await read()).toBe('Kiln & Clover');
  await other.redirect();
  await other.close();
  expect(await read()).toBe('Kiln & Clover');
});
