import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFor } from '../support/browser.ts';
import { wrongInBoth } from './support/axe.ts';
import { finds, focused } from './support/keys.ts';
import { BUSINESS, openConsole, openWorld, type World } from './support/studio.ts';

const browser = await chromiumFor('test/console/lab.test.ts');
afterAll(() => browser?.close());

let world: World;
let token: string;
let person: string;
beforeAll(async () => {
  world = await openWorld();
  const { control } = world;
  await world.subscribe('messages');
  const made = await control.createToken({
    for_app: BUSINESS.bot,
    page: BUSINESS.page,
  });
  token = made.access_token;
  const { data } = await control.listPeople({ page: BUSINESS.page });
  person = data.find(({ name }) => name === BUSINESS.person)?.id ?? '';
});
afterEach(async () => {
  await world.control.mend({});
  await world.control.resetClock({});
});
afterAll(() => world?.close());

/** The bot answers the person: what its call came to. */
async function send(text: string): Promise<string> {
  const answer = await fetch(`${world.server.url}/v25.0/me/messages?access_token=${token}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ recipient: { id: person }, message: { text } }),
  });
  const { error } = (await answer.json()) as { error?: { code: number; error_subcode?: number } };
  return error ? [error.code, error.error_subcode].filter(Boolean).join('/') : 'sent';
}

const says = (text: string) =>
  world.control.say({ page: BUSINESS.page, as: BUSINESS.person, text });

describe.skipIf(!browser)('the 24-hour window', () => {
  it('is past by two clicks: the chip stays, and one more brings real time back', async () => {
    await says('is it open?');
    const { page, click, clicks } = await openConsole(browser, world);
    await click(page.getByRole('button', { name: 'Clock: now' }));
    await click(page.getByRole('menuitem', { name: /Move on \+25 h/ }));
    await page.getByRole('button', { name: 'Clock: +25 h' }).waitFor();
    expect(clicks()).toBe(2);
    expect(await send('too late')).toBe('10/2018278');
    await page.getByRole('button', { name: 'Back to real time' }).click();
    await page.getByRole('button', { name: 'Clock: now' }).waitFor();
    expect(await send('in time')).toBe('sent');
  });

  it('is past without a mouse', async () => {
    await says('and now?');
    const { page } = await openConsole(browser, world);
    await finds(page, '25 hours');
    await page.getByRole('button', { name: 'Clock: +25 h' }).waitFor();
    expect(await send('too late')).toBe('10/2018278');
    await finds(page, 'real time');
    await page.getByRole('button', { name: 'Clock: now' }).waitFor();
  });

  it('is set to a moment in the lab', async () => {
    const { page } = await openConsole(browser, world, { path: 'lab' });
    await page.getByLabel('Moment that the clock is to show').fill('2027-01-02T03:04:05');
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await expect
      .poll(async () => (await world.control.getClock({})).now)
      .toMatch(/^2027-01-0[123]T/);
    await page.locator('time', { hasText: '2027-01-02 03:04' }).waitFor();
  });
});

describe.skipIf(!browser)('the next call', () => {
  it('fails by three clicks on one like it, and no other does', async () => {
    await says('answer me');
    expect(await send('yes')).toBe('sent');
    const { row, click, clicks, page } = await openConsole(browser, world);
    const call = row(/call, POST \/me\/messages/);
    await call.hover();
    await click(call.getByRole('button', { name: 'Fail the next one like it' }));
    await click(page.getByRole('radio', { name: /^613 / }).first());
    await click(page.getByRole('button', { name: 'Arm ×1' }));
    expect(clicks()).toBe(3);
    const chip = page.getByRole('button', { name: '1 fault is armed' });
    await expect.poll(() => chip.textContent()).toBe('×1');
    expect(await send('over the limit')).toBe('613');
    await chip.waitFor({ state: 'detached' });
    expect(await send('again')).toBe('sent');
  });

  it('fails without a mouse, with an error that is found by writing', async () => {
    await says('answer me');
    expect(await send('yes')).toBe('sent');
    const { row, page } = await openConsole(browser, world, { path: 'studio?q=kind:call' });
    await row(/call, POST \/me\/messages/).focus();
    await page.keyboard.press('f');
    await page.getByRole('radio').first().waitFor();
    await focused(page.getByRole('dialog').getByRole('searchbox'));
    await page.keyboard.type('551/');
    await page.getByRole('radio', { name: /^551/ }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '1 fault is armed' }).waitFor();
    expect(await send('is she there?')).toBe('551/1545041');
  });
});

describe.skipIf(!browser)('what is armed', () => {
  it('counts down in the lab, and is mended there', async () => {
    await says('go on');
    const { page } = await openConsole(browser, world, { path: 'lab' });
    const form = page.getByRole('form', { name: 'Calls that fail' });
    await form.getByLabel('How many times').fill('3');
    await form.getByRole('combobox', { name: /^App/ }).selectOption(BUSINESS.bot);
    await form.getByRole('searchbox').fill('613');
    await form.getByRole('radio', { name: /^613/ }).first().check();
    await form.getByRole('button', { name: 'Arm' }).click();
    const armed = page.getByRole('region', { name: 'Armed' });
    await armed.getByText('3 more times').waitFor();
    expect(await send('one')).toBe('613');
    await armed.getByText('2 more times').waitFor();
    await armed.getByRole('button', { name: /^Mend:/ }).click();
    await armed.getByText('Nothing is armed').waitFor();
    expect(await send('two')).toBe('sent');
  });

  it('may be chaos of webhooks, which the bar shows too', async () => {
    const { page } = await openConsole(browser, world, { path: 'lab' });
    const form = page.getByRole('form', { name: 'Webhooks that go wrong' });
    await form.getByLabel('Field').fill('messages');
    await form.getByLabel('How many times').fill('1');
    await form.getByRole('button', { name: 'Arm' }).click();
    await page.getByRole('button', { name: '1 fault is armed' }).waitFor();
    const before = world.took.length;
    await says('told twice');
    await expect.poll(() => world.took.length - before).toBe(2);
    await page.getByRole('region', { name: 'Armed' }).getByText('spent, met once').waitFor();
  });

  it('has names that are armed by one press', async () => {
    const { page } = await openConsole(browser, world, { path: 'lab' });
    await page.getByRole('button', { name: 'Arm rate-limited' }).click();
    await page.getByRole('region', { name: 'Armed' }).getByText('rateLimit').waitFor();
    await page.getByRole('button', { name: '1 fault is armed' }).click();
    await page.getByRole('menuitem', { name: 'Mend all' }).click();
    await page.getByText('Nothing is armed').waitFor();
  });

  it('is seen where it was armed while the list was on its way for the first time', async () => {
    const { page } = await openConsole(browser, world, { path: 'lab' });
    const { promise: isArmed, resolve: goOn } = Promise.withResolvers<void>();
    await page.route(/\/v1\/faults$/, async (route) => {
      const response = await route.fetch();
      if (route.request().method() === 'GET') await isArmed;
      await route.fulfill({ response });
    });
    await page.reload();
    const armed = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await page.getByRole('button', { name: 'Arm rate-limited' }).click();
    await armed;
    goOn();
    await page.getByRole('region', { name: 'Armed' }).getByText('rateLimit').waitFor();
  });

  it('says in the form what the server refuses', async () => {
    const { page } = await openConsole(browser, world, { path: 'lab', may: /400/ });
    const form = page.getByRole('form', { name: 'Webhooks that go wrong' });
    await form.getByLabel('Field').fill('mesages');
    await form.getByRole('button', { name: 'Arm' }).click();
    await form.getByText('messages').first().waitFor();
  });
});

/** Texts of the person's newest messages. */
const written = async (): Promise<string> =>
  JSON.stringify(await world.control.showPhone({ page: BUSINESS.page, of: BUSINESS.person }));

describe.skipIf(!browser)('a known state', () => {
  it('is gone back to by two clicks, which one more takes back', async () => {
    await world.control.saveSnapshot({ name: 'before-two-clicks' });
    await says('after the snapshot');
    const { page, click, clicks } = await openConsole(browser, world);
    await click(page.getByRole('link', { name: 'Lab' }));
    await click(page.getByRole('button', { name: 'Restore before-two-clicks' }));
    await page.getByText('Everything is as the snapshot before-two-clicks holds it.').waitFor();
    expect(clicks()).toBe(2);
    expect(await written()).not.toContain('after the snapshot');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText(/Everything is as the snapshot before-restore/).waitFor();
    expect(await written()).toContain('after the snapshot');
  });

  it('is kept and gone back to without a mouse', async () => {
    const { page } = await openConsole(browser, world, { path: 'lab' });
    await page.getByLabel('Name of a new snapshot').focus();
    await page.keyboard.type('by-keys');
    await page.keyboard.press('Enter');
    await page.getByText('The snapshot by-keys is kept.').waitFor();
    await says('after the keys');
    await finds(page, 'restore by-k');
    await page.getByText('Everything is as the snapshot by-keys holds it.').waitFor();
    expect(await written()).not.toContain('after the keys');
  });

  it('is an empty store, when it was asked twice, and what it held comes back', async () => {
    await says('before the reset');
    const { page } = await openConsole(browser, world, { path: 'lab' });
    await page.getByRole('button', { name: 'Reset everything' }).click();
    expect(await written()).toContain('before the reset');
    await page.getByRole('button', { name: /^Sure\?/ }).click();
    await page.getByText(/All Pages are empty/).waitFor();
    const { data } = await world.control.listPeople({ page: BUSINESS.page });
    expect(data).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText(/Everything is as the snapshot auto-reset-\d+ holds it/).waitFor();
    const apart = page.getByRole('region', { name: 'Kept by itself' });
    await apart.getByText(/^auto-reset-\d+$/).waitFor();
    expect(await written()).toContain('before the reset');
  });
});

describe.skipIf(!browser)('the dialog that fails a call', () => {
  it('has nothing wrong for axe, in light and dark', async () => {
    await send('a call');
    const { row, page } = await openConsole(browser, world, { path: 'studio?q=kind:call' });
    await row(/call, POST/).focus();
    await page.keyboard.press('f');
    await page.getByRole('radio').first().waitFor();
    expect(await wrongInBoth(page)).toEqual([]);
  });
});

describe.skipIf(!browser)('on a telephone', () => {
  it('the lab is behind More', async () => {
    const { page, wrong } = await openConsole(browser, world, { width: 390, height: 844 });
    await page.getByRole('link', { name: 'More' }).click();
    await page.getByRole('link', { name: 'Lab' }).click();
    await page.getByRole('heading', { name: 'Calls that fail' }).waitFor();
    expect(await wrong()).toEqual([]);
  });
});
