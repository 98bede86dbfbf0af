import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFor } from '../support/browser.ts';
import { HOSTILE } from './support/said.ts';
import { BUSINESS, openConsole, openWorld, type Studio, type World } from './support/studio.ts';

const browser = await chromiumFor('test/console/explorer.test.ts');
afterAll(() => browser?.close());

let world: World;
let token: { readonly id: string; readonly access_token: string };
beforeAll(async () => {
  world = await openWorld();
  token = await world.control.createToken({ for_app: BUSINESS.bot, page: BUSINESS.page });
});
afterAll(() => world?.close());

const pathOf = (call: string, more = ''): string =>
  `explorer?call=${encodeURIComponent(call)}${more}`;

const answered = ({ page }: Studio) => page.getByRole('region', { name: 'Answer' });

/** The call that the address says. */
const callIn = ({ page }: Studio): string | null => new URL(page.url()).searchParams.get('call');

describe.skipIf(!browser)('the explorer', () => {
  it('makes the call of its address on the wire, and follows its pages and ids in place', async () => {
    const studio = await openConsole(browser, world, {
      path: pathOf('GET /v25.0/me/conversations?fields=id,snippet&limit=2'),
    });
    const { page } = studio;
    const answer = answered(studio);
    await page.getByRole('button', { name: 'Run' }).click();
    await answer.getByText('HTTP 200').waitFor();
    const first = await answer.locator('.cm-content').textContent();
    await answer.getByRole('button', { name: 'Next page' }).click();
    await expect.poll(() => callIn(studio)).toContain('&after=');
    await expect.poll(() => answer.locator('.cm-content').textContent()).not.toBe(first);
    await answer.locator('.cm-lead', { hasText: /^t_/ }).first().click();
    await expect.poll(() => callIn(studio)).toMatch(/^GET \/v25\.0\/t_\w+$/);
    await answer.getByText(`${callIn(studio)}`).waitFor();
    await page.goBack();
    await expect.poll(() => callIn(studio)).toContain('&after=');
    // Each was a call like any other.
    const { data } = await world.control.listTimeline({ filter: 'kind:call path:/t_*' });
    expect(data).toMatchObject([{ status: 200 }]);
  });

  it('sends what cannot be answered too, and shows where a text of fields goes wrong', async () => {
    const studio = await openConsole(browser, world, { path: pathOf('GET /v25.0/me?fields=id') });
    const { page } = studio;
    const fields = page.getByRole('region', { name: 'Fields' });
    await fields.locator('.cm-content').click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('id,name}x');
    await fields.getByText('at character 7').waitFor();
    expect(await fields.locator('.cm-wrong').textContent()).toBe('}');
    await page.keyboard.press('ControlOrMeta+Enter');
    await answered(studio).getByText('HTTP 400').waitFor();
    expect(await answered(studio).locator('.cm-content').textContent()).toContain('at character 7');
  });

  it('has no token in address, page or storage, but where it is asked to', async () => {
    const studio = await openConsole(browser, world, {
      path: pathOf('GET /v25.0/me/conversations?limit=1', `&token=${token.id}`),
    });
    const { page } = studio;
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByRole('button', { name: 'Show tokens' }).waitFor();
    await page.locator('.cm-content', { hasText: 'access_token=…' }).waitFor();
    const everywhere = async () => [
      page.url(),
      await page.content(),
      await page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])'),
    ];
    for (const place of await everywhere()) expect(place).not.toContain(token.access_token);
    await page.getByRole('button', { name: 'Show tokens' }).click();
    await page.locator('.cm-content', { hasText: token.access_token }).waitFor();
    const [address = '', , stored = ''] = await everywhere();
    expect(address + stored).not.toContain(token.access_token);
  });

  it('takes an address that was pasted apart, and keeps its token out of its own', async () => {
    const studio = await openConsole(browser, world, { path: 'explorer' });
    const { page } = studio;
    const path = page.getByRole('combobox', { name: 'Path' });
    await path.fill(
      `https://graph.instagram.com/v24.0/me?fields=id,username&access_token=${token.access_token}`,
    );
    await expect.poll(() => callIn(studio)).toBe('GET /v24.0/me?fields=id,username');
    expect(new URL(page.url()).searchParams.get('host')).toBe('instagram');
    expect(page.url()).not.toContain(token.access_token);
    expect(await path.inputValue()).toBe('me');
  });

  it('shows what others made up as text', async () => {
    for (const [at, text] of HOSTILE.entries()) {
      const studio = await openConsole(browser, world, {
        path: pathOf(
          `GET /v25.0/me?fields=${encodeURIComponent(text)}&x=${encodeURIComponent(text)}`,
        ),
      });
      const { page } = studio;
      await page.getByRole('button', { name: 'Run' }).click();
      await answered(studio).getByText('HTTP 400').waitFor();
      expect(await page.evaluate(() => 'gone' in globalThis), String(at)).toBe(false);
    }
  });
});

describe.skipIf(!browser)('a call of the timeline', () => {
  it('is opened in the explorer by E, with its token, and stays while other tabs are looked at', async () => {
    await fetch(`${world.server.url}/v25.0/me?fields=name`, {
      headers: { authorization: `Bearer ${token.access_token}` },
    });
    const studio = await openConsole(browser, world, { path: 'studio?q=kind:call' });
    const { page, row } = studio;
    await row(/call, GET \/me/).focus();
    await page.keyboard.press('e');
    await page.getByRole('combobox', { name: 'Path' }).waitFor();
    expect(callIn(studio)).toBe('GET /v25.0/me?fields=name');
    expect(new URL(page.url()).searchParams.get('token')).toBe(token.id);
    await page.getByRole('button', { name: 'Run' }).click();
    await answered(studio).getByText('HTTP 200').waitFor();
    await page.getByRole('tab', { name: 'Inbox' }).click();
    await page.getByRole('tab', { name: 'Explorer' }).click();
    await answered(studio).getByText('HTTP 200').waitFor();
  });
});
