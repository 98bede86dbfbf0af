import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openDemo } from '../../src/demo/open.ts';
import { start, type TestServer } from '../../src/testing/start.ts';
import { chromiumFor } from '../support/browser.ts';
import { CONSOLE, keyIn, seen } from './support/seen.ts';
import { opened } from './support/window.ts';

const browser = await chromiumFor('test/console/policy.test.ts');
afterAll(() => browser?.close());

let server: TestServer;
let key: string;
let media: string;
beforeAll(async () => {
  server = await start({ console: true, journal: 'bodies' });
  await openDemo(server);
  key = keyIn(server.consoleLink);
  const name = await server.media.put(Buffer.from('globalThis.ran = "media"'));
  media = server.media.link(name, { origin: '', expires: 4e9, extension: 'js' });
});
afterAll(() => server.close());

/** What a script of the test's own gives on a page, where it is not within the page's policy. */
const seenOn = <T>(page: Page, script: string) => page.evaluate(script) as Promise<T>;

/** Opens the console as it would be if a text of somebody's had become markup in it. */
async function withMarkup(markup: string, policy: (text: string) => string = (text) => text) {
  const window = await opened(browser);
  await window.page.addInitScript('globalThis.run = () => { globalThis.ran = "JSONP"; }');
  await window.page.route(`**${CONSOLE}`, async (route) => {
    const answer = await route.fetch();
    const headers = answer.headers();
    headers['content-security-policy'] = policy(headers['content-security-policy'] ?? '');
    const body = (await answer.text()).replace('</body>', `${markup}</body>`);
    await route.fulfill({ response: answer, headers, body });
  });
  await window.page.goto(server.url + CONSOLE, { waitUntil: 'load' });
  return window;
}

/** Scripts that this very origin has, and what else runs one. */
const SCRIPTS = {
  JSONP: () => '<script src="/v26.0/me?callback=globalThis.run"></script>',
  'a medium': () => `<script src="${media}"></script>`,
  'the SDK for pages': () => '<script src="/_convograph/sdk.js"></script>',
  'the console’s own, once more': () =>
    '<script src="/_convograph/console/assets/none.js"></script>',
  'one that stands there': () => '<script>globalThis.ran = "inline"</script>',
  'an attribute': () => '<img src="data:," onerror="globalThis.ran = \'attribute\'">',
  'a frame': () => '<iframe srcdoc="<script>parent.ran = 1</script>"></iframe>',
  'a nonce that was guessed': () =>
    '<script nonce="AAAAAAAAAAAAAAAAAAAAAA">globalThis.ran = 1</script>',
} as const;

describe.skipIf(!browser)('what would be a script on the console’s page', () => {
  it.each(Object.entries(SCRIPTS))('runs by no means: %s', async (_, markup) => {
    const { page, complaints } = await withMarkup(markup());
    expect(await seenOn(page, 'globalThis.ran')).toBeUndefined();
    expect(await seenOn(page, 'typeof globalThis.FB')).toBe('undefined');
    await expect.poll(() => complaints.join('\n')).toContain('Content Security Policy');
  });

  it('would run by a policy that trusts its own origin', async () => {
    const trusting = (policy: string) =>
      policy.replace(/script-src [^;]+/, "script-src 'self' 'unsafe-inline'");
    const { page } = await withMarkup(SCRIPTS.JSONP(), trusting);
    await expect.poll(() => seenOn(page, 'globalThis.ran')).toBe('JSONP');
  });

  it('leads nobody elsewhere: neither addresses nor forms of the page', async () => {
    const markup = `<base href="https://evil.example/"><form id="f" action="/v26.0/me"><button>go</button></form>`;
    const { page, complaints, asked } = await withMarkup(markup);
    expect(await seenOn(page, 'document.baseURI')).toBe(server.url + CONSOLE);
    await page.evaluate('document.getElementById("f").requestSubmit()');
    await expect.poll(() => complaints.join()).toContain('form-action');
    expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([]);
  });

  it.each([
    'document.body.innerHTML = "<b>x</b>"',
    'document.body.insertAdjacentHTML("beforeend", "<b>x</b>")',
    'document.createElement("script").src = "/v26.0/me?callback=run"',
    'document.createElement("iframe").srcdoc = "x"',
    'eval("1")',
    'new Function("1")()',
    'trustedTypes.createPolicy("any", {})',
  ])('is not made of a text: %s', async (code) => {
    const { page } = await opened(browser, server.url + CONSOLE);
    // Later: what evaluates in a page for a test may meanwhile do what the page may not.
    const name = await seenOn(
      page,
      `new Promise((tell) => setTimeout(() => { try { ${code}; tell('done'); } catch (error) { tell(error.name); } }))`,
    );
    expect(name).toMatch(/^(?:TypeError|EvalError)$/);
  });
});

