import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDemo } from '../../src/demo/open.ts';
import { start, type TestServer } from '../../src/testing/start.ts';
import { chromiumFor } from '../support/browser.ts';
import { CONSOLE } from './support/seen.ts';
import { opened } from './support/window.ts';

const SCRIPT = resolve(import.meta.dirname, '..', '..', 'scripts', 'console-sizes.ts');

/** KB, as a browser gets them. */
const MOST = { first: 235, own: 45, editor: 135, later: 60 };

/** What comes with the first message that is more than words, when its place is held already. */
const BY_CONTENT = /^assets\/(?:extras|other-parts|customer)-/;

interface Sizes {
  readonly first: number;
  readonly own: number;
  readonly editor: number;
  readonly files: readonly string[];
  readonly later: Readonly<Record<string, number>>;
}

let sizes: Sizes;
beforeAll(async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT]);
  sizes = JSON.parse(stdout) as Sizes;
});

it('is no heavier than a page that opens at once may be', () => {
  for (const part of ['first', 'own', 'editor'] as const) {
    expect(sizes[part], part).toBeLessThanOrEqual(MOST[part]);
  }
  for (const [page, size] of Object.entries(sizes.later)) {
    expect(size, page).toBeLessThanOrEqual(MOST.later);
  }
  expect(sizes.first).toBeGreaterThan(sizes.own);
});

const browser = await chromiumFor('test/console/sizes.test.ts');
afterAll(() => browser?.close());

describe.skipIf(!browser)('what counts as fetched before the studio can be used', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await start({ console: true, journal: 'bodies' });
    await openDemo(server);
  });
  afterAll(() => server.close());

  it('is all that a browser asks for until then', async () => {
    const { page, asked } = await opened(browser, server.consoleLink);
    await page.getByRole('grid').waitFor();
    await page.getByRole('log').getByText('apron').first().waitFor();
    const files = asked
      .map((url) => new URL(url).pathname)
      .filter((path) => path.startsWith(`${CONSOLE}assets/`))
      .map((path) => path.slice(CONSOLE.length));
    expect(files).toEqual(expect.arrayContaining([...sizes.files]));
    const others = files.filter((file) => !sizes.files.includes(file) && !BY_CONTENT.test(file));
    expect(others).toEqual([]);
  });
});
