import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFor } from '../support/browser.ts';
import { openConsole, openWorld, type World } from './support/studio.ts';

const browser = await chromiumFor('test/console/first-steps.test.ts');
afterAll(() => browser?.close());

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

describe.skipIf(!browser)('the first minute', () => {
  it('points an app here, and ticks itself when its first call comes', async () => {
    const { page } = await openConsole(browser, world);
    const steps = page.getByRole('region', { name: 'The first minute' });
    const point = steps.getByRole('listitem').filter({ hasText: 'Point your app here' });
    await point.getByRole('button', { name: 'Show how' }).click();
    await point.getByText(world.server.url, { exact: true }).waitFor();
    expect(await point.textContent()).not.toMatch(/EAA\w{20}/);
    await point.getByRole('button', { name: 'Make one' }).click();
    const shown = point.locator('bdi[title^=EAA]');
    const token = (await shown.getAttribute('title')) ?? '';
    await point.getByRole('combobox', { name: 'Your client' }).selectOption('fbgraph');
    await point
      .getByText(/setGraphUrl\(url\)/)
      .first()
      .waitFor();
    await fetch(`${world.server.url}/v26.0/me?access_token=${token}`, {
      headers: { 'user-agent': 'axios/1.7.2' },
    });
    await point.getByText('The first call came from axios/1.7.2.').waitFor();
    expect(page.url()).not.toContain('EAA');
  });

  it('is dismissed for good, and comes back from the list of keys', async () => {
    await world.subscribe('messages');
    await world.newcomer('Ottoline Vance', 'keep me');
    const { page } = await openConsole(browser, world);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const steps = page.getByRole('region', { name: 'The first minute' });
    // By keys: from the pane that it stands in.
    await page.getByRole('region', { name: 'Work' }).focus();
    while (!(await page.evaluate('document.activeElement?.textContent === "Copy as test"'))) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await steps.getByRole('button', { name: 'Copied' }).waitFor();
    await steps.getByText(/^npx vitest run .*keep-me.*\.test\.mjs/).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain("says('keep me')");
    await steps.getByRole('button', { name: 'Don’t show this again' }).click();
    await page.reload();
    await page.getByText('No row is open').first().waitFor();
    expect(await steps.count()).toBe(0);
    await page.keyboard.press('?');
    await page.getByRole('button', { name: 'Show the first steps' }).click();
    await steps.waitFor();
  });
});
