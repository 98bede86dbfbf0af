import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { createPage } from '../../src/admin/pages.ts';
import { changeUser } from '../../src/admin/users/change-user.ts';
import { createUser } from '../../src/admin/users.ts';
import { accessToken } from '../oauth/codes.ts';
import { proxying } from '../proxy/proxying.ts';
import { chromiumFor } from '../support/browser.ts';
import { type Site, site } from './shop-site.ts';
import { dialogAddress, type LoginWorld, loginWorld } from './visitor.ts';

const browser = await chromiumFor('test/login/browser.test.ts');
afterAll(() => browser?.close());

const SCOPE = 'email,pages_show_list,pages_messaging,pages_read_engagement,pages_manage_metadata';

let shop: LoginWorld;
let app: Site;
let back: string;
let dialog: string;
beforeAll(async () => {
  app = await site();
  back = `${app.origin}/back`;
});
afterAll(() => app?.close());
beforeEach(async () => {
  app.pages.clear();
  shop = await loginWorld();
  await changeApp(shop.server, shop.app.id, { redirect_uris: [back] });
  dialog = addressOf(shop);
});

const addressOf = (world: LoginWorld, params = {}, origin = world.server.url) =>
  origin + dialogAddress(world, { redirect_uri: back, scope: SCOPE, ...params });

/** What is asked of an element; the tests have no types of a browser. */
interface Sized {
  readonly clientWidth: number;
  readonly scrollWidth: number;
}

interface Look {
  readonly script?: boolean;
  readonly width?: number;
  readonly height?: number;
  /** The address of a proxy, whose certificates are believed. */
  readonly proxy?: string;
}

