import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BotServer } from '../../src/testing/bot-server.ts';
import { chromiumFor } from '../support/browser.ts';
import { BUSINESS, openConsole, openWorld, type World } from './support/studio.ts';

const browser = await chromiumFor('test/console/webhooks.test.ts');
afterAll(() => browser?.close());

const TOKEN = 'let-me-in';
const { page: PAGE, bot: APP } = BUSINESS;

let world: World;
let bot: BotServer;
let status = 200;
const took: string[] = [];

beforeAll(async () => {
  world = await openWorld();
  bot = await BotServer.start(async (request: Request) => {
    const challenge = new URL(request.url).searchParams.get('hub.challenge');
    if (challenge !== null) return new Response(challenge);
    took.push(await request.text());
    return new Response('EVENT_RECEIVED', { status });
  });
});
afterEach(() => {
  status = 200;
});
afterAll(async () => {
  await world?.close();
  await bot?.close();
});

/** Has the app subscribed to fields, and the Page give them. */
const subscribe = (...fields: string[]) =>
  world.control.subscribeApp({
    ...{ app: APP, page: PAGE, fields, callback_url: bot.url, verify_token: TOKEN },
  });

const fieldsOf = async () => {
  const { data } = await world.control.listSubscriptions({ app: APP });
  const given = await world.control.listInstalledApps({ page: PAGE });
  return {
    app: data.find(({ object }) => object === 'page')?.fields,
    page: given.data.find(({ account }) => account === 'page')?.fields,
  };
};

const part = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

describe.skipIf(!browser)('an app that is subscribed to nothing', () => {
  it('has a callback by one press, and the same as a command stands beside it', async () => {
    await world.control.unsubscribeApp({ app: APP });
    await world.control.unsubscribeApp({ app: APP, page: PAGE });
    const { page, click, clicks } = await openConsole(browser, world, { path: 'webhooks' });
    await page.getByRole('textbox', { name: 'Callback address' }).fill(bot.url);
    const command = `--callback ${bot.url} --unverified --fields messages,`;
    await page.getByRole('main').locator('code', { hasText: command }).waitFor();
    await click(page.getByRole('button', { name: 'Add a callback' }));
    await part(page, 'Fields').waitFor();
    expect(clicks()).toBe(1);
    const { app, page: given } = await fieldsOf();
    expect([app, given?.toSorted()]).toEqual([
      ['messages', 'message_reactions', 'messaging_postbacks'],
      ['message_reactions', 'messages', 'messaging_postbacks'],
    ]);
  });
});

describe.skipIf(!browser)('the fields', () => {
  it('are ticked at two gates, and sent where both are open', async () => {
    await subscribe('messages');
    const { page } = await openConsole(browser, world, { path: 'webhooks' });
    const fields = part(page, 'Fields');
    const row = fields.getByRole('row', { name: /^message_reads/ });
    const box = (name: string) => fields.getByRole('checkbox', { name, exact: true });
    await box('message_reads: the app is subscribed').check();
    expect(await row.textContent()).toContain('not sent');
    await box(`message_reads: ${PAGE} gives it`).check();
    await row.getByText('sent', { exact: true }).first().waitFor();
    const both = ['messages', 'message_reads'];
    await expect.poll(fieldsOf).toEqual({ app: both, page: both });
    await box('messages: the app is subscribed').uncheck();
    await expect.poll(fieldsOf).toEqual({ app: ['message_reads'], page: both });
  });

  it('are found by writing, and ticked by arrows and the space bar alone', async () => {
    await subscribe('messages');
    const { page } = await openConsole(browser, world, { path: 'webhooks' });
    const fields = part(page, 'Fields');
    await fields.getByRole('searchbox', { name: 'Find a field' }).focus();
    await page.keyboard.type('reactions');
    await expect.poll(() => fields.getByRole('checkbox').count()).toBe(2);
    for (const key of ['Tab', 'Tab', 'ArrowRight', 'Space', 'ArrowLeft', 'Space']) {
      await page.keyboard.press(key);
    }
    const both = ['messages', 'message_reactions'];
    await expect.poll(fieldsOf).toEqual({ app: both, page: both });
  });

  it('of an Instagram account have words of their own', async () => {
    await world.control.subscribeApp({
      ...{ app: APP, object: 'instagram', fields: ['messages'], callback_url: bot.url },
    });
    const { page } = await openConsole(browser, world, { path: 'webhooks?platform=INSTAGRAM' });
    const fields = part(page, 'Fields');
    await fields.getByRole('checkbox', { name: 'messaging_seen: the app is subscribed' }).check();
    const { data } = await world.control.listSubscriptions({ app: APP });
    await expect
      .poll(async () => (await world.control.listSubscriptions({ app: APP })).data[0]?.fields)
      .toEqual(['messages', 'messaging_seen']);
    expect(data[0]?.object).toBe('instagram');
    await expect
      .poll(() => fields.getByRole('checkbox', { name: /^message_reads/ }).count())
      .toBe(0);
  });
});

