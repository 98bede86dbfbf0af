import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFor } from '../support/browser.ts';
import { focused } from './support/keys.ts';
import { openConsole, openWorld, type Studio, type World } from './support/studio.ts';

const browser = await chromiumFor('test/console/looks.test.ts');
afterAll(() => browser?.close());

let world: World;
beforeAll(async () => {
  if (browser) world = await openWorld();
});
afterAll(() => world?.close());

interface Looks {
  readonly paint: string;
}

/** What of the page's root says how it looks. */
const looksOf = ({ page }: Studio) =>
  page.evaluate(`({
    ...document.documentElement.dataset,
    dir: document.documentElement.dir,
    paint: getComputedStyle(document.documentElement).backgroundColor,
  })`) as Promise<Looks>;

describe.skipIf(!browser)('how the console looks', () => {
  it('is set before its own code was fetched: a dark page is never a white one', async () => {
    const studio = await openConsole(browser, world, { path: 'settings', may: /ERR_FAILED/ });
    const { page } = studio;
    const { paint } = await looksOf(studio);
    await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
    await page.getByRole('radio', { name: 'Compact' }).check({ force: true });
    await expect.poll(() => looksOf(studio)).toMatchObject({ theme: 'dark', density: 'compact' });
    await page.route('**/*.js', (route) => route.abort());
    await page.goto(`${page.url()}?hl=qps`);
    const looks = await looksOf(studio);
    expect(looks).toMatchObject({ theme: 'dark', density: 'compact', dir: 'rtl' });
    expect(looks.paint).not.toBe(paint);
  });

  it('has narrower rows where it is compact', async () => {
    const studio = await openConsole(browser, world, { path: 'settings' });
    const { page } = studio;
    for (const [density, height] of [
      ['Normal', 28],
      ['Compact', 24],
    ] as const) {
      await page.goto(page.url().replace(/studio|settings/, 'settings'));
      await page.getByRole('radio', { name: density }).check({ force: true });
      await page.getByRole('link', { name: 'Studio' }).click();
      const row = page.getByRole('row').last();
      await expect.poll(async () => (await row.boundingBox())?.height).toBe(height);
    }
  });

  it('gives a shortcut the key that is pressed, and shows it wherever it is named', async () => {
    await world.newcomer('Wanda Petrov', 'Is there anybody?');
    const { page, row } = await openConsole(browser, world, { path: 'settings' });
    await page.getByRole('button', { name: /^Why W$/ }).click();
    await page.keyboard.press('y');
    await page.getByRole('link', { name: 'Studio' }).click();
    await page.keyboard.press('?');
    const why = page.getByRole('dialog').locator('dt', { hasText: /^Why$/ });
    await expect.poll(() => why.locator('..').locator('kbd').innerText()).toBe('Y');
    await page.keyboard.press('Escape');
    // What had the focus before has it again.
    await focused(page.getByRole('link', { name: 'Studio' }));
    await row(/Is there anybody/).focus();
    await page.keyboard.press('w');
    expect(page.url()).not.toContain('tab=why');
    await page.keyboard.press('y');
    await expect.poll(() => page.url()).toContain('tab=why');
  });

  it('tells its version and server, and forgets the key when it is told to', async () => {
    const { page } = await openConsole(browser, world, { path: 'settings' });
    const about = page.getByRole('region', { name: 'This console' });
    await expect.poll(() => about.innerText()).toMatch(/Convograph \d+\.\d+\.\d+/);
    await expect.poll(() => about.innerText()).toContain(`${world.server.url}/`);
    await about.getByRole('button', { name: 'Forget it here' }).click();
    await page.getByRole('heading', { name: /Paste the link/ }).waitFor();
  });
});
