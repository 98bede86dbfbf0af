import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFor } from '../support/browser.ts';
import { finds, focused } from './support/keys.ts';
import { BUSINESS, openConsole, openWorld, type World } from './support/studio.ts';

const browser = await chromiumFor('test/console/inbox.test.ts');
afterAll(() => browser?.close());

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.subscribe('messages', 'standby', 'messaging_handovers');
});
afterAll(() => world?.close());

const { page: PAGE } = BUSINESS;

/** Opens the studio, or another page, with what the Page's people see of a conversation. */
async function open(
  path = 'studio',
  looks: { readonly width?: number; readonly may?: RegExp } = {},
) {
  const seen = await openConsole(browser, world, { path, ...looks });
  const work = seen.page.getByRole('region', { name: 'Work' });
  return { ...seen, work, reply: seen.page.getByRole('textbox', { name: `Reply as ${PAGE}` }) };
}

/** The webhook that told the bot of a text. */
const told = (text: string) => world.took.find((each) => each.includes(text)) ?? '';

describe.skipIf(!browser)('answering instead of the bot', () => {
  it('takes two clicks: the badge, the row and standby follow, and done gives it back', async () => {
    await world.newcomer('Ana', 'is anyone there?');
    const { page, row, click, clicks, work, reply } = await open();
    await click(page.getByRole('tab', { name: 'Inbox' }));
    await work.getByText('owner: Clover Bot').waitFor();
    await click(work.getByRole('button', { name: 'Take control' }));
    await work.getByText('owner: Page Inbox').waitFor();
    await row(/thread_control/).waitFor();
    await focused(reply);
    await page.keyboard.type('Rosa is here.');
    await page.keyboard.press('Enter');
    expect(clicks()).toBe(2);
    await work.getByRole('article').filter({ hasText: 'Rosa is here.' }).waitFor();
    await expect.poll(() => reply.inputValue()).toBe('');

    await world.control.say({ page: PAGE, as: 'Ana', text: 'thank you' });
    await expect.poll(() => told('thank you')).toContain('"standby"');

    await click(work.getByRole('button', { name: 'Done' }));
    await work.getByText('owner: nobody').waitFor();
    await world.control.say({ page: PAGE, as: 'Ana', text: 'one more thing' });
    await expect.poll(() => told('one more thing')).toContain('"messaging"');
    await work.getByText('owner: Clover Bot').waitFor();
  });

  it('is done by keys alone', async () => {
    await world.newcomer('Bea', 'and here?');
    const { page, work, reply } = await open();
    const focusHas = (words: string) =>
      page.evaluate<boolean>(`document.activeElement?.textContent.startsWith("${words}")`);
    const tabTo = async (words: string) => {
      while (!(await focusHas(words))) await page.keyboard.press('Tab');
    };
    while (!(await page.evaluate('document.activeElement?.matches("[data-pane=work]")'))) {
      await page.keyboard.press('F6');
    }
    await tabTo('Row');
    while (!(await focusHas('Inbox'))) await page.keyboard.press('ArrowRight');
    await work.getByRole('button', { name: 'Take control' }).waitFor();
    await tabTo('Take control');
    await page.keyboard.press('Enter');
    await work.getByText('owner: Page Inbox').waitFor();
    await focused(reply);
    await page.keyboard.type('By keys.');
    await page.keyboard.press('Enter');
    await work.getByRole('article').filter({ hasText: 'By keys.' }).waitFor();
    while (!(await focusHas('Done'))) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await work.getByText('owner: nobody').waitFor();
    // The button became the other, and has the focus yet.
    await expect.poll(() => focusHas('Take control')).toBe(true);
  });

  it('takes control by itself, as in Meta’s inbox', async () => {
    await world.newcomer('Cleo', 'hello?');
    const { work, reply } = await open('studio?tab=inbox');
    await reply.fill('Good morning!');
    await reply.press('Enter');
    await work.getByText('owner: Page Inbox').waitFor();
  });
});

