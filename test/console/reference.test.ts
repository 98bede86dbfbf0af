import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFor } from '../support/browser.ts';
import { openConsole, openWorld, type World } from './support/studio.ts';

const browser = await chromiumFor('test/console/reference.test.ts');
afterAll(() => browser?.close());

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

describe.skipIf(!browser)('the reference', () => {
  it('leads from a name to the page of what has it, and from a field on to what it holds', async () => {
    const { page } = await openConsole(browser, world, { path: 'reference?version=v25.0' });
    await page.getByRole('searchbox').fill('snippet');
    await page.getByRole('link', { name: 'UnifiedThread snippet' }).click();
    await page.getByRole('heading', { name: 'UnifiedThread', level: 2 }).waitFor();
    const row = page.getByRole('row', { name: /^messages/ });
    await row.getByRole('link', { name: 'Message' }).click();
    await page.getByRole('heading', { name: 'Message', level: 2 }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/\/reference\/Message$/);
    await page.goBack();
    await page.getByRole('heading', { name: 'UnifiedThread', level: 2 }).waitFor();
  });

  it('shows a call in each client’s words, and copies the one that was picked', async () => {
    const { page } = await openConsole(browser, world, {
      path: 'reference/Page/conversations?version=v25.0',
    });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const reading = page.getByRole('region', { name: 'Reading' });
    await reading.getByRole('tab', { name: 'PHP SDK v5' }).click();
    await reading.getByText('Copy as PHP SDK v5').click();
    await reading.getByText('Copied').waitFor();
    const copied = await page.evaluate('navigator.clipboard.readText()');
    expect(copied).toContain("'/{page-id}/conversations'");
    expect(copied).toContain('getGraphEdge()');
    await reading.getByRole('radio', { name: 'As on Meta’s pages' }).click();
    await reading.getByText('getGraphNode()').waitFor();
    await page.reload();
    await reading.getByRole('tab', { name: 'PHP SDK v5', selected: true }).waitFor();
    const needs = reading.getByRole('region', { name: 'What it needs' });
    await needs.getByText('the scope pages_read_engagement').waitFor();
  });

  it('says of a version what it has no more, and what comes instead', async () => {
    const { page } = await openConsole(browser, world, {
      path: 'reference/Page/secondary_receivers?version=v25.0',
    });
    await page.getByRole('heading', { name: 'Page/secondary_receivers' }).waitFor();
    expect(await page.getByRole('article').getByText('until v25.0').count()).toBe(0);
    await page.getByRole('button', { name: 'Version' }).click();
    await page.getByRole('menuitemradio', { name: /v26\.0/ }).click();
    await page.getByRole('article').getByText('until v25.0').waitFor();
    await page
      .getByRole('article')
      .getByText(/Instead:/)
      .waitFor();
    expect(new URL(page.url()).searchParams.get('version')).toBe('v26.0');
  });

  it('unfolds what a parameter holds', async () => {
    const { page } = await openConsole(browser, world, {
      path: 'reference/Page/messages?version=v25.0',
    });
    const creating = page.getByRole('region', { name: 'Creating and changing' });
    await creating.getByText('7 members').last().click();
    await creating.getByText('quick_replies').waitFor();
    await creating.getByText(/errors of this call/).click();
    await creating.getByRole('rowheader', { name: '10/2018278' }).first().waitFor();
  });
});
