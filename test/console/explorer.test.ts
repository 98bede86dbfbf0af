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
    const ids = () => answer.locator('.cm-lead', { hasText: /^t_/ }).allTextContents();
    await expect.poll(async () => (await ids()).length).toBeGreaterThan(0);
    const [first] = await ids();
    await answer.getByRole('button', { name: 'Next page' }).click();
    await expect.poll(() => callIn(studio)).toContain('&after=');
    await expect.poll(async () => [undefined, first].includes((await ids())[0])).toBe(false);
    await answer.locator('.cm-lead', { hasText: /^t_/ }).first().click();
    await expect.poll(() => callIn(studio)).toMatch(/^GET \/v25\.0\/t_\w+$/);
    await answer.getByText(`${callIn(studio)}`).waitFor();
    await page.goBack();
    await expect.poll(() => callIn(studio)).toContain('&after=');
    // Each was a call like any other.
    const { data } = await world.control.listTimeline({ filter: 'kind:call path:/t_*' });
    expect(data).toMatchObject([{ status: 200 }]);
  });

  it('makes a call with its token where Run is pressed before the tokens are there', async () => {
    const studio = await openConsole(browser, world);
    const { page } = studio;
    const held = Promise.withResolvers<void>();
    await page.route('**/v1/tokens', async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.getByRole('link', { name: 'Explorer' }).click();
    await page.getByRole('button', { name: 'Run' }).click();
    held.resolve();
    await answered(studio).getByText('HTTP 200').waitFor();
  });

  it('sends what cannot be answered too, and shows where a text of fields goes wrong', async () => {
    const studio = await openConsole(browser, world, { path: pathOf('GET /v25.0/me?fields=id') });
    const { page } = studio;
    const fields = page.getByRole('region', { name: 'Fields' });
    await fields.locator('.cm-content').click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('id,name}x');
    await fields.getByText('at character 7').waitFor();
    await fields.locator('.cm-wrong', { hasText: /^\}$/ }).waitFor();
    await page.keyboard.press('ControlOrMeta+Enter');
    await answered(studio).getByText('HTTP 400').waitFor();
    await answered(studio).locator('.cm-content', { hasText: 'at character 7' }).waitFor();
  });

  it('keeps the tree of fields and their text in step, both ways', async () => {
    const studio = await openConsole(browser, world, {
      path: pathOf('GET /v25.0/me/conversations?fields=id,messages{message}'),
    });
    const { page } = studio;
    const tick = (name: string) => page.getByRole('checkbox', { name, exact: true });
    const text = page.getByRole('region', { name: 'Fields' }).locator('.cm-content');
    await expect.poll(() => tick('messages.message').isChecked()).toBe(true);
    expect(await tick('snippet').isChecked()).toBe(false);
    await tick('snippet').check();
    await expect.poll(() => text.textContent()).toBe('id,messages{message},snippet');
    await tick('messages.from').check();
    await page.getByRole('textbox', { name: 'messages limit' }).fill('2');
    await expect
      .poll(() => callIn(studio))
      .toBe('GET /v25.0/me/conversations?fields=id,messages.limit(2){message,from},snippet');
    await tick('messages').uncheck();
    await expect.poll(() => text.textContent()).toBe('id,snippet');
    await text.click();
    await page.keyboard.press('End');
    // The catalogue completes what is begun, by the field that it stands in.
    await page.keyboard.type(',participants{em');
    await page.getByRole('option', { name: 'email' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('}');
    await expect.poll(() => tick('participants.email').isChecked()).toBe(true);
    await page.keyboard.press('ControlOrMeta+Enter');
    await answered(studio).getByText('HTTP 200').waitFor();
  });

  it('has what an operation takes as fields, of a POST in its body', async () => {
    const studio = await openConsole(browser, world, { path: pathOf('POST /v25.0/me/messages') });
    const { page } = studio;
    const { data } = await world.control.listPeople({ page: BUSINESS.page });
    const person = data.find(({ name }) => name === BUSINESS.person)?.id ?? '';
    await page.getByLabel('recipient', { exact: true }).fill(`{"id":"${person}"}`);
    await page.getByLabel('message', { exact: true }).fill('{"text":"by hand"}');
    await page.getByLabel('messaging_type').selectOption('RESPONSE');
    await page.getByRole('button', { name: 'Run' }).click();
    await answered(studio)
      .getByText(/^HTTP /)
      .waitFor();
    // The address follows what is written; an answer may be there before.
    await expect
      .poll(() => JSON.parse(new URL(page.url()).searchParams.get('body') ?? '{}'))
      .toEqual({
        recipient: { id: person },
        message: { text: 'by hand' },
        messaging_type: 'RESPONSE',
      });
    const { data: calls } = await world.control.listTimeline({ filter: 'method:POST kind:call' });
    expect(calls.at(-1)).toMatchObject({ what: 'POST /me/messages' });
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

  it('completes paths from the store and the catalogue, and keeps what was called without its token', async () => {
    const studio = await openConsole(browser, world, { path: pathOf('GET /v25.0/') });
    const { page } = studio;
    const path = page.getByRole('combobox', { name: 'Path' });
    await path.fill('theo');
    await page.getByRole('option', { name: BUSINESS.person }).click();
    await expect.poll(() => path.inputValue()).toMatch(/^t_/);
    await path.press('End');
    await page.keyboard.type('/mess');
    await page.getByRole('option', { name: /^t_\w+\/messages/ }).click();
    await page.getByRole('button', { name: 'Run' }).click();
    await answered(studio).getByText('HTTP 200').waitFor();
    // The address follows what was picked; an answer may be there before.
    await expect.poll(() => callIn(studio)).toMatch(/\/messages$/);
    const made = callIn(studio) ?? '';
    await path.fill('me');
    await page.keyboard.press('Escape');
    await expect.poll(() => callIn(studio)).toBe('GET /v25.0/me');
    await page.getByRole('button', { name: 'Calls that were made in this browser' }).click();
    await page.getByRole('menuitem', { name: made }).click();
    await expect.poll(() => callIn(studio)).toBe(made);
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
    await expect.poll(() => path.inputValue()).toBe('me');
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

/** An app of somebody's makes a call. */
const asks = (path: string) =>
  fetch(world.server.url + path, { headers: { authorization: `Bearer ${token.access_token}` } });

describe.skipIf(!browser)('a call of the timeline', () => {
  it('is opened in the explorer by E, with its token, and stays while other tabs are looked at', async () => {
    await asks('/v25.0/me?fields=name');
    const studio = await openConsole(browser, world, { path: 'studio?q=kind:call' });
    const { page, row } = studio;
    await row(/call, GET \/me/).focus();
    await page.keyboard.press('e');
    await page.getByRole('combobox', { name: 'Path' }).waitFor();
    await expect.poll(() => callIn(studio)).toBe('GET /v25.0/me?fields=name');
    expect(new URL(page.url()).searchParams.get('token')).toBe(token.id);
    await page.getByRole('button', { name: 'Run' }).click();
    await answered(studio).getByText('HTTP 200').waitFor();
    await page.getByRole('tab', { name: 'Inbox' }).click();
    await page.getByRole('tab', { name: 'Explorer' }).click();
    await answered(studio).getByText('HTTP 200').waitFor();
  });

  it('is code by three clicks, in the language that was chosen before', async () => {
    await asks('/v25.0/me/conversations?fields=id');
    const { row, page, click, clicks } = await openConsole(browser, world, {
      path: 'studio?q=kind:call',
    });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate("localStorage.setItem('convograph.code', 'php')");
    const call = row(/call, GET \/me\/conversations/);
    await call.hover();
    await click(call.getByRole('button', { name: 'Open in the explorer' }));
    await click(page.getByRole('checkbox', { name: 'snippet', exact: true }));
    await page
      .getByRole('region', { name: /^Code: PHP/ })
      .getByText(/id(?:,|%2C)snippet/)
      .waitFor();
    await click(page.getByRole('button', { name: /^Copy as PHP/ }));
    expect(clicks()).toBe(3);
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const code = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(code).toContain('<?php');
    expect(code).toMatch(/id(?:,|%2C)snippet/);
    expect(code).not.toContain(token.access_token);
  });

  it('is code without a mouse: as curl, in my language, and with another field', async () => {
    await asks('/v25.0/me/conversations?fields=id');
    const { row, page } = await openConsole(browser, world, { path: 'studio?q=kind:call' });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = () => page.evaluate<string>('navigator.clipboard.readText()');
    await row(/call, GET \/me\/conversations/).focus();
    await page.keyboard.press('c');
    await page.getByText('Copied as curl').waitFor();
    expect(await copied()).toMatch(/^curl .*\/me\/conversations/);
    const heard =
      "globalThis.heard ??= new Promise((hear) => addEventListener('storage', () => hear(true)))";
    await page.evaluate(`void (${heard})`);
    const otherTab = await page.context().newPage();
    await otherTab.goto(new URL('/_convograph/v1/', page.url()).href);
    await otherTab.evaluate("localStorage.setItem('convograph.code', 'python')");
    await otherTab.close();
    await page.evaluate(heard);
    await page.keyboard.press('Shift+C');
    await page.getByText('Copied as Python').waitFor();
    expect(await copied()).toContain('import urllib');
    await page.keyboard.press('e');
    const box = page.getByRole('checkbox', { name: 'snippet', exact: true });
    await box.focus();
    await page.keyboard.press('Space');
    await page
      .getByRole('region', { name: /^Code: Python/ })
      .getByText('id,snippet')
      .waitFor();
    await page.getByRole('button', { name: /^Copy as Python/ }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(copied).toContain('id,snippet');
  });

  it('holds a token where somebody puts one in: a new one, with the same rights', async () => {
    const before = (await world.control.listTokens({})).data.length;
    const { page } = await openConsole(browser, world, {
      path: pathOf('GET /v25.0/me', `&token=${token.id}`),
    });
    await page.getByRole('tab', { name: 'curl' }).click();
    await page.getByRole('button', { name: 'Put a token in' }).click();
    const code = page.getByRole('region', { name: 'Code: curl' });
    await code.getByText(/access_token=EAA/).waitFor();
    expect(await code.textContent()).not.toContain(token.access_token);
    const { data } = await world.control.listTokens({});
    expect(data).toHaveLength(before + 1);
  });
});
