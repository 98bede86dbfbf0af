import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { chromiumFor } from '../support/browser.ts';
import { BUSINESS, openConsole, openWorld, type World } from './support/studio.ts';

const browser = await chromiumFor('test/console/timeline.test.ts');
afterAll(() => browser?.close());

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.subscribe('messages');
});
afterAll(() => world?.close());
beforeEach(() => world.answer(200));

const say = (text: string) => world.control.say({ page: BUSINESS.page, as: BUSINESS.person, text });

describe.skipIf(!browser)('the timeline', () => {
  it('shows what a customer says, and the webhook under it with what the bot answered', async () => {
    const { row, page } = await openConsole(browser, world);
    await say('Is the blue vase still there?');
    await row(/act, .*Is the blue vase still there\?/).waitFor();
    const under = async () => {
      const rows = await page.getByRole('row').allTextContents();
      const act = rows.findLastIndex((words) => words.includes('blue vase'));
      return rows.slice(act).some((words) => /webhook.*Clover Bot.*200/.test(words));
    };
    await expect.poll(under).toBe(true);
  });

  it('shows that something was not sent, as a row that says which gate was closed', async () => {
    await world.control.createApp({ name: 'CRM' });
    await world.control.subscribeApp({
      ...{ app: 'CRM', page: BUSINESS.page, fields: ['message_reads'] },
      ...{ callback_url: 'http://127.0.0.1:9/crm', verify: false },
    });
    const { row } = await openConsole(browser, world);
    await say('for the bot alone');
    await row(/not sent, message, CRM, app field closed/).waitFor();
  });

  it('has the rows of a query, which is the address, and takes its words away again', async () => {
    await say('something else');
    const { page, row } = await openConsole(browser, world);
    await page.getByRole('button', { name: 'Webhooks', exact: true }).click();
    await expect.poll(() => page.url()).toContain('q=kind%3Awebhook');
    await expect.poll(() => page.getByRole('row', { name: /, act,/ }).count()).toBe(0);
    await row(/, webhook,/).waitFor();
    await page.getByRole('button', { name: 'Without kind:webhook' }).click();
    await row(/, act,/).waitFor();
    await page.goBack();
    await expect.poll(() => page.getByRole('row', { name: /, act,/ }).count()).toBe(0);
  });

  it('is saved as JSON, the rows of the query alone', async () => {
    await say('to be kept');
    const { page, row } = await openConsole(browser, world, { path: 'timeline?q=kind:act' });
    await row(/act, .*to be kept/).waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as JSON' }).click();
    const { data } = JSON.parse(await readFile(await (await saving).path(), 'utf8'));
    expect(data.at(-1)).toMatchObject({ kind: 'act', text: 'to be kept' });
    expect(new Set(data.map(({ kind }: { kind: string }) => kind))).toEqual(new Set(['act']));
    const given = await world.control.listTimeline({ filter: 'kind:act', limit: 1_000 });
    expect(data).toEqual(given.data);
  });

  it('says of a query that cannot be read what is wrong with it', async () => {
    const { page } = await openConsole(browser, world, { may: /status of 400/ });
    await page.getByLabel('Choose rows', { exact: true }).fill('kind:nonsense');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'one of call, act, event' }).waitFor();
    await page.getByText('The rows could not be loaded').waitFor();
  });

  it('keeps what is looked at where it is, and counts what came', async () => {
    for (let i = 0; i < 40; i++) await say(`number ${i}`);
    const { page, row } = await openConsole(browser, world);
    await row(/number 39/).waitFor();
    const grid = page.getByRole('grid');
    await grid.hover();
    await page.mouse.wheel(0, -400);
    await page.getByRole('button', { name: 'To the end' }).waitFor();
    const topNow = () => grid.evaluate((element: { scrollTop: number }) => element.scrollTop);
    // A wheel's way takes its time.
    const tops: number[] = [];
    const rests = async () => tops.push(await topNow()) > 1 && tops.at(-1) === tops.at(-2);
    await expect.poll(rests, { interval: 250 }).toBe(true);
    await say('the newest of all');
    await page.getByRole('button', { name: /^\d+ new$/ }).waitFor();
    expect(await topNow()).toBe(tops.at(-1));
    await page.getByRole('button', { name: /^\d+ new$/ }).click();
    await row(/the newest of all/).waitFor();
  });

  it('makes nothing anew of a row when others come behind it', async () => {
    await say('stays as it is');
    const { page, row } = await openConsole(browser, world);
    const act = row(/act, .*Theo Lindqvist.*stays as it is/);
    await act.waitFor();
    const hasWebhook = async () => {
      const rows = await page.getByRole('row').allTextContents();
      const at = rows.findLastIndex((words) => words.includes('stays as it is'));
      return rows.slice(at).some((words) => /webhook.*Clover Bot.*200/.test(words));
    };
    await expect.poll(hasWebhook).toBe(true);
    // What React made the element of, the last time that it did.
    const made = () =>
      act.evaluateHandle(
        (element: object) =>
          Object.entries(element).find(([name]) => name.startsWith('__reactProps'))?.[1],
      );
    const before = await made();
    await say('comes behind it');
    await row(/act, .*comes behind it/).waitFor();
    const both = [before, await made()];
    expect(await page.evaluate(([a, b]) => a !== undefined && a === b, both)).toBe(true);
  });

  it('opens a row with its request and answer, and goes back by the browser', async () => {
    await say('what did you ask?');
    await world.server.settled();
    const { page, row, click } = await openConsole(browser, world);
    await click(row(/webhook, message, Clover Bot/));
    const work = page.getByRole('region', { name: 'Work' });
    await work.getByRole('heading', { name: 'message' }).waitFor();
    await work.getByText('"what did you ask?"').waitFor();
    await work.getByText('EVENT_RECEIVED').waitFor();
    await page.goBack();
    await work.getByText('The first minute').waitFor();
  });

  it('makes elements of no text that people wrote, and shows what turns it round', async () => {
    const hostile = '<img src=x onerror=alert(1)> javascript:alert(1) a\u202Eb \u200B';
    await say(hostile);
    const { page, row, click } = await openConsole(browser, world);
    await click(row(/act, .*<img/));
    await row(/a⟨202E⟩b/).waitFor();
    await page.getByText('"text"').last().waitFor();
    expect(
      await page
        .locator('#root img:not(.cm-widgetBuffer), #root [onerror], a[href^="javascript"]')
        .count(),
    ).toBe(0);
  });
});

