import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createPage } from '../../src/admin/pages.ts';
import { openDemo } from '../../src/demo/open.ts';
import { start, type TestServer } from '../../src/testing/start.ts';
import { chromiumFor } from '../support/browser.ts';

const browser = await chromiumFor('test/front/browser.test.ts');
afterAll(() => browser?.close());

let demo: TestServer;
beforeAll(async () => {
  demo = await start();
  await openDemo(demo);
});
afterAll(() => demo.close());

/** What is asked of an element; the tests have no types of a browser. */
interface Sized {
  readonly clientWidth: number;
  readonly scrollWidth: number;
}

/** A window; `complaints` is everything that Chromium complains of. */
async function opened(address: string, width = 1440, colorScheme: 'light' | 'dark' = 'light') {
  if (!browser) throw new Error('There is no browser.');
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('console', (message) => void complaints.push(message.text()));
  page.on('pageerror', (error) => void complaints.push(error.message));
  await page.goto(address);
  return { page, complaints };
}

/** How much lighter one colour of a page is than another: WCAG's contrast. */
function contrast(one: string, other: string): number {
  const [a = 0, b = 0] = [one, other].map((colour) => {
    const parts = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => Number(part) / 255);
    const [r = 0, g = 0, blue = 0] = parts.map((c) =>
      c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  });
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const PAGES = ['/', '/_convograph/docs/', '/_convograph/docs/guides/tokens'];

describe.skipIf(!browser)('in a browser', () => {
  it('the address alone shows the page, and its links lead to guides and back', async () => {
    const { page, complaints } = await opened(demo.url);
    await page.getByRole('heading', { name: 'Not offered yet' }).waitFor();
    await page.getByRole('link', { name: 'Rate limits' }).click();
    await page.getByRole('heading', { name: 'Rate limits', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Convograph', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Ids' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it.each(PAGES.flatMap((path) => [360, 1440].map((width) => ({ path, width }))))(
    '$path is whole at $width px',
    async ({ path, width }) => {
      const { page, complaints } = await opened(demo.url + path, width);
      const sizes = await page
        .locator('html')
        .evaluate(({ clientWidth, scrollWidth }: Sized) => [clientWidth, scrollWidth]);
      expect(sizes).toEqual([width, width]);
      expect(complaints).toEqual([]);
    },
  );

  it.each(['light', 'dark'] as const)('can be read when all is %s', async (scheme) => {
    const { page } = await opened(demo.url, 1440, scheme);
    const colourOf = (selector: string, what: 'color' | 'background-color') =>
      page
        .locator(selector)
        .first()
        .evaluate(
          (element, name) =>
            (
              globalThis as unknown as {
                getComputedStyle(of: unknown): { getPropertyValue(name: string): string };
              }
            )
              .getComputedStyle(element)
              .getPropertyValue(name),
          what,
        );
    const ground = await colourOf('body', 'background-color');
    expect(contrast(ground, '255, 255, 255') < 1.2).toBe(scheme === 'light');
    for (const part of ['body', '.hero p', '.ids dt', '.rows dd', 'section a', 'footer', '.note']) {
      expect(contrast(await colourOf(part, 'color'), ground), part).toBeGreaterThan(4.5);
    }
    const [mark, address] = ['background-color', 'color'] as const;
    const [onMark, inMark] = [
      await colourOf('.address', mark),
      await colourOf('.address', address),
    ];
    expect(contrast(onMark, inMark)).toBeGreaterThan(4.5);
  });

  it('is whole with the longest names, and nothing of them runs', async () => {
    const own = await start();
    onTestFinished(() => own.close());
    const name = `<img src=x onerror="alert(1)">${'Verylong'.repeat(20)}`;
    await createPage(own, { name });
    const { page, complaints } = await opened(own.url, 360);
    expect(await page.getByText(name).isVisible()).toBe(true);
    const wide = await page.locator('html').evaluate(({ scrollWidth }: Sized) => scrollWidth);
    expect(wide).toBe(360);
    expect(complaints).toEqual([]);
  });
});
