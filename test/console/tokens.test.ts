import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFor } from '../support/browser.ts';
import { focused } from './support/keys.ts';
import { BUSINESS, openConsole, openWorld, type World } from './support/studio.ts';

const browser = await chromiumFor('test/console/tokens.test.ts');
afterAll(() => browser?.close());

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

const made = (more: object = {}) =>
  world.control.createToken({ for_app: BUSINESS.bot, page: BUSINESS.page, ...more });

/** What a call with a token comes to. */
async function me(access_token: string): Promise<string> {
  const answer = await fetch(`${world.server.url}/v25.0/me?access_token=${access_token}`);
  const { error } = (await answer.json()) as { error?: { code: number; error_subcode?: number } };
  return error ? `${error.code}/${error.error_subcode}` : 'good';
}

describe.skipIf(!browser)('the tokens', () => {
  it('are listed by kind; one may be given scopes, ended and have live on', async () => {
    const token = await made({ scopes: ['email'] });
    const { page, wrong } = await openConsole(browser, world, { path: 'tokens' });
    const list = page.getByRole('navigation', { name: 'Tokens' });
    await list.getByRole('button', { name: new RegExp(token.id) }).click();
    const detail = page.getByRole('article', { name: `PAGE ${token.id}` });
    await detail.getByRole('checkbox', { name: 'pages_messaging' }).click();
    await expect
      .poll(async () => (await world.control.showToken({ token: token.id })).scopes)
      .toContain('pages_messaging');
    await page.locator('.cm-content').first().waitFor();
    expect(await wrong()).toEqual([]);
    await detail.getByText('190/467').waitFor();
    await detail.getByRole('button', { name: 'Have it expire' }).click();
    await detail.getByRole('button', { name: 'Have it live on' }).waitFor();
    expect(await me(token.access_token)).toBe('190/463');
    await list.getByRole('button', { name: new RegExp(`expired.*${token.id}`) }).waitFor();
    await detail.getByRole('button', { name: 'Have it live on' }).click();
    await detail.getByRole('button', { name: 'Have it live on' }).waitFor({ state: 'detached' });
    expect(await me(token.access_token)).toBe('good');
    expect(await page.content()).not.toContain(token.access_token);
  });

  it('are made there: the text stands in the page when it is shown, and not before', async () => {
    const { page } = await openConsole(browser, world, { path: 'tokens' });
    const form = page.getByRole('form', { name: 'Make a token' });
    await form
      .getByRole('combobox', { name: /^For the app/ })
      .selectOption({ label: BUSINESS.bot });
    await form.getByRole('button', { name: 'Make it' }).click();
    await page.getByText('its text is not shown again').waitFor();
    expect(await page.content()).not.toMatch(/EAA\w{20}/);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    const text = await page.locator('code', { hasText: /^EAA/ }).textContent();
    expect(await me(text ?? '')).toBe('good');
  });
});

describe.skipIf(!browser)('the doctor', () => {
  it('explains a curl line that is pasted, without a mouse, and keeps nothing of it', async () => {
    const { access_token } = await made({ scopes: ['email'] });
    const { page } = await openConsole(browser, world);
    await page.keyboard.press('g');
    await page.keyboard.press('k');
    const pasted = page.getByLabel('A call: an address, a path, or a curl line');
    await pasted.focus();
    await focused(pasted);
    await page.keyboard.insertText(
      `curl https://graph.facebook.com/v25.0/me/conversations -H 'Authorization: Bearer ${access_token}'`,
    );
    await expect.poll(() => pasted.inputValue()).toContain('curl');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const card = page.getByRole('region', { name: 'Why it was refused' });
    await card.getByRole('heading', { name: /^The token lacks the scopes/ }).waitFor();
    await card.getByRole('button', { name: 'Give this token the 3 scopes it lacks' }).focus();
    await page.keyboard.press('Enter');
    await card.getByText('Nothing stands in its way', { exact: true }).waitFor();
    expect(page.url()).not.toContain(access_token);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(
      access_token,
    );
  });

  it('tells what a token is whose text is pasted', async () => {
    const { access_token, id } = await made();
    const { page } = await openConsole(browser, world, { path: 'tokens', width: 390, height: 844 });
    const form = page.getByRole('form', { name: 'What is this token?' });
    await form.getByLabel('Token').fill(access_token);
    await form.getByRole('button', { name: 'Decode' }).click();
    await page.getByText(`(id ${id})`).waitFor();
    await page.getByRole('button', { name: 'Open it' }).click();
    await page.getByRole('article', { name: `PAGE ${id}` }).waitFor();
    expect(page.url()).not.toContain(access_token);
  });
});
