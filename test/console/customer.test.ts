import { afterAll, describe, expect, it } from 'vitest';
import { BotServer } from '../../src/testing/bot-server.ts';
import { Control } from '../control/control.ts';
import { sender } from '../sending/sending.ts';
import { chromiumFor } from '../support/browser.ts';
import { type Json, sharedWorld } from '../support/world.ts';
import { focused } from './support/keys.ts';
import { openPhone } from './support/phone.ts';

const browser = await chromiumFor('test/console/customer.test.ts');
afterAll(() => browser?.close());

const world = await sharedWorld({ console: true, journal: 'bodies' });
const control = new Control(world.server);
const { send } = sender(world);

/** What the bot was told, the newest last. */
const told: Json[] = [];
const bot = await BotServer.start(async (request: Request) => {
  const challenge = new URL(request.url).searchParams.get('hub.challenge');
  if (challenge !== null) return new Response(challenge);
  const { entry } = (await request.json()) as Json;
  for (const { sender, message, postback } of entry.flatMap((each: Json) => each.messaging ?? [])) {
    if (message?.is_echo) continue;
    told.push(message ?? postback);
    const { payload } = postback ?? message?.quick_reply ?? {};
    const text = payload === undefined ? `echo: ${message?.text}` : `chosen: ${payload}`;
    if (message || postback) await send({ recipient: { id: sender.id }, message: { text } });
  }
  return new Response('');
});
afterAll(() => bot.close());
await control.post(`/apps/${world.app.id}/subscriptions`, {
  ...{ callback_url: bot.url, fields: ['messages', 'messaging_postbacks'] },
  page: world.page.name,
});

const says = (person: { id: string }, text: string) =>
  control.post(`/pages/${world.page.id}/acts/say`, { as: person.id, text });
const sends = async (person: { id: string }, message: object): Promise<string> =>
  (await send({ recipient: { id: person.id }, message })).body.message_id;
const phoneOf = async ({ id }: { id: string }): Promise<Json> =>
  (await control.get(`/pages/${world.page.id}/phones/${id}`)).body;
/** Somebody who has written, and was answered. */
const customer = async (name: string) => {
  const person = await world.person(name);
  await says(person, 'hello');
  await expect.poll(async () => (await phoneOf(person)).messages.length).toBe(2);
  return person;
};

