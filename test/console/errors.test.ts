import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFor } from '../support/browser.ts';
import { finds } from './support/keys.ts';
import { BUSINESS, openConsole, openWorld, type World } from './support/studio.ts';

const browser = await chromiumFor('test/console/errors.test.ts');
afterAll(() => browser?.close());

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

/** A call that is refused since its token lacks scopes: the number of its row, and the token's text. */
async function refused(scopes: readonly string[] = ['email']) {
  const { control, server } = world;
  const made = await control.createToken({
    ...{ for_app: BUSINESS.bot, page: BUSINESS.page },
    scopes: scopes as ['email'],
  });
  await fetch(`${server.url}/v25.0/me/conversations?access_token=${made.access_token}`);
  const { data } = await control.listTimeline({ filter: 'kind:call', limit: 1 });
  return { seq: data[0]?.seq ?? 0, token: made.access_token };
}

const REFUSED = /call, GET \/me\/conversations/;

describe.skipIf(!browser)('a call that was refused', () => {
  it('is explained without a click, mended by one, and goes through by the second', async () => {
    const { seq, token } = await refused();
    const { page, click, clicks, wrong } = await openConsole(browser, world, {
      path: `studio?sel=${seq}`,
    });
    const card = page.getByRole('region', { name: 'Why it was refused' });
    await card
      .getByRole('heading', { name: /^The token lacks the scopes pages_messaging/ })
      .waitFor();
    await card.getByText('(#230) Requires pages_messaging permission').waitFor();
    await card.getByRole('cell', { name: 'the scope pages_messaging' }).waitFor();
    await card.getByText('asked for the scope in the login dialog').waitFor();
    await card.getByText(/^npx convograph token set \d+ --grant pages_messaging/).waitFor();
    await page.locator('.cm-content').first().waitFor();
    expect(await wrong()).toEqual([]);
    await click(card.getByRole('button', { name: 'Give this token the 3 scopes it lacks' }));
    await card.getByText('Nothing stands in its way any more').waitFor();
    await click(card.getByRole('button', { name: 'Run again' }));
    await page.getByRole('article').getByText('200').first().waitFor();
    expect(clicks()).toBe(2);
    expect(new URL(page.url()).searchParams.get('sel')).not.toBe(String(seq));
    expect(await page.content()).not.toContain(token);
  });

  it('is explained, mended and made once more without a mouse', async () => {
    const { seq } = await refused();
    const { page, row } = await openConsole(browser, world, { path: 'studio?q=kind:call' });
    await row(REFUSED).focus();
    await page.keyboard.press('x');
    await expect.poll(() => page.locator(':focus').textContent()).toMatch(/^Give this token/);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator(':focus').textContent()).toBe('Run again');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('sel')).not.toBe(String(seq));
    await page.getByRole('article').getByText('200').first().waitFor();
  });
});

describe.skipIf(!browser)('the catalogue of errors', () => {
  it('is found by a code from the palette; one is armed, and met by the next call alone', async () => {
    const { page } = await openConsole(browser, world);
    await finds(page, '80006', /^Error 80006/);
    const open = page.getByRole('article', { name: 'pageRateLimit' });
    await open
      .getByText('The Page refuses with 80006')
      .or(open.getByText('calls'))
      .first()
      .waitFor();
    await open.getByRole('button', { name: 'Arm ×1' }).click();
    await open.getByText('Armed: the next call meets it.').waitFor();
    const { access_token } = await world.control.createToken({
      ...{ for_app: BUSINESS.bot, page: BUSINESS.page },
    });
    const me = async () => {
      const answer = await fetch(`${world.server.url}/v25.0/me?access_token=${access_token}`);
      const { error } = (await answer.json()) as { error?: { code: number } };
      return error?.code ?? 'good';
    };
    expect([await me(), await me()]).toEqual([80006, 'good']);
  });

  it('is searched by cause and operation, and makes one happen for real', async () => {
    const { page, wrong } = await openConsole(browser, world, { path: 'errors' });
    await page.getByRole('searchbox').fill('24 hours messages');
    const list = page.getByRole('list', { name: 'Errors' });
    await list.getByRole('button', { name: /^10\/2018278/ }).click();
    const open = page.getByRole('article', { name: 'outsideWindow' });
    await open.getByText('POST Page/messages').waitFor();
    expect(await wrong()).toEqual([]);
    await open.getByRole('button', { name: 'Let 25 hours pass, then send' }).click();
    await open.getByText('calls that it concerns are refused').waitFor();
    await page.getByRole('button', { name: 'Clock: +25 h' }).waitFor();
    await world.control.resetClock({});
  });
});