describe.skipIf(!browser)('the console in a browser', () => {
  it('opens by its link, complains of nothing, asks nobody else, and has the key where nobody looks', async () => {
    const { page, complaints, asked } = await opened(browser, server.consoleLink);
    await expect.poll(() => page.url()).not.toContain('key');
    await page.locator('#root > *').first().waitFor({ state: 'attached' });
    expect(await seenOn<string>(page, 'document.documentElement.outerHTML')).not.toContain(key);
    expect(await seenOn<string>(page, 'JSON.stringify(Object.values(localStorage))')).toContain(
      key,
    );
    expect(await page.context().cookies()).toEqual([]);
    expect(complaints).toEqual([]);
    const elsewhere = asked.filter(
      (url) => !url.startsWith(server.url) && !url.startsWith('data:'),
    );
    expect(elsewhere).toEqual([]);
    // A browser sends no fragment; no other address has it.
    expect(asked.filter((url) => url.includes(key)).length).toBeLessThanOrEqual(1);
    const history = await seenOn<number>(page, 'history.length');
    await page.reload();
    expect(await seenOn<number>(page, 'history.length')).toBe(history);
    await page.locator('#root > *').first().waitFor({ state: 'attached' });
    expect(complaints).toEqual([]);
  });

  it('asks for the new link where its key is of another start, and takes it in any way', async () => {
    const { page } = await opened(browser, `${server.url}${CONSOLE}#key=${'x'.repeat(43)}`);
    const asking = page.getByRole('heading', { name: 'Paste the link that the terminal printed' });
    await asking.waitFor();
    await page.getByLabel('Link').fill(server.consoleLink ?? '');
    await page.getByRole('button', { name: 'Open the console' }).click();
    await page.getByRole('grid').waitFor();
    await page.evaluate('localStorage.clear()');
    await page.reload();
    await asking.waitFor();
    // Into the address bar of the page that stands open.
    await page.evaluate(`location.hash = '#key=${key}'`);
    await page.getByRole('grid').waitFor();
    expect(page.url()).not.toContain(key);
  });

  it('looks at a conversation without being seen in what happened', async () => {
    const { page } = await opened(browser);
    const owner = page.waitForResponse(/\/owner$/);
    await page.goto(server.consoleLink ?? '');
    expect((await owner).status()).toBe(200);
    const { bytes } = await seen(server.url, '/_convograph/v1/timeline?filter=kind:control', {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(JSON.parse(String(bytes)).data).toEqual([]);
  });

  it('tells no page of elsewhere where it is, nor is in its hands', async () => {
    const { page } = await opened(browser, server.url + CONSOLE);
    expect(await seenOn(page, 'globalThis.opener')).toBeNull();
    const answer = await page.reload();
    expect(await answer?.headerValue('referrer-policy')).toBe('no-referrer');
    const framing = await opened(
      browser,
      `${server.url.replace('127.0.0.1', 'localhost')}/_convograph/healthz`,
    );
    await framing.page.setContent(`<iframe src="${server.url}${CONSOLE}"></iframe>`);
    await expect
      .poll(() => framing.complaints.join())
      .toMatch(/frame-ancestors|refused to connect|X-Frame-Options/i);
  });

  it('works behind a proxy that puts a path before it', async () => {
    const proxy = createServer((req, res) => {
      const { hostname, port } = new URL(behind.url);
      const path = (req.url ?? '').replace(/^\/chat\/graph/, '');
      // As proxies do where nobody tells them otherwise: the host is the server's.
      const headers = { ...req.headers, host: `${hostname}:${port}` };
      const passed = request({ hostname, port, path, method: req.method, headers }, (answer) => {
        res.writeHead(answer.statusCode ?? 0, answer.headers);
        answer.pipe(res);
      });
      req.pipe(passed);
    });
    await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
    const publicUrl = `http://localhost:${(proxy.address() as AddressInfo).port}/chat/graph`;
    const behind = await start({ console: true, publicUrl, journal: 'bodies' });
    onTestFinished(async () => {
      proxy.closeAllConnections();
      proxy.close();
      await behind.close();
    });
    expect(behind.consoleLink).toContain(`${publicUrl}${CONSOLE}#key=`);
    const { page, complaints } = await opened(browser, behind.consoleLink);
    for (const route of ['', 'some/deeper/route', 'without?x=1']) {
      await page.goto(publicUrl + CONSOLE + route);
      await page.locator('#root > *').first().waitFor({ state: 'attached' });
    }
    await page.goto(publicUrl + CONSOLE.slice(0, -1));
    expect(page.url()).toBe(publicUrl + CONSOLE);
    const status = await seenOn(
      page,
      `fetch('../v1/apps', { headers: { authorization: 'Bearer ${keyIn(behind.consoleLink)}' } }).then(({ status }) => status)`,
    );
    expect(status).toBe(200);
    expect(complaints).toEqual([]);
  });

  it('is open to two at once, each with what the other has no part in', async () => {
    const [one, other] = [
      await opened(browser, server.consoleLink),
      await opened(browser, server.url + CONSOLE),
    ];
    expect(await seenOn<string>(one.page, 'JSON.stringify(localStorage)')).toContain(key);
    expect(await seenOn<string>(other.page, 'JSON.stringify(localStorage)')).not.toContain(key);
  });
});
