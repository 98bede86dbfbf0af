import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { BotServer } from '../../src/testing/bot-server.ts';
import { chromiumFor } from '../support/browser.ts';
import { openConsole, openWorld, type World } from './support/studio.ts';

const browser = await chromiumFor('test/console/why.test.ts');
afterAll(() => browser?.close());

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

// Of a world of its own: the demo as it is made has no app on its Page.
describe.skipIf(!browser)('the first words of a customer', () => {
  it('say that there is no app to tell, and why asks for its callback', async () => {
    const fresh = await openWorld();
    onTestFinished(() => fresh.close());
    await fresh.newcomer('Ida', 'is anybody there?');
    const { row, page, click } = await openConsole(browser, fresh);
    const act = row(/act, Ida · message, .*no app to tell/);
    await click(act.getByRole('button', { name: 'why' }));
    await page.getByLabel('Callback of the app').waitFor();
    await page.getByRole('button', { name: 'add a callback' }).waitFor();
  });

  it('are answered by a bot whose verify token was given', async () => {
    const fresh = await openWorld();
    onTestFinished(() => fresh.close());
    await fresh.newcomer('Ida', 'is anybody there?');
    const { row, page, click } = await openConsole(browser, fresh);
    const bot = await BotServer.start(async (request: Request) => {
      const asked = new URL(request.url).searchParams;
      const isKnown = asked.get('hub.verify_token') === 'mine';
      if (request.method === 'POST') return new Response('EVENT_RECEIVED');
      return new Response(asked.get('hub.challenge'), { status: isKnown ? 200 : 403 });
    });
    onTestFinished(() => bot.close());
    await click(row(/act, Ida/).getByRole('button', { name: 'why' }));
    await page.getByLabel('Callback of the app').fill(bot.url);
    await page.getByLabel('Verify token that it knows').fill('mine');
    await click(page.getByRole('button', { name: 'add a callback' }));
    await row(/webhook, message, Clover Bot, 200 · replay/).waitFor();
  });
});

/** The Page gives the bot its messages, and the bot has asked for nothing but what was read. */
const readsAlone = async () => {
  await world.subscribe('messages', 'message_reads');
  await world.askFor('message_reads');
};

describe.skipIf(!browser)('why nothing came', () => {
  it('is seen and mended by two clicks: the gate that was closed, and the event once more', async () => {
    await readsAlone();
    await world.newcomer('Ana', 'did that come?');
    const { row, click, clicks, page } = await openConsole(browser, world);
    const missed = row(/not sent, message, Clover Bot, app field closed/);
    await click(missed.getByRole('button', { name: 'why' }));
    await expect.poll(() => page.url()).toContain('tab=why');
    await click(page.getByRole('button', { name: 'subscribe messages' }));
    await page.getByText('the same event was offered once more').waitFor();
    expect(clicks()).toBe(2);
    await expect.poll(() => world.took.at(-1)).toContain('did that come?');
    // What it was kept from first is sent once more like any other.
    const sent = row(/webhook, message, Clover Bot, 200 · replay/);
    await sent.click();
    await page.keyboard.press('r');
    await page.getByText('1 was taken').waitFor();
  });

  it('is mended by one button where the Page does not give the field either', async () => {
    await world.subscribe('message_reads');
    await world.newcomer('Cleo', 'and this?');
    const { row, click, page } = await openConsole(browser, world);
    const missed = row(/not sent, message, Clover Bot, app field closed/);
    await click(missed.getByRole('button', { name: 'why' }));
    await click(page.getByRole('button', { name: 'give the app messages' }));
    await page.getByText('the same event was offered once more').waitFor();
    await expect.poll(() => world.took.at(-1)).toContain('and this?');
  });

  it('is seen and mended by keys alone', async () => {
    await readsAlone();
    await world.newcomer('Bea', 'nor that?');
    const { row, page } = await openConsole(browser, world, { path: 'studio?q=kind:not_sent' });
    await row(/not sent, message, Clover Bot, app field closed/).waitFor();
    const focusHas = (script: string) =>
      page.evaluate<boolean>(`!!document.activeElement?.${script}`);
    while (!(await focusHas('matches("[role=row]")'))) await page.keyboard.press('F6');
    await page.keyboard.press('w');
    await page.getByRole('button', { name: 'subscribe messages' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => focusHas('matches("[data-pane=work]")')).toBe(true);
    while (!(await focusHas('textContent.startsWith("subscribe messages")'))) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByText('the same event was offered once more').waitFor();
    // The button is gone; what it came to has the focus.
    await expect.poll(() => focusHas('matches("[role=status]")')).toBe(true);
    await expect.poll(() => world.took.at(-1)).toContain('nor that?');
  });

  it('shows every gate in its order, those that were not reached too', async () => {
    const { data } = await world.control.listTimeline({ filter: 'kind:not_sent', limit: 1 });
    const { page } = await openConsole(browser, world, {
      path: `studio?tab=why&sel=${data[0]?.seq}`,
    });
    const gates = page.getByRole('list', { name: 'Gates, in the order in which they are asked' });
    await gates.first().waitFor();
    const said = () => gates.first().getByRole('listitem').allTextContents();
    await expect
      .poll(async () => (await said()).map((each) => each.replace(/(open|closed|not).*$/, '')))
      .toEqual([
        ...['callback', 'app field', 'installed', 'page field'],
        ...['mode', 'access', 'owner', 'disabled'],
      ]);
    const words = await said();
    expect(words.filter((each) => each.includes('not reached')).length).toBeGreaterThan(4);
  });
});

describe.skipIf(!browser)('a webhook', () => {
  it('is under what a customer wrote in the telephone: no click', async () => {
    await world.subscribe('messages');
    const { row, page } = await openConsole(browser, world);
    const composer = page.getByRole('region', { name: 'Customer' }).getByRole('textbox').last();
    await composer.fill('written in the telephone');
    await composer.press('Enter');
    await row(/act, .*written in the telephone/).waitFor();
    await expect.poll(() => world.took.join()).toContain('written in the telephone');
    // It is the last row of that kind: those of other examples stand before the act.
    const order = async () => {
      const rows = await page.getByRole('row').allTextContents();
      const act = rows.findLastIndex((words) => words.includes('written in the telephone'));
      return rows.slice(act).some((words) => /webhook.*Clover Bot.*200/.test(words));
    };
    await expect.poll(order).toBe(true);
  });
});