describe.skipIf(!browser)('the telephone in the console', () => {
  it('says something as its person, and shows what a bot answers without being asked again', async () => {
    const ada = await world.person('Ada');
    const { composer, bubble, complaints, page } = await openPhone(browser, world, ada);
    await composer.fill('Is the bowl still there?');
    await composer.press('Enter');
    await bubble('echo: Is the bowl still there?').waitFor();
    expect(await bubble(/^Is the bowl/).getAttribute('data-from')).toBe('person');
    expect(await bubble('echo:').getAttribute('data-from')).toBe('page');
    await expect.poll(() => composer.inputValue()).toBe('');
    // Whoever has written has a conversation, which stands in the address from then on.
    await expect.poll(() => page.url()).toMatch(/conversation=t_/);
    expect(complaints).toEqual([]);
  });

  it('sends by Enter, but not while a composition is under way, and breaks a line by Shift+Enter', async () => {
    const bo = await customer('Bo');
    const { composer, page, bubble } = await openPhone(browser, world, bo);
    await composer.focus();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Input.imeSetComposition', {
      ...{ text: '한', selectionStart: 1, selectionEnd: 1 },
    });
    await page.evaluate(() => {
      const { document, KeyboardEvent } = globalThis as Json;
      const press = { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true };
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', press));
    });
    expect(await composer.inputValue()).toBe('한');
    await devtools.send('Input.insertText', { text: '한' });
    await composer.press('Shift+Enter');
    await composer.pressSequentially('line');
    await composer.press('Enter');
    await bubble(/^한/).waitFor();
    expect((await phoneOf(bo)).messages[2].text).toBe('한\nline');
  });

  it('taps a quick reply, which goes away, and a button of a template', async () => {
    const cy = await customer('Cy');
    const { pane, bubble } = await openPhone(browser, world, cy);
    const quick_replies = [{ content_type: 'text', title: 'Tea', payload: 'TEA' }];
    await sends(cy, { text: 'Tea?', quick_replies });
    await pane.getByRole('button', { name: 'Tea', exact: true }).click();
    await bubble('chosen: TEA').waitFor();
    await pane.getByRole('button', { name: 'Tea', exact: true }).waitFor({ state: 'detached' });
    const buttons = [{ type: 'postback', title: 'Menu', payload: 'MENU' }];
    const payload = { template_type: 'button', text: 'What now?', buttons };
    await sends(cy, { attachment: { type: 'template', payload } });
    await pane.getByRole('button', { name: 'Menu', exact: true }).click();
    await bubble('chosen: MENU').waitFor();
    expect(told.at(-1)).toMatchObject({ title: 'Menu', payload: 'MENU' });
  });

  it('reacts, answers, edits and takes back', async () => {
    const di = await customer('Di');
    const { does, bubble, composer, pane } = await openPhone(browser, world, di);
    await does('echo: hello', 'React', 'Love');
    await bubble('echo: hello').getByRole('button', { name: 'Take ❤ back' }).click();
    await expect.poll(async () => (await phoneOf(di)).messages[1].reactions).toBeUndefined();
    await bubble('echo: hello').hover();
    await bubble('echo: hello').getByRole('button', { name: 'Reply' }).click();
    await composer.fill('Yse');
    await composer.press('Enter');
    await bubble('echo: Yse').waitFor();
    await composer.press('ArrowUp');
    await expect.poll(() => composer.inputValue()).toBe('Yse');
    await composer.fill('Yes');
    await composer.press('Enter');
    await bubble(/Yes.*Edited/s).waitFor();
    const [, answered, edited] = (await phoneOf(di)).messages;
    expect(edited).toMatchObject({ text: 'Yes', edits: ['Yse'], reply_to: answered.id });
    await does('Yes', 'More', 'Unsend');
    await pane.getByText('This message was unsent').waitFor();
    expect((await phoneOf(di)).messages[2]).toMatchObject({ unsent: true });
  });

  it('offers what greets before the first message, and the menu at any time', async () => {
    const profile = {
      get_started: { payload: 'START' },
      ice_breakers: [
        { call_to_actions: [{ question: 'Open?', payload: 'HOURS' }], locale: 'default' },
      ],
      persistent_menu: [
        {
          locale: 'default',
          call_to_actions: [
            { type: 'postback', title: 'Help', payload: 'HELP' },
            { type: 'web_url', title: 'Shop', url: 'https://shop.example/' },
          ],
        },
      ],
    };
    const token = { access_token: world.token };
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(profile);
    await world.send('POST', '/me/messenger_profile', token, { body, headers });
    const eve = await world.person('Eve');
    const { pane, page, bubble } = await openPhone(browser, world, eve);
    await pane.getByRole('button', { name: 'Open?' }).waitFor();
    await pane.getByRole('button', { name: 'Get Started' }).click();
    await bubble('chosen: START').waitFor();
    await pane.getByRole('button', { name: 'Get Started' }).waitFor({ state: 'detached' });
    await pane.getByRole('button', { name: 'Menu of the Page' }).click();
    await page.getByRole('menuitem', { name: 'Help' }).click();
    await bubble('chosen: HELP').waitFor();
    await pane.getByRole('button', { name: 'Menu of the Page' }).click();
    await page.getByRole('menuitem', { name: 'Shop' }).click();
    await page.getByRole('dialog', { name: 'Open shop.example?' }).waitFor();
    await world.send('DELETE', '/me/messenger_profile', {
      ...token,
      fields: '["get_started","ice_breakers","persistent_menu"]',
    });
  });

  it('shows that the Page types, and says what was refused', async () => {
    const flo = await customer('Flo');
    const { pane, composer } = await openPhone(browser, world, flo);
    await send({ recipient: { id: flo.id }, sender_action: 'typing_on' });
    await pane.getByRole('img', { name: 'Corner Shop is typing' }).waitFor();
    await pane.getByRole('button', { name: 'Do something else' }).click();
    await pane.page().getByRole('menuitem', { name: 'Sticker' }).click();
    await pane.page().getByRole('textbox', { name: 'sticker' }).fill('nothing of ours');
    await pane.page().getByRole('button', { name: 'Do it' }).click();
    await pane.getByRole('alert').getByText('There is no sticker "nothing of ours"').waitFor();
    await composer.fill('never mind');
    await composer.press('Enter');
    await expect.poll(() => pane.getByRole('alert').innerText()).toBe('');
  });

  it('asks anew only when something concerns it', async () => {
    const gil = await customer('Gil');
    await world.server.settled();
    const { asked, bubble, page } = await openPhone(browser, world, gil);
    const count = () => asked.filter((url) => url.includes('/phones/')).length;
    await bubble('echo: hello').waitFor();
    await expect.poll(() => page.url()).toMatch(/conversation=t_/);
    await page.locator('[data-state=live]').waitFor({ state: 'attached' });
    const before = count();
    for (let n = 0; n < 5; n++) await world.get('/me', { fields: 'id' });
    await page
      .getByRole('row', { name: /GET \/me/ })
      .last()
      .waitFor();
    expect(count()).toBe(before);
    await says(gil, 'now');
    await bubble('echo: now').waitFor();
    expect(count()).toBeGreaterThan(before);
  });

  it('makes a new person, who has the telephone then', async () => {
    const { pane, page, composer, bubble } = await openPhone(browser, world, await customer('Guy'));
    await pane.getByRole('button', { name: /^Guy .*pick another/ }).click();
    await pane.getByRole('button', { name: /^Hal/ }).waitFor({ state: 'detached' });
    await pane.getByRole('button', { name: 'New person' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Hal');
    await page.getByRole('button', { name: 'Create' }).click();
    await pane.getByRole('button', { name: /^Hal .*pick another/ }).waitFor();
    await composer.fill('I am new');
    await composer.press('Enter');
    await bubble('echo: I am new').waitFor();
  });

  it('selects the rows of a bubble, and the bubble of a row', async () => {
    const ivy = await customer('Ivy');
    const { page, bubble, does } = await openPhone(browser, world, ivy);
    await bubble('hello').first().waitFor();
    await does('echo: hello', 'More', 'Show its rows');
    await expect.poll(() => page.url()).toMatch(/[?&]sel=\d+/);
    await expect.poll(() => bubble('echo: hello').getAttribute('aria-current')).toBe('true');
    const [{ id: mid }] = (await phoneOf(ivy)).messages;
    const { body } = await control.get(`/timeline?filter=mid:${mid}%20kind:act`);
    const address = new URL(page.url());
    address.searchParams.set('sel', body.data[0].seq);
    await page.goto(address.href);
    await expect.poll(() => bubble(/^hello/).getAttribute('aria-current')).toBe('true');
  });
});

