import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFor } from '../support/browser.ts';
import { wrongInBoth } from './support/axe.ts';
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

describe.skipIf(!browser)('axe, in light and dark,', () => {
  it.each(ROUTES)('finds nothing wrong with %s', async (route, seen) => {
    const { data } = await world.control.listTimeline({ filter: 'kind:webhook', limit: 1 });
    const path = route.replace('NEWEST', String(data[0]?.seq));
    const { page } = await openConsole(browser, world, { path });
    await page.locator(seen).first().waitFor();
    expect(await wrongInBoth(page)).toEqual([]);
  });

  it('finds nothing wrong with the page of a telephone', async () => {
    const { page } = await openConsole(browser, world, { width: 390, height: 844 });
    await page.getByRole('log').waitFor();
    expect(await wrongInBoth(page)).toEqual([]);
    await page.getByRole('link', { name: 'Timeline' }).click();
    await page.getByRole('row').first().waitFor();
    expect(await wrongInBoth(page)).toEqual([]);
  });

  it('finds nothing wrong with what opens over the page', async () => {
    const { page } = await openConsole(browser, world);
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('menuitem', { name: 'Timeline' }).waitFor();
    expect(await wrongInBoth(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await wrongInBoth(page)).toEqual([]);
  });
});
