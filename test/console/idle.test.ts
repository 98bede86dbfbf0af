import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDemo } from '../../src/demo/open.ts';
import { start, type TestServer } from '../../src/testing/start.ts';
import { chromiumFor } from '../support/browser.ts';
import { opened } from './support/window.ts';

const browser = await chromiumFor('test/console/idle.test.ts');
afterAll(() => browser?.close());

let server: TestServer;
beforeAll(async () => {
  server = await start({ console: true, journal: 'bodies' });
  await openDemo(server);
});
afterAll(() => server?.close());

/** Stands where React tells tools what it did: the texts of each time that all was made with others. */
const WATCH = `globalThis.texts = new Set();
globalThis.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
  supportsFiber: true,
  inject: () => 1,
  onCommitFiberUnmount() {},
  onCommitFiberRoot(id, { current }) {
    for (let part = current; part; part = part.child) {
      const value = part.memoizedProps?.value;
      if (value?.i18n) return texts.add(value);
    }
  },
};`;

describe.skipIf(!browser)('what is loaded while nobody waits for it', () => {
  it('makes nothing anew of what is shown', async () => {
    const { page } = await opened(browser);
    await page.addInitScript(WATCH);
    await page.goto(server.consoleLink ?? '');
    await page.getByRole('grid').waitFor({ timeout: 40_000 });
    await page.keyboard.press('Shift');
    for (const id of ['lab.after', 'inbox.choose', 'explorer.answer']) {
      await expect
        .poll(() => page.evaluate(`[...texts].at(-1).i18n.messages['${id}'] !== undefined`))
        .toBe(true);
    }
    expect(await page.evaluate('texts.size')).toBe(1);
  });
});