describe.skipIf(!browser)('a replay', () => {
  it('of one is a click, and the same bytes', async () => {
    world.answer(500);
    await world.newcomer('Ana', 'was this lost?');
    world.answer(200);
    const { row, click, clicks, page } = await openConsole(browser, world, {
      path: 'studio?q=is:failed',
    });
    await click(row(/webhook, .*500/).getByRole('button', { name: 'replay' }));
    await page.getByText('1 was taken').waitFor();
    expect(clicks()).toBe(1);
    expect(world.took.at(-1)).toContain('was this lost?');
  });

  it('of all that match is three, and none is sent before the last', async () => {
    world.answer(500);
    await world.newcomer('Bea', 'one of many');
    world.answer(200);
    const before = world.took.length;
    const { row, click, clicks, page } = await openConsole(browser, world);
    await row(/webhook/).waitFor();
    await click(page.getByRole('button', { name: 'Failed', exact: true }));
    await click(page.getByRole('button', { name: /^Replay \d+ matching$/ }));
    await page.getByText('The same bytes, signed now, in their original order.').waitFor();
    expect(world.took.length).toBe(before);
    await click(page.getByRole('button', { name: /^Send \d+$/ }));
    await page.getByText(/were taken|was taken/).waitFor();
    expect(clicks()).toBe(3);
    expect(world.took.slice(before).join()).toContain('one of many');
  });

  it('is done by keys alone', async () => {
    world.answer(500);
    await world.newcomer('Cleo', 'by keys');
    world.answer(200);
    const { page, row } = await openConsole(browser, world, { path: 'studio?q=is:failed' });
    await row(/webhook, .*500/).waitFor();
    while (!(await page.evaluate('document.activeElement?.getAttribute("role") === "row"'))) {
      await page.keyboard.press('F6');
    }
    await page.keyboard.press('r');
    await page.getByText('1 was taken').waitFor();
    expect(world.took.at(-1)).toContain('by keys');
  });

  it('of all that match is done by keys alone, too', async () => {
    world.answer(500);
    await world.newcomer('Dora', 'many by keys');
    world.answer(200);
    const { page, row } = await openConsole(browser, world, { path: 'studio?q=is:failed' });
    await row(/webhook, .*500/).focus();
    await page.keyboard.press('Shift+R');
    await page.getByRole('button', { name: /^Send [1-9]\d*$/ }).waitFor();
    while (!(await page.evaluate('/^Send [0-9]+$/.test(document.activeElement?.textContent)'))) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByText(/were taken|was taken/).waitFor();
    expect(world.took.join()).toContain('many by keys');
  });
});