describe.skipIf(!browser)('by keys alone', () => {
  it('a person writes, taps a quick reply and reacts', async () => {
    const jo = await customer('Jo');
    await sends(jo, {
      text: 'Well?',
      quick_replies: [{ content_type: 'text', title: 'Yes', payload: 'YES' }],
    });
    const { page, pane, composer, bubble } = await openPhone(browser, world, jo);
    await pane.getByRole('group', { name: 'Quick replies' }).waitFor();
    await page.mouse.move(0, 0);
    const focus = async (name: string) => {
      for (let n = 0; n < 80; n++) {
        await page.keyboard.press('Tab');
        const has = await page.evaluate(() => {
          const { activeElement } = (globalThis as Json).document;
          return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent;
        });
        if (has === name) return;
      }
      throw new Error(`No Tab leads to ${name}.`);
    };
    await focus('React');
    await page.keyboard.press('Enter');
    await focused(page.getByRole('menuitem', { name: 'Love' }));
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await phoneOf(jo)).messages[1].reactions?.length).toBe(1);
    await focus('Yes');
    await page.keyboard.press('Enter');
    await bubble('chosen: YES').waitFor();
    await composer.focus();
    await page.keyboard.type('and by keys');
    await page.keyboard.press('Enter');
    await bubble('echo: and by keys').waitFor();
  });
});
