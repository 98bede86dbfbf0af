import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fb } from '../ingest/support/threads.ts';
import { zipTexts } from '../ingest/support/zips.ts';
import { chromiumFor } from '../support/browser.ts';
import { HOSTILE } from './support/said.ts';
import { openConsole, openWorld, type World } from './support/studio.ts';

const browser = await chromiumFor('test/console/import.test.ts');
afterAll(() => browser?.close());

let world: World;
let folder: string;
beforeAll(async () => {
  world = await openWorld();
  folder = await mkdtemp(join(tmpdir(), 'dropped-'));
});
afterAll(async () => {
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A download of a shop with two customers, and a file that is none. */
function download(
  shop: string,
  name = 'facebook-1.zip',
  broken = 'message_1.json',
): Promise<string> {
  const thread = (who: string, ...said: string[]) =>
    JSON.stringify(
      fb(
        [who, shop],
        said.map((text, i) => [i % 2 === 0 ? who : shop, text] as const),
      ),
    );
  const inbox = 'your_facebook_activity/messages/inbox';
  return zipTexts(
    {
      [`${inbox}/noor_1/message_1.json`]: thread('Noor Haddad', 'Is it glazed?', 'It is.'),
      [`${inbox}/lina_2/message_1.json`]: thread('Lina Berg', 'Thanks!'),
      [`${inbox}/mats_3/${broken}`]: '{"participants": [',
    },
    join(folder, name),
  );
}

/** Holds a file over the window, and lets it go. */
async function drop(page: Page, path: string, name: string): Promise<void> {
  const bytes = (await readFile(path)).toString('base64');
  // Types of browsers are none of a test's.
  const dataTransfer = await page.evaluateHandle(`
    const bytes = Uint8Array.from(atob('${bytes}'), (each) => each.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], '${name}', { type: 'application/zip' }));
    transfer;
  `);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer });
  await page.dispatchEvent('body', 'dragover', { dataTransfer });
  await page.getByText('Drop it to import it').waitFor();
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}

const pageNamed = async (name: string) =>
  (await world.control.listPages({})).data.find((each) => each.name === name);