describe.skipIf(!browser)('the callback', () => {
  it('shows its token on a press alone, and what it answers a handshake', async () => {
    await subscribe('messages');
    const { page } = await openConsole(browser, world, { path: 'webhooks' });
    const callback = part(page, 'Callback');
    await callback.getByRole('button', { name: 'Handshake now' }).click();
    const told = callback.getByRole('region', { name: 'The handshake' });
    await told.getByText('The callback gave the challenge back.').waitFor();
    await expect.poll(() => told.textContent()).toMatch(/hub\.verify_token=….*200/s);
    expect(await page.content()).not.toContain(TOKEN);
    await callback.getByRole('button', { name: 'Reveal' }).click();
    await callback.getByText(TOKEN, { exact: true }).waitFor();
    await callback.getByRole('button', { name: 'Hide' }).click();
    await callback.getByRole('button', { name: 'Reveal' }).waitFor();
    await expect.poll(() => page.content()).not.toContain(TOKEN);
  });

  it('takes a test as events have it, as Meta’s button, and what somebody makes of it', async () => {
    await subscribe('messages');
    took.length = 0;
    const { page } = await openConsole(browser, world, { path: 'webhooks' });
    const test = part(page, 'Send a test');
    await test.getByRole('button', { name: 'As events have it' }).click();
    await test.getByText('Taken').waitFor();
    await test.getByRole('button', { name: 'As Meta’s Test button' }).click();
    await expect.poll(() => took.length).toBe(2);
    expect(took[0]).toContain('"messaging":[{"sender"');
    expect(took[1]).toContain('"sender":{"id":"12334"}');
    await test.getByText('"test_message_id"').waitFor();
    await test.getByRole('button', { name: 'Edit and send again' }).click();
    const raw = part(page, 'Any JSON');
    const editor = raw.getByRole('textbox', { name: 'Body of the webhook' });
    await editor.getByText('"test_message_id"').waitFor();
    await editor.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('{"mine": true');
    await raw.getByText(/JSON/).last().waitFor();
    const send = raw.getByRole('button', { name: 'Send signed' });
    await expect.poll(() => send.isDisabled()).toBe(true);
    await page.keyboard.type('}');
    status = 503;
    await send.click();
    await raw.getByText('Not taken').waitFor();
    expect(took[2]).toBe('{"mine": true}');
  });
});

describe.skipIf(!browser)('how it stands', () => {
  it('is told of each Page: failing, given up, and enabled again by one press', async () => {
    await subscribe('messages');
    status = 500;
    await world.newcomer('Perpetua Quill', 'is anybody there?');
    const { page } = await openConsole(browser, world, { path: 'webhooks' });
    const pages = part(page, 'Pages');
    await pages.getByText(/^failing since/).waitFor();
    await world.control.advanceClock({ seconds: 25 * 3_600 });
    await pages.getByText(/^given up on/).waitFor();
    status = 200;
    await pages.getByRole('button', { name: `Enable ${PAGE} again` }).click();
    await pages.getByText('active', { exact: true }).waitFor();
    await world.control.resetClock({});
  });

  it('lists the last deliveries, each with the way to its row', async () => {
    await subscribe('messages');
    await world.newcomer('Odile Marchetti', 'the last one');
    const { page } = await openConsole(browser, world, { path: 'webhooks' });
    await part(page, 'Last deliveries')
      .getByRole('link', { name: /^message at/ })
      .first()
      .click();
    await page.getByRole('row', { name: /webhook, message/, selected: true }).waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('sel')).toMatch(/^\d+$/);
  });
});