/** A new browser window with no past; fails the test on anything that Chromium complains of. */
async function opened(look: Look = {}): Promise<Page & { readonly complaints: string[] }> {
  if (!browser) throw new Error('There is no browser.');
  const { script = true, width = 1100, height = 800, proxy } = look;
  const context = await browser.newContext({
    javaScriptEnabled: script,
    viewport: { width, height },
    ...(proxy && {
      proxy: { server: proxy, bypass: 'localhost,127.0.0.1' },
      ignoreHTTPSErrors: true,
    }),
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('console', (message) => void complaints.push(message.text()));
  page.on('pageerror', (error) => void complaints.push(error.message));
  page.on('dialog', (alert) => {
    complaints.push(alert.message());
    void alert.dismiss();
  });
  onTestFinished(async () => {
    await context.close();
    await shop.close();
  });
  return Object.assign(page, { complaints });
}

/** What the app was brought, once the browser is back there. */
async function broughtBack(page: Page): Promise<URLSearchParams> {
  await page.waitForURL((url) => url.origin === app.origin);
  return new URL(page.url()).searchParams;
}

describe.skipIf(!browser)('a person in a browser', () => {
  it('logs in at www.facebook.com, by a proxy, and is led back to the app', async () => {
    const there = await proxying({ upstream: new URL(shop.server.url) });
    const proxy = `http://127.0.0.1:${there.port}`;
    const page = await opened({ proxy });
    await page.goto(addressOf(shop, { state: 's' }, 'https://www.facebook.com'));
    await page.getByRole('button', { name: 'Continue as Ada Lovelace' }).click();
    const given = await broughtBack(page);
    expect([given.get('state'), given.has('code')]).toEqual(['s', true]);
    expect(page.complaints).toEqual([]);
    await page.goto('https://www.facebook.com/');
    expect(await page.getByRole('heading').textContent()).toBe('Not here');
  });

  it('logs in, without a script, and the app reads the conversations of the Page', async () => {
    await shop.conversation({ said: [{ text: 'Is it still there?' }] });
    app.pages.set(
      '/',
      `<a href="${addressOf(shop, { state: 'é&b c' }).replaceAll('&', '&amp;')}">Log in</a>`,
    );
    const page = await opened({ script: false });
    await page.goto(app.origin);
    await page.getByText('Log in').click();
    expect(await page.getByRole('heading').textContent()).toBe('Log in to Test Bot');
    await page.getByRole('button', { name: 'Continue as Ada Lovelace' }).click();
    const given = await broughtBack(page);
    expect(given.get('state')).toBe('é&b c');
    const code = given.get('code') ?? '';
    const { body } = await accessToken(shop, { code, redirect_uri: back });
    const accounts = await shop.get('/me/accounts', { access_token: body.access_token });
    const [{ id, access_token }] = accounts.body.data;
    expect(id).toBe(shop.page.id);
    const talks = await shop.get(`/${id}/conversations`, { access_token, fields: 'snippet' });
    expect(talks.body.data).toMatchObject([{ snippet: 'Is it still there?' }]);
    expect(page.complaints).toEqual([]);
  });

  it('unticks a scope and a Page, and the app does without', async () => {
    const second = await createPage(shop.server, { name: 'Second' });
    await changeUser(shop.server, shop.ada, { page: second.id });
    const page = await opened();
    await page.goto(dialog);
    await page.getByLabel('Your email address').uncheck();
    await page.getByLabel('Corner Shop').uncheck();
    expect(await page.getByLabel('Your name').isDisabled()).toBe(true);
    await page.getByRole('button', { name: /^Continue/ }).click();
    const code = (await broughtBack(page)).get('code') ?? '';
    const { access_token } = (await accessToken(shop, { code, redirect_uri: back })).body;
    const { data } = (await shop.get('/me/permissions', { access_token })).body;
    expect(data).toContainEqual({ permission: 'email', status: 'declined' });
    const accounts = (await shop.get('/me/accounts', { access_token })).body.data;
    expect(accounts.map(({ name }: { name: string }) => name)).toEqual(['Second']);
  });

  it('chooses who logs in, goes back to choose again, and cancels', async () => {
    await createUser(shop.server, { name: 'Grace Hopper' });
    const page = await opened();
    await page.goto(dialog);
    await page.getByRole('button', { name: 'Grace Hopper' }).click();
    await page.getByRole('button', { name: 'Somebody else' }).click();
    await page.getByRole('button', { name: 'Ada Lovelace' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect((await broughtBack(page)).get('error_reason')).toBe('user_denied');
  });

  it('goes the whole way by keyboard', async () => {
    const page = await opened();
    await page.goto(dialog);
    // Four boxes after the one that is fixed, the Page, then the button.
    for (let i = 0; i < 7; i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect((await broughtBack(page)).get('code')).toMatch(/^AQ/);
  });

  it.each([
    { width: 320, height: 640 },
    { width: 1280, height: 800 },
  ])('sees all of it at $width x $height, whatever names there are', async (size) => {
    const page = await opened(size);
    await changeUser(shop.server, shop.ada, {
      page: (await createPage(shop.server, { name: `<b>${'Verylong'.repeat(20)}` })).id,
    });
    await page.goto(dialog);
    const [shown, needed] = await page
      .locator('html')
      .evaluate(({ clientWidth, scrollWidth }: Sized) => [clientWidth, scrollWidth]);
    expect(shown).toBe(size.width);
    expect(needed).toBe(shown);
    expect(await page.getByLabel('<b>Verylong').isVisible()).toBe(true);
    expect(page.complaints).toEqual([]);
  });

  it('sees names with HTML as they are, and nothing of them runs', async () => {
    const name = `<img src=x onerror="alert('name')"><script>alert(1)</script>`;
    const { id } = await createPage(shop.server, { name });
    await changeUser(shop.server, shop.ada, { page: id });
    const page = await opened();
    await page.goto(dialog);
    expect(await page.getByLabel(name).isVisible()).toBe(true);
    await page.goto(addressOf(shop, { redirect_uri: name }));
    expect(await page.getByText(name).isVisible()).toBe(true);
    expect(page.complaints.filter((text) => !text.includes('400'))).toEqual([]);
  });

  it('brings the control key first, once, where a store is served', async () => {
    const served = await loginWorld({ loginDialog: 'key' });
    onTestFinished(() => served.close());
    await changeApp(served.server, served.app.id, { redirect_uris: [back] });
    const address = addressOf(served);
    app.pages.set('/', `<a href="${address.replaceAll('&', '&amp;')}">Log in</a>`);
    const page = await opened();
    await page.goto(app.origin);
    await page.getByText('Log in').click();
    expect(await page.content()).not.toContain('Ada Lovelace');
    await page.getByLabel('Control key').fill('wrong');
    await page.getByRole('button', { name: 'Open' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('not the control key');
    await page.getByLabel('Control key').fill(served.server.controlKey);
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByRole('button', { name: 'Continue as Ada Lovelace' }).waitFor();
    expect(page.url()).toBe(address);
    // From another site the Strict cookie stays behind on the first page.
    await page.goto(app.origin);
    await page.getByText('Log in').click();
    await page.getByRole('link').click();
    await page.getByRole('button', { name: 'Continue as Ada Lovelace' }).click();
    expect((await broughtBack(page)).get('code')).toMatch(/^AQ/);
  });
});

describe.skipIf(!browser)('a page of another site', () => {
  const granted = () => shop.server.store.directory.permissions.of(shop.app.id, shop.ada);

  it('cannot show the dialog in a frame', async () => {
    app.pages.set('/trap', `<iframe src="${dialog.replaceAll('&', '&amp;')}"></iframe>`);
    const page = await opened();
    await page.goto(`${app.origin}/trap`);
    const [, frame] = page.frames();
    expect(await frame?.content()).not.toContain('Ada Lovelace');
    expect(page.complaints.join()).toMatch(/frame-ancestors|X-Frame-Options/i);
  });

  it('cannot consent for somebody who has the dialog open', async () => {
    const fields = { person: shop.ada, action: 'continue', scope: 'email', form_token: 'x' };
    const inputs = Object.entries(fields).map(
      ([name, value]) => `<input name="${name}" value="${value}">`,
    );
    app.pages.set(
      '/trap',
      `<form method="post" action="${dialog.replaceAll('&', '&amp;')}">${inputs.join('')}<button>Win</button></form>`,
    );
    const page = await opened();
    await page.goto(dialog);
    await page.goto(`${app.origin}/trap`);
    await page.getByRole('button', { name: 'Win' }).click();
    await page.getByText('nothing was done').waitFor();
    expect(await granted()).toEqual([]);
  });

  it('cannot read the dialog, nor reach the control plane, not even with its key', async () => {
    const page = await opened();
    await page.goto(`${app.origin}/trap`);
    const { controlKey, url } = shop.server;
    const outcome = await page.evaluate(
      async ([meta = '', address = '', control = '', key = '']) => {
        const tried = async (target: string, init: RequestInit) =>
          fetch(target, init).then(
            ({ type }) => type,
            () => 'refused',
          );
        const json = { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` };
        return [
          // Meta's paths are for any page: what follows is refused, and not out of reach.
          await tried(meta, {}),
          await tried(address, { credentials: 'include' }),
          await tried(control, { method: 'POST', headers: json, body: '{"name":"Intruder"}' }),
          // A simple request goes out, without a question before.
          await tried(control, { method: 'POST', mode: 'no-cors', body: '{"name":"Intruder"}' }),
        ];
      },
      [`${url}/v23.0/me`, dialog, `${url}/_convograph/v1/apps`, controlKey],
    );
    expect(outcome).toEqual(['cors', 'refused', 'refused', 'refused']);
    expect(await shop.server.store.directory.apps.after('', 100)).toHaveLength(1);
  });

  it('cannot post a form to the control plane', async () => {
    app.pages.set(
      '/trap',
      `<form method="post" enctype="text/plain" action="${shop.server.url}/_convograph/v1/apps"><input name='{"name":"Intruder","x":"' value='"}'><button>Win</button></form>`,
    );
    const page = await opened();
    await page.goto(`${app.origin}/trap`);
    const [answer] = await Promise.all([
      page.waitForResponse(/\/_convograph\/v1\/apps$/),
      page.getByRole('button', { name: 'Win' }).click(),
    ]);
    expect(answer.status()).toBe(403);
    expect(await shop.server.store.directory.apps.after('', 100)).toHaveLength(1);
  });
});
