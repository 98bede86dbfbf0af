import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type { PersonRow } from '../../src/store/page/people.ts';
import { Control } from '../control/control.ts';
import { fb } from '../ingest/support/threads.ts';
import { fileOf } from '../media/given.ts';
import { png } from '../media/pictures.ts';
import * as samples from '../sending/samples.ts';
import { sender } from '../sending/sending.ts';
import { chromiumFor } from '../support/browser.ts';
import { type Json, sharedWorld } from '../support/world.ts';
import { wrongInBoth } from './support/axe.ts';
import { openPhone, type Telephone } from './support/phone.ts';
import { everything, HOSTILE } from './support/said.ts';

const browser = await chromiumFor('test/console/customer-looks.test.ts');
afterAll(() => browser?.close());

const world = await sharedWorld({ console: true, journal: 'bodies' });
const control = new Control(world.server);
const media = await world.server.media.put(png(90, 160));

/** The elements of the pane with the names of their attributes, each once. */
const elements = ({ pane }: Telephone): Promise<string[]> =>
  pane.evaluate((root: Json) => {
    const all = new Set<string>();
    for (const each of root.querySelectorAll('*')) {
      for (const name of each.getAttributeNames()) all.add(`${each.localName} ${name}`);
      all.add(each.localName);
    }
    return [...all];
  });

/** What is drawn has come: parts of it are loaded with the first message that has one. */
const drawn = async (telephone: Telephone) => {
  await telephone.pane.getByText('Template airline_update: not drawn here').waitFor();
  await expect.poll(() => empty(telephone)).toEqual([]);
  await expect.poll(() => telephone.pane.getByText('…', { exact: true }).count()).toBe(0);
};

/** Which words are not in a text. */
const missingIn = (text: string, words: readonly string[]) =>
  words.filter((each) => !text.includes(each));

/** The bubbles in which nothing is seen. */
const empty = ({ pane }: Telephone): Promise<string[]> =>
  pane.locator('article[data-mid]').evaluateAll((all: Json[]) =>
    all
      .filter((bubble: Json) => {
        const content = bubble.querySelector('[data-bare]');
        return content.innerText.trim() === '' && !content.querySelector('img, [role=img]');
      })
      .map(({ innerHTML }: Json) => innerHTML),
  );

const fold = ({ pane }: Telephone) =>
  pane.getByRole('button', { name: /Show all [\d,]+ characters/ });