describe.skipIf(!browser)('a download', () => {
  it('is dropped anywhere and in by one click; its newest conversation is another', async () => {
    const path = await download('Tern & Thistle');
    const { page, click, clicks, wrong } = await openConsole(browser, world, { path: 'timeline' });
    await drop(page, path, 'facebook-1.zip');
    const name = page.getByRole('textbox', { name: 'Name of the Page' });
    await expect.poll(() => name.inputValue()).toBe('Tern & Thistle');
    const business = page.getByRole('radio', { name: /^Tern & Thistle in 2 of/ });
    await expect.poll(() => business.isChecked()).toBe(true);
    await page.getByText('2 conversations, 3 messages').waitFor();
    expect(await wrong()).toEqual([]);
    // Nothing is written yet.
    expect(await pageNamed('Tern & Thistle')).toBeUndefined();
    await click(page.getByRole('button', { name: 'Import', exact: true }));
    await page.getByText('3 messages of 2 conversations are in, 3 of them new.').waitFor();
    const skipped = page.getByRole('table', { name: '1 thing is not in' });
    await skipped
      .getByText('facebook-1.zip/your_facebook_activity/messages/inbox/mats_3')
      .waitFor();
    expect(clicks()).toBe(1);
    expect(await wrong()).toEqual([]);
    // What it came to is in the address: a reload shows it.
    await page.reload();
    await click(page.getByRole('button', { name: 'Open the newest conversation' }));
    await page
      .getByRole('log')
      .getByText('It is.')
      .or(page.getByRole('log').getByText('Thanks!'))
      .waitFor();
    // The Page is of real people: nobody writes for them by mistake.
    await page.getByRole('button', { name: 'Simulate' }).waitFor();
    const made = await pageNamed('Tern & Thistle');
    expect(made?.mode).toBe('archive');
    await expect.poll(() => new URL(page.url()).searchParams.get('page')).toBe(made?.id);
    expect((await world.control.listUploads({})).data).toEqual([]);
  });

  it('goes where one says: another Page and another business are a click each', async () => {
    const path = await download('Mill Bakery', 'facebook-2.zip');
    const { page, click, clicks, wrong } = await openConsole(browser, world, { path: 'import' });
    await drop(page, path, 'facebook-2.zip');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await wrong(['color-contrast'])).toEqual([]);
    await click(page.getByRole('radio', { name: /^Noor Haddad in 1 of/ }));
    await page.getByText("--me-facebook 'Noor Haddad'").waitFor();
    const name = page.getByRole('textbox', { name: 'Name of the Page' });
    await expect.poll(() => name.inputValue()).toBe('Noor Haddad');
    await click(page.getByRole('radio', { name: /^Mill Bakery in 2 of/ }));
    await click(page.getByRole('radio', { name: 'Kiln & Clover' }));
    await click(page.getByRole('button', { name: 'Import', exact: true }));
    await page.getByText('3 of them new.').waitFor();
    expect(clicks()).toBe(4);
    expect(await pageNamed('Mill Bakery')).toBeUndefined();
  });

  it('is imported by keys alone, and is there when one comes back', async () => {
    const path = await download('Fern House', 'facebook-3.zip');
    const { page } = await openConsole(browser, world);
    // Early: it has to be known when it is pressed that this test has the choice.
    const chooser = page.waitForEvent('filechooser', { timeout: 0 });
    await page.getByRole('row').first().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    const choose = page.getByRole('button', { name: 'Choose files' });
    await choose.focus();
    await page.keyboard.press('Enter');
    // The network takes its time: whoever leaves sees how far it is, and comes back by the same.
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    await page.route('**/parts?*', (route) => held.then(() => route.continue()));
    await (await chooser).setFiles(path);
    await page.getByRole('progressbar', { name: 'facebook-3.zip' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('row').first().waitFor();
    const chip = page.getByRole('link', { name: 'Sending 0 %' });
    await chip.focus();
    await page.keyboard.press('Enter');
    release();
    const name = page.getByRole('textbox', { name: 'Name of the Page' });
    await expect.poll(() => name.inputValue()).toBe('Fern House');
    await page.getByRole('button', { name: 'Import', exact: true }).focus();
    await page.keyboard.press('Enter');
    const open = page.getByRole('button', { name: 'Open the newest conversation' });
    await open.waitFor();
    await open.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Simulate' }).waitFor();
  });

  it('that lies on the server’s machine is named by its path, and what is none says why', async () => {
    const path = await download('Salt & Sage', 'facebook-4.zip');
    const { page } = await openConsole(browser, world, { path: 'import' });
    const paths = page.getByRole('textbox', { name: 'Paths of folders or files, one a line' });
    await paths.fill(join(folder, 'nothing.zip'));
    await page.getByRole('button', { name: 'Look into it' }).click();
    await page.getByText('There are no conversations in it').waitFor();
    await page
      .getByRole('table', { name: '1 thing is not in' })
      .getByText('no such file')
      .waitFor();
    await page.getByRole('button', { name: 'Import something else' }).click();
    await paths.fill(path);
    await page.getByRole('button', { name: 'Look into it' }).click();
    const command = `import ${path} --page 'Salt & Sage' --create --me-facebook 'Salt & Sage'`;
    await page.getByText(command).waitFor();
  });

  it('of any names stays text: of people, of files, of what could not be read', async () => {
    const [names = ''] = HOSTILE;
    const path = await download(names, 'facebook-6.zip', `${names}.json`);
    const { page } = await openConsole(browser, world, { path: 'import' });
    const tags = () => page.locator('main :is(img, script, iframe, a[href^="javascript"])').count();
    await drop(page, path, '"><img src=x>.zip');
    await page.getByRole('radio', { name: /in 2 of 2/ }).waitFor();
    expect(await tags()).toBe(0);
    await page.getByRole('textbox', { name: 'Name of the Page' }).fill('Plain');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('button', { name: 'Open the newest conversation' }).waitFor();
    await page.getByRole('table', { name: '1 thing is not in' }).waitFor();
    expect(await tags()).toBe(0);
    expect(await page.evaluate('globalThis.gone')).toBeUndefined();
  });

  it('that was sent and not imported lies there after a reload; what cannot be sent says why', async () => {
    const path = await download('Hazel & Co', 'facebook-5.zip');
    const { page } = await openConsole(browser, world, { path: 'import', may: /status of 400/ });
    await drop(page, path, 'facebook-5.zip');
    await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
    await page.reload();
    // The address is the look.
    await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Import' }).first().click();
    const chooser = page.waitForEvent('filechooser', { timeout: 0 });
    const lying = page.getByRole('region', { name: 'Files that were sent' });
    await lying.getByRole('button', { name: 'Look into it' }).click();
    await page.getByText('2 conversations, 3 messages').waitFor();
    await page.goBack();
    await lying.getByRole('button', { name: 'Remove facebook-5.zip' }).click();
    await lying.waitFor({ state: 'detached' });
    expect((await world.control.listUploads({})).data).toEqual([]);
    await page.getByRole('button', { name: 'Choose files' }).click();
    await (await chooser).setFiles({ name: 'a.zip', mimeType: '', buffer: Buffer.alloc(0) });
    await page.getByText('An empty file holds nothing: choose another.').waitFor();
  });
});

describe.skipIf(!browser)('a snapshot', () => {
  it('is downloaded as it lies, and dropped anywhere it is one of the store again', async () => {
    await world.control.saveSnapshot({ name: 'opening-day' });
    const lies = join(world.server.dataDir, 'snapshots', 'opening-day.convograph');
    const { page } = await openConsole(browser, world, { path: 'lab', may: /status of 40[09]/ });
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download opening-day' }).click();
    const saved = await downloading;
    expect(saved.suggestedFilename()).toBe('opening-day.convograph');
    const got = await readFile(await saved.path());
    expect(got.equals(await readFile(lies))).toBe(true);
    await page.getByRole('link', { name: 'Timeline' }).first().click();
    await drop(page, lies, 'opening-day.convograph');
    // The name is another's: it has the next.
    await page.getByRole('button', { name: 'Restore opening-day-2' }).waitFor();
    const { holds } = await world.control.showSnapshot({ snapshot: 'opening-day-2' });
    expect(holds?.pages).toBeGreaterThan(0);
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Bring one from a file' }).click();
    const none = { name: 'none.convograph', mimeType: '', buffer: Buffer.from('none') };
    await (await choosing).setFiles(none);
    await page.getByText('It is no snapshot of Convograph, or damaged').waitFor();
  });
});
