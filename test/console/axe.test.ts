import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFor } from '../support/browser.ts';
import { BUSINESS, openConsole, openWorld, type World } from './support/studio.ts';

const browser = await chromiumFor('test/console/axe.test.ts');
afterAll(() => browser?.close());

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.subscribe('messages');
  await world.control.say({ page: BUSINESS.page, as: BUSINESS.person, text: 'hello' });
  world.answer(500);
  await world.newcomer('Ana', 'was this lost?');
  await world.server.settled();
});
afterAll(() => world?.close());

/** Routes, and what is seen when they are there. */
const ROUTES = [
  ['studio', '[role=row]'],
  ['studio?q=is:failed', 'button:has-text("matching")'],
  ['studio?tab=why&sel=NEWEST', 'text="callback"'],
  ['studio?sel=NEWEST', '.cm-content'],
  ['studio?hl=qps', '[dir=rtl] [role=row]'],
  ['studio?tab=inbox&conversation=Ana', 'textarea[placeholder^=Reply]'],
  ['inbox?conversation=Ana', 'textarea[placeholder^=Reply]'],
  ['timeline', '[role=row]'],
  ['webhooks', '[role=grid]'],
  ['webhooks?platform=INSTAGRAM', 'input[type=url]'],
  ['explorer?call=GET+/me?fields=id}', 'text=at character 2'],
  ['lab', 'input[type=radio]'],
  ['import', 'textarea'],
  ['tokens', 'textarea'],
  ['errors', 'article, main button'],
  ['reference', 'main ul li p'],
  ['reference/Page/messages?version=v26.0', 'pre'],
  ['reference/UnifiedThread?hl=qps', 'tr#snippet'],
  ['settings', 'input[type=checkbox]'],
  ['nowhere', 'main a'],
] as const;

describe.skipIf(!browser).each([
  { colorScheme: 'light', rules: undefined },
  // Of the other theme nothing but the colours is another.
  { colorScheme: 'dark', rules: ['color-contrast'] },
] as const)('axe, $colorScheme', ({ colorScheme, rules }) => {
  it.each(ROUTES)('finds nothing wrong with %s', async (route, seen) => {
    const { data } = await world.control.listTimeline({ filter: 'kind:webhook', limit: 1 });
    const path = route.replace('NEWEST', String(data[0]?.seq));
    const { page, wrong } = await openConsole(browser, world, { path, colorScheme });
    await page.locator(seen).first().waitFor();
    expect(await wrong(rules)).toEqual([]);
  });

  it('finds nothing wrong with the page of a telephone', async () => {
    const looks = { width: 390, height: 844, colorScheme };
    const { wrong, page } = await openConsole(browser, world, looks);
    await page.getByRole('log').waitFor();
    expect(await wrong(rules)).toEqual([]);
    await page.getByRole('link', { name: 'Timeline' }).click();
    await page.getByRole('row').first().waitFor();
    expect(await wrong(rules)).toEqual([]);
  });

  it('finds nothing wrong with what opens over the page', async () => {
    const { wrong, page } = await openConsole(browser, world, { colorScheme });
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('menuitem', { name: 'Timeline' }).waitFor();
    expect(await wrong(rules)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await wrong(rules)).toEqual([]);
  });
});