describe.skipIf(!browser)('whatever is sent', () => {
  const { mug, order, bargain, survey, grid, film, postback } = samples;
  const sent: readonly (readonly [type: string, payload: object, shown: readonly string[]])[] = [
    ['generic', { elements: [mug] }, ['Clover mug', 'Green glaze', 'Look', 'Yes']],
    ['button', { text: 'Well?', buttons: [postback] }, ['Well?', 'Yes']],
    ['receipt', order, ['Order 1843', '€24.00', '-€10.00', '€62.50', 'Visa 1234', 'View order']],
    ['coupon', bargain, ['For you:', '10% off everything', 'Reveal code', 'To the shop']],
    ['customer_feedback', survey, ['Rate us', 'It takes a minute', 'Rate']],
    ['image_grid', { elements: [grid] }, ['New', 'This week', 'shop.example', 'Yes']],
    ['media', { elements: [film] }, ['www.facebook.com']],
  ];

  it('is drawn: each template, with no picture of another server asked for', async () => {
    const person = await world.person('Ada');
    await control.post(`/pages/${world.page.id}/acts/say`, { as: person.id, text: 'Show me' });
    for (const [type, payload] of sent) {
      const message = samples.templated(type, payload);
      const { status, text } = await sender(world).send({ recipient: { id: person.id }, message });
      expect(status, text).toBe(200);
    }
    const telephone = await openPhone(browser, world, person);
    const { pane, asked, complaints } = telephone;
    await pane.getByText('www.facebook.com').waitFor();
    const bubbles = pane.locator('article[data-mid]');
    for (const [i, [type, , shown]] of sent.entries()) {
      const bubble = bubbles.nth(i + 1);
      await expect
        .poll(async () => missingIn(await bubble.innerText(), shown), { message: type })
        .toEqual([]);
    }
    expect(await pane.getByText('not drawn here').count()).toBe(0);
    await pane.getByRole('button', { name: 'Reveal code' }).click();
    await pane.getByText('10PERCENT').waitFor();
    await pane.getByRole('button', { name: 'Rate', exact: true }).click();
    await pane.getByRole('radio', { name: '4' }).check();
    await pane.getByRole('button', { name: 'Send', exact: true }).first().click();
    await pane.getByText('Thank you for your feedback').waitFor();
    const own = new URL(world.server.url).origin;
    expect(asked.filter((url) => new URL(url).origin !== own)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('is something: what is not drawn says what it is', async () => {
    const { person } = await world.conversation({ said: everything('a text', media) });
    const telephone = await openPhone(browser, world, person);
    await drawn(telephone);
    await expect.poll(() => empty(telephone)).toEqual([]);
    expect(telephone.complaints).toEqual([]);
  });

  /** Opens the telephone of somebody who has said a text wherever one may stand. */
  const openWith = async (text: string) => {
    const person = await world.person(text.slice(0, 60).replaceAll(/[\n\0]/g, ' '));
    await world.conversation({ people: [person], said: everything(text, media) });
    const telephone = await openPhone(browser, world, person);
    await drawn(telephone);
    return telephone;
  };

  /** What the pane is made of where the text is harmless; looked at once. */
  const known = () =>
    (plain ??= openWith(`A long text. ${'https://shop.example/a '.repeat(60)}`).then(elements));
  let plain: Promise<string[]> | undefined;

  it.each(HOSTILE)('stays a text, whatever it would be elsewhere: %j', async (text) => {
    const parts = await known();
    const telephone = await openWith(text);
    const { page, pane, asked, complaints } = telephone;
    await expect
      .poll(async () => (await elements(telephone)).filter((each) => !parts.includes(each)))
      .toEqual([]);
    const links = await pane
      .locator('a[href]')
      .evaluateAll((all: Json[]) => all.map(({ protocol }) => protocol));
    expect(links.filter((each) => !/^(https?|mailto|tel):$/.test(each))).toEqual([]);
    expect(await page.evaluate(() => (globalThis as Json).gone)).toBeUndefined();
    expect(complaints).toEqual([]);
    const own = new URL(world.server.url).origin;
    expect(asked.filter((url) => new URL(url).origin !== own)).toEqual([]);
  });

  it('shows what nobody would see, and folds what is long', async () => {
    const { person } = await world.conversation({
      said: [{ text: 'safe\u202egnp.exe' }, { text: 'x'.repeat(20_000), by: 'page' }],
    });
    const telephone = await openPhone(browser, world, person);
    await telephone.bubble('safe').getByText('safe⟨202E⟩gnp.exe').waitFor();
    expect((await telephone.bubble('xxx').innerText()).length).toBeLessThan(1_000);
    await fold(telephone).click();
    await expect
      .poll(async () => (await telephone.bubble('xxx').innerText()).length)
      .toBeGreaterThan(20_000);
  });

  it('leads away only after it said where', async () => {
    const text = 'https://good.example@evil.example/x and javascript:1';
    const { person } = await world.conversation({
      said: [
        { text },
        {
          by: 'page',
          extra: {
            sentTemplate: {
              type: 'button',
              payload: {
                ...{
                  text: 'Look',
                  buttons: [{ type: 'web_url', title: 'Go', url: 'javascript:1' }],
                },
              },
            },
          },
        },
      ],
    });
    const { pane, page } = await openPhone(browser, world, person);
    await pane.getByRole('link', { name: /good\.example/ }).click();
    await page.getByRole('dialog', { name: 'Open evil.example?' }).waitFor();
    const link = page.getByRole('link', { name: 'Open in a new tab' });
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    await page.getByRole('button', { name: 'Stay here' }).click();
    await pane.getByRole('button', { name: 'Go' }).click();
    await page.getByRole('dialog', { name: 'This address is not opened' }).waitFor();
    expect(await page.getByRole('link', { name: 'Open in a new tab' }).count()).toBe(0);
  });
});

describe.skipIf(!browser)('what came from an archive', () => {
  it('is read alone, until somebody simulates on its Page', async () => {
    const beside = await world.besides();
    const folder = mkdtempSync(join(tmpdir(), 'convograph-archive-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const thread = join(folder, 'messages', 'inbox', 'real_1');
    mkdirSync(thread, { recursive: true });
    const said = [['Rea Real', 'Is it there?'] as const, ['Corner Shop', 'Yes.'] as const];
    writeFileSync(
      join(thread, 'message_1.json'),
      JSON.stringify(fb(['Rea Real', 'Corner Shop'], said)),
    );
    const given = { paths: [folder], page: beside.page.id, me: 'Corner Shop' };
    const { body: job } = await control.post('/imports', given);
    await expect.poll(async () => (await control.get(`/jobs/${job.id}`)).body.state).toBe('done');
    const { body } = await control.get(`/pages/${beside.page.id}/phones`);
    const [{ of: id }] = body.data;
    const person = { id };
    const { pane, page } = await openPhone(browser, beside, person);
    await pane.getByText('Conversations of real people').waitFor();
    expect(await pane.getByRole('textbox').count()).toBe(0);
    await pane.getByRole('button', { name: 'Simulate' }).click();
    await pane.getByText('Simulated').waitFor();
    await pane.getByRole('textbox', { name: /^Message to/ }).fill('As if');
    await page.keyboard.press('Enter');
    await pane.locator('article', { hasText: 'As if' }).waitFor();
  });
});

describe.skipIf(!browser)('everybody can use it', () => {
  const people = new Map<string, PersonRow>();
  const shown = async (platform: 'MESSENGER' | 'INSTAGRAM') => {
    const known = people.get(platform);
    if (known) return known;
    const { person } = await world.conversation({
      platform,
      said: everything('Some words', media),
    });
    const files = [fileOf(png(40, 30), 'bowl.png')];
    await control.post(`/pages/${world.page.id}/acts/say`, { as: person.id, files });
    const quick_replies = [{ content_type: 'text', title: 'Yes', payload: 'YES' }];
    const message = { text: 'Well?', quick_replies };
    await sender(world).send({ recipient: { id: person.id }, message });
    people.set(platform, person);
    return person;
  };

  it.each(['MESSENGER', 'INSTAGRAM'] as const)(
    'in the look of %s, in light and dark',
    async (platform) => {
      const telephone = await openPhone(browser, world, await shown(platform));
      await drawn(telephone);
      const { page, pane } = telephone;
      await pane.getByRole('article').last().hover();
      expect(await wrongInBoth(page, '[data-pane=customer]')).toEqual([]);
    },
  );

  it('where something is picked, in light and dark', async () => {
    const { page, pane } = await openPhone(browser, world, await world.person('Una'));
    await pane.getByRole('button', { name: 'Do something else' }).click();
    await page.getByRole('menu').waitFor();
    expect(await wrongInBoth(page, '[role=menu]')).toEqual([]);
    await page.getByRole('menuitem', { name: 'Location' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await wrongInBoth(page, '[role=dialog]')).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await pane.getByRole('button', { name: /pick another telephone/ }).click();
    await pane.getByRole('searchbox').waitFor();
    expect(await wrongInBoth(page, '[data-pane=customer]')).toEqual([]);
  });

  it.each([320, 390])('at %i px nothing is cut or lies beside the page', async (width) => {
    const look = { viewport: { width, height: 740 }, hasTouch: true };
    const telephone = await openPhone(browser, world, await shown('MESSENGER'), look);
    await drawn(telephone);
    const beside = () =>
      telephone.pane.evaluate(
        (root: Json, most: number) =>
          [...root.querySelectorAll('article[data-mid] > div, textarea, header')]
            .map((each: Json) => each.getBoundingClientRect())
            .filter(({ left, right }: Json) => left < 0 || right > most + 0.5).length,
        width,
      );
    await expect.poll(beside).toBe(0);
    const html = telephone.page.locator('html');
    await expect
      .poll(() => html.evaluate(({ scrollWidth, clientWidth }: Json) => scrollWidth - clientWidth))
      .toBe(0);
  });
});