describe.skipIf(!browser)('rows', () => {
  it('are one for the tries of a delivery, which the arrow keys unfold and fold', async () => {
    // Of its own: an app that failed in all of a few conversations is tried in one at a time.
    const own = await openWorld();
    onTestFinished(() => own.close());
    await own.subscribe('messages');
    own.answer(503);
    const { page, row } = await openConsole(browser, own);
    await own.newcomer('Ida Marsh', 'Do you take cards?');
    await row(/webhook, .*503 · 2 tries/).waitFor();
    const tries = () => page.getByRole('row', { name: /webhook, .*503/ }).count();
    const before = await tries();
    await row(/503 · 2 tries/).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(tries).toBe(before + 1);
    await row(/503 · try 2/)
      .getByRole('button', { name: '2 tries', expanded: true })
      .waitFor();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(tries).toBe(before);
  });

  it('have under Not sent what there was no app to tell, too', async () => {
    const name = 'Nobody’s Page';
    await world.control.createPage({ name });
    await world.control.createPerson({ page: name, name: 'Odo Flint' });
    await world.control.say({ page: name, as: 'Odo Flint', text: 'Anybody there?' });
    const [page] = (await world.control.listPages()).data.filter((each) => each.name === name);
    const studio = await openConsole(browser, world, { path: `studio?page=${page?.id}` });
    await studio.page.getByRole('button', { name: 'Not sent' }).click();
    await studio.row(/act, .*Anybody there\?/).waitFor();
  });

  it('are cleared away, and Back has them again', async () => {
    const { page, row } = await openConsole(browser, world);
    await say('before it is cleared');
    await row(/before it is cleared/).waitFor();
    await row(/before it is cleared/).focus();
    await page.keyboard.press('Control+Shift+K');
    await page.getByText('rows before are cleared away').waitFor();
    await expect.poll(() => row(/before it is cleared/).count()).toBe(0);
    await say('behind that');
    await row(/act, .*behind that/).waitFor();
    await page.goBack();
    await row(/act, .*before it is cleared/).waitFor();
  });

  it('open as one text, in which the browser finds what it has', async () => {
    await say('to be found by the browser');
    const { page } = await openConsole(browser, world);
    await page.getByRole('button', { name: 'More of the timeline' }).click();
    await page
      .getByRole('menuitem', { name: 'Open as text' })
      .or(page.getByRole('menuitemradio', { name: 'Open as text' }))
      .click();
    const all = page.getByRole('region', { name: 'Open as text' });
    await expect.poll(() => all.innerText()).toMatch(/act {2}.*"to be found by the browser"/);
    await expect.poll(() => page.url()).toContain('plain=');
  });

  it('are scrolled to when their bubble is pressed', async () => {
    await say('the bubble that is far above');
    for (let i = 0; i < 14; i++) await say(`after it, ${i}`);
    const { page } = await openConsole(browser, world, {
      path: `studio?conversation=${BUSINESS.person}`,
    });
    const bubble = page.getByRole('article').filter({ hasText: 'the bubble that is far above' });
    await page
      .getByRole('row', { name: /after it, 13/ })
      .first()
      .waitFor();
    expect(await page.getByRole('row', { selected: true }).count()).toBe(0);
    await bubble.getByText('the bubble that is far above').click();
    await expect.poll(() => page.getByRole('row', { selected: true }).count()).toBe(1);
  });

  it('stand behind the customer’s telephone where there is room for one', async () => {
    const { page, row } = await openConsole(browser, world, { width: 390 });
    await page.getByRole('log').waitFor();
    expect(await page.getByRole('grid').count()).toBe(0);
    await page.getByRole('link', { name: 'Timeline' }).click();
    await row(/act/).click();
    await page.getByRole('region', { name: 'Work' }).waitFor();
    await page.getByRole('link', { name: 'Customer' }).click();
    await page.getByRole('log').waitFor();
  });
});