describe.skipIf(!browser)('the inbox of a conversation', () => {
  it('is what the telephone shows, from the other side', async () => {
    await world.newcomer('Lea', 'from her telephone');
    await world.control.say({ page: PAGE, as: 'Lea', text: 'from the Page', from_page: true });
    const { page, work } = await open('studio?tab=inbox');
    const customer = page.getByRole('region', { name: 'Customer' });
    const sides = (text: string) =>
      Promise.all(
        [customer, work].map((pane) =>
          pane.getByRole('article').filter({ hasText: text }).last().getAttribute('data-side'),
        ),
      );
    await expect.poll(() => sides('from her telephone')).toEqual(['own', 'theirs']);
    await expect.poll(() => sides('from the Page')).toEqual(['theirs', 'own']);
  });

  it('says which apps may write and until when, and what keeps the others back', async () => {
    await world.newcomer('Dora', 'may you?');
    const { work } = await open('studio?tab=inbox');
    const apps = work.getByRole('list', { name: 'Which apps may write now' });
    await apps.getByText(/Clover Bot may write, (23|24):\d\d left/).waitFor();
    await work.getByRole('button', { name: 'Take control' }).click();
    await apps.getByText('Clover Bot: closed at owner').waitFor();
    await apps.getByText(/Page Inbox owns until/).waitFor();
  });

  it('hands it on to an app, and says who had it: each step leads to its rows', async () => {
    await world.newcomer('Edda', 'who is it?');
    const { page, work } = await open('studio?tab=inbox');
    await work.getByRole('button', { name: 'Take control' }).click();
    await work.getByRole('button', { name: 'Pass to an app' }).click();
    await page.getByRole('menuitem', { name: BUSINESS.bot }).click();
    await work.getByText('3 changes of control').click();
    const steps = work.getByRole('listitem').filter({ hasText: '→' });
    await expect
      .poll(() => steps.allTextContents())
      .toEqual([
        expect.stringContaining('pass Page Inbox → Clover Bot'),
        expect.stringContaining('take Clover Bot → Page Inbox'),
        expect.stringContaining('routed nobody → Clover Bot'),
      ]);
    await steps.first().getByRole('button').click();
    await expect.poll(() => page.url()).toMatch(/q=page%3A\d+\+event%3A\d+/);
  });

  it('names Meta AI where that answers', async () => {
    await world.newcomer('Finn', 'are you a robot?');
    const { work } = await open('studio?tab=inbox');
    await work.getByText('owner: Clover Bot').waitFor();
    const said = { page: PAGE, as: 'Finn', text: 'Yes.', from_page: true, ai: true } as const;
    await world.control.say(said);
    await work.getByText('owner: Meta AI').waitFor();
  });

  it('keeps what was refused in the field, and says why', async () => {
    await world.newcomer('Gus', 'spam, spam');
    await world.control.block({ page: PAGE, as: 'Gus' });
    const { work, reply } = await open('studio?tab=inbox', { may: /409/ });
    await reply.fill('Hello Gus');
    await reply.press('Enter');
    await work.getByRole('alert').getByText(/block/).waitFor();
    expect(await reply.inputValue()).toBe('Hello Gus');
  });
});

describe.skipIf(!browser)('the page of the inbox', () => {
  it('is gone to by g i, lists a folder of a platform, and opens a conversation', async () => {
    await world.newcomer('Hanna', 'a line of a list');
    const { page, reply } = await open();
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    const list = page.getByRole('region', { name: 'Conversations' });
    await list.getByRole('button', { name: /Hanna.*a line of a list/ }).click();
    await reply.waitFor();
    await expect.poll(() => page.url()).toContain('conversation=t_');
    await list.getByRole('radio', { name: 'Spam' }).press('Space');
    const { data } = await world.control.listPhones({ page: PAGE, folder: 'spam' });
    const spam = data.filter(({ platform }) => platform === 'MESSENGER').map(({ name }) => name);
    expect(spam.length).toBeGreaterThan(0);
    const lines = list.getByRole('listitem');
    await lines.filter({ hasText: spam[0] ?? '' }).waitFor();
    await expect.poll(() => lines.count()).toBe(spam.length);
    await expect.poll(() => page.url()).toContain('folder=spam');
    await list.getByRole('radio', { name: 'Instagram' }).press('Space');
    await lines.filter({ hasText: 'Instagram' }).first().waitFor();
  });

  it('is searched, and its t takes control of the one with the focus, and gives it back', async () => {
    await world.newcomer('Philippa Okonjo', 'a needle in a haystack');
    const { page } = await open('inbox');
    const list = page.getByRole('region', { name: 'Conversations' });
    await list.getByRole('searchbox', { name: 'Find by name or words' }).fill('needle');
    const line = list.getByRole('button', { name: /^Philippa Okonjo/ });
    await line.waitFor();
    await expect.poll(() => list.getByRole('listitem').count()).toBe(1);
    const owner = async () => {
      const { data } = await world.control.listPhones({ page: PAGE, name: 'Philippa Okonjo' });
      const conversation = data[0]?.of ?? '';
      return (await world.control.showOwner({ page: PAGE, conversation })).owner_name;
    };
    await line.focus();
    await page.keyboard.press('t');
    await expect.poll(owner).toBe('Page Inbox');
    await page.keyboard.press('t');
    await expect.poll(owner).toBeUndefined();
  });

  it('is a list, then a conversation, where there is room for one', async () => {
    await world.newcomer('Ida', 'on a small screen');
    const { page, reply } = await open('studio', { width: 390 });
    await page.getByRole('link', { name: 'More' }).click();
    await page.getByRole('link', { name: 'Inbox' }).click();
    await page.getByRole('button', { name: /Ida.*on a small screen/ }).click();
    await reply.waitFor();
    await page.getByRole('region', { name: 'Conversations' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'All conversations' }).click();
    await page.getByRole('button', { name: /Ida.*on a small screen/ }).waitFor();
  });

  it('is found in the palette, as is the way to answer instead of the bot', async () => {
    await world.newcomer('Jo', 'by the palette');
    const { page, work } = await open();
    await finds(page, 'Answer instead of the bot', /^Answer/);
    await work.getByRole('button', { name: 'Take control' }).waitFor();
    await finds(page, 'Inbox', /^Inbox/);
    await page.getByRole('region', { name: 'Conversations' }).waitFor();
  });
});
