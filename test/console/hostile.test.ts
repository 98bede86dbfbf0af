import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFor } from '../support/browser.ts';
import type { Json } from '../support/world.ts';
import { BUSINESS, openConsole, openWorld, type World } from './support/studio.ts';

const browser = await chromiumFor('test/console/hostile.test.ts');
afterAll(() => browser?.close());

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

/** What would be markup, an address, or nothing that is seen. */
const HOSTILE = `"><img src=x onerror="globalThis.gone=1"><b>javascript:1 a\u202eb\u200bc`;

/** What an editor shows in place of what is not seen is made of elements. */
const PLAIN = 'Plain name \u202e\u200b';

/** Has an app, a user, a person, a client and a call that is refused, all with this name; says where each is seen. */
async function named(name: string): Promise<readonly (readonly [path: string, seen: string])[]> {
  const { control, server } = world;
  const app = await control.createApp({ name });
  await control.subscribeApp({
    ...{ app: app.id, page: BUSINESS.page, fields: ['messages'], verify: false },
    callback_url: `http://localhost:9/hook?${new URLSearchParams({ name })}`,
  });
  const user = await control.createUser({ name });
  const token = await control.createToken({ user: user.id, for_app: app.id });
  await world.newcomer(name, name);
  const call = new URLSearchParams({ fields: name });
  await fetch(`${server.url}/v25.0/me?${call}`, {
    headers: { authorization: `Bearer ${token.access_token}`, 'user-agent': encodeURI(name) },
  });
  const { data } = await control.listTimeline({ filter: 'is:refused', limit: 1 });
  return [
    [`webhooks?app=${app.id}`, 'text=messaging_postbacks'],
    [`tokens?token=${token.id}`, 'text=/"is_valid"/'],
    ['inbox', 'text=Choose a conversation'],
    ['studio', 'text=/The first call came from/'],
    [`studio?sel=${data.at(-1)?.seq}`, '[data-explains]'],
    [`explorer?${new URLSearchParams({ call: `GET /v25.0/me?${call}` })}`, 'text=HTTP 400'],
  ];
}

/** The elements of a page with the names of their attributes, each once. */
const elements = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const all = new Set<string>();
    for (const each of (globalThis as Json).document.body.querySelectorAll('*')) {
      all.add(each.localName);
      for (const name of each.getAttributeNames()) all.add(`${each.localName} ${name}`);
    }
    return [...all];
  });

/** Goes through pages, presses what shows more, and gives what they are made of, and their texts. */
async function walk(
  paths: Awaited<ReturnType<typeof named>>,
  name: RegExp,
  known?: ReadonlySet<string>,
) {
  const { page } = await openConsole(browser, world, { path: 'settings' });
  const made = new Set<string>();
  const texts: string[] = [];
  for (const [path, seen] of paths) {
    await page.goto(new URL(path, page.url()).href);
    if (path.startsWith('explorer')) {
      await page.getByRole('button', { name: 'Run' }).click();
      // The call as code comes when it is made.
      await page.locator('pre[tabindex]').first().waitFor();
    }
    await page.getByText(name).first().waitFor();
    await page.locator(seen).first().waitFor();
    // What stands there until an editor has come.
    await expect.poll(() => page.locator('pre[class]').count()).toBe(0);
    // What is there for a moment, until something has come, may be there once and not the other time.
    const others = async () => (await elements(page)).filter((each) => known?.has(each) === false);
    await expect.poll(others, { message: path }).toEqual([]);
    for (const each of await elements(page)) made.add(each);
    texts.push(await page.locator('body').innerText());
  }
  expect(await page.evaluate(() => (globalThis as Json).gone)).toBeUndefined();
  return { made, texts };
}

describe.skipIf(!browser)('names and texts of others', () => {
  it('stay texts on every page that shows them, and hide nothing', async () => {
    const plain = await walk(await named(PLAIN), /Plain name/);
    const hostile = await walk(await named(HOSTILE), /<img src=x/, plain.made);
    const lines = hostile.texts.flatMap((text) => text.split('\n'));
    expect(
      lines.filter((line) => /[\u202e\u200b]/.test(line)).map((line) => JSON.stringify(line)),
    ).toEqual([]);
    expect(hostile.texts.filter((text) => text.includes('⟨202E⟩')).length).toBeGreaterThan(3);
  });
});
