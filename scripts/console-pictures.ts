/*
 * Makes the pictures of the console of its page, as README and the guide show them:
 * `node scripts/console-pictures.ts [name]...`, where the page looks otherwise than there.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { openWorld, type Seen } from './console-pictures/world.ts';
import { CannotMake, make } from './make.ts';

const FOLDER = join(resolve(import.meta.dirname, '..'), 'docs', 'images', 'console');
/** Until pictures and panes are in their places, in ms. */
const SETTLED = 1_500;
const WIDE = { width: 1440, height: 810 };
const PHONE = { width: 390, height: 844 };

/** A picture: where the console stands, and what one does there before it is taken. */
interface Scene {
  /** Page and query. */
  readonly at: (seen: Seen) => readonly [page: string, query?: Readonly<Record<string, string>>];
  readonly size?: typeof WIDE;
  readonly colorScheme?: 'dark';
  readonly before?: (page: Page) => Promise<void>;
}

const selected = (page: Page) => page.getByRole('row', { selected: true }).waitFor();

const studio: Scene = {
  at: ({ webhook }) => ['studio', { sel: String(webhook) }],
  before: selected,
};

const SCENES: Readonly<Record<string, Scene>> = {
  studio,
  'studio-dark': { ...studio, colorScheme: 'dark' },
  why: { at: ({ notSent }) => ['studio', { sel: String(notSent), tab: 'why' }], before: selected },
  explorer: {
    at: () => ['explorer', { call: CALL }],
    async before(page) {
      await page.getByRole('button', { name: 'Run' }).click();
      await page.getByText('HTTP 200').waitFor();
    },
  },
  inbox: {
    at: ({ facts }) => ['inbox', { conversation: facts.sendPsid }],
    before: (page) => page.getByPlaceholder(/^Reply/).waitFor(),
  },
  phone: { at: () => ['studio', { pane: 'customer' }], size: PHONE },
};

const CALL =
  'GET /v25.0/me/conversations?fields=id,updated_time,participants,messages.limit(2){message,from}&limit=3';

async function picture(browser: Browser, seen: Seen, scene: Scene): Promise<Buffer> {
  const { at, size = WIDE, colorScheme = 'light', before } = scene;
  const page = await browser.newPage({ viewport: size, reducedMotion: 'reduce', colorScheme });
  const [where, query = {}] = at(seen);
  const address = new URL(seen.link);
  address.pathname += where;
  address.search = new URLSearchParams(query).toString();
  await page.goto(address.href);
  await page.locator('[data-state=live]').waitFor({ state: 'attached' });
  await before?.(page);
  await page.evaluate('document.fonts.ready');
  await page.waitForTimeout(SETTLED);
  const bytes = await page.screenshot();
  await page.close();
  return bytes;
}

/** The scenes that are asked for; all without names. */
function wanted(names: readonly string[]): readonly string[] {
  const unknown = names.find((name) => !(name in SCENES));
  if (unknown === undefined) return names.length === 0 ? Object.keys(SCENES) : names;
  throw new CannotMake(`There is no picture ${unknown}: give ${Object.keys(SCENES).join(', ')}.`);
}

await make(import.meta.url, async () => {
  const names = wanted(process.argv.slice(2));
  const seen = await openWorld();
  const { browser, close } = await openBrowser();
  mkdirSync(FOLDER, { recursive: true });
  try {
    const files: string[] = [];
    for (const name of names) {
      const file = join(FOLDER, `${name}.png`);
      writeFileSync(file, await picture(browser, seen, SCENES[name] as Scene));
      files.push(file);
    }
    return files;
  } finally {
    await close();
    await seen.close();
  }
});
