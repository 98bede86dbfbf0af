import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteChanges } from '../../src/store/reversals/note-changes.ts';
import { type Play, play } from '../acts/play.ts';
import { Control } from '../control/control.ts';
import { chromiumFor } from '../support/browser.ts';
import type { Json } from '../support/world.ts';
import { focused } from './support/keys.ts';
import { openPhone } from './support/phone.ts';

const browser = await chromiumFor('test/console/restart.test.ts');
afterAll(() => browser?.close());

let p: Play;
let control: Control;
beforeAll(async () => {
  p = await play({ console: true, journal: 'bodies', mode: 'archive' });
  control = new Control(p.world.server);
});

const texts = async (of: { readonly id: string }): Promise<string[]> =>
  (await control.get(`/pages/${p.world.page.id}/phones/${of.id}`)).body.messages.map(
    ({ text }: Json) => text,
  );

describe.skipIf(!browser)('restart from here', () => {
  it('is in the menu of a message: what was said goes, its words are in the field, and one press undoes it', async () => {
    const ada = await p.customer('Adele Brook');
    await p.does('say', ada, { text: 'Where is my mug?' });
    await p.sends(ada, 'I do not know');
    const { does, bubble, composer, page, pane } = await openPhone(browser, p.world, ada);
    await does('Where is my mug?', 'More', 'Restart from here');
    await pane.getByText('Adele Brook is back before that message: 2 messages are gone.').waitFor();
    await bubble('Where is my mug?').waitFor({ state: 'detached' });
    expect(await texts(ada)).toEqual(['hello']);
    await expect.poll(() => composer.inputValue()).toBe('Where is my mug?');
    await composer.press('Enter');
    await expect.poll(() => texts(ada)).toEqual(['hello', 'Where is my mug?']);
    await pane.getByRole('button', { name: 'Undo' }).click();
    await bubble('I do not know').waitFor();
    expect(await texts(ada)).toEqual(['hello', 'Where is my mug?', 'I do not know']);
    await page.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' });
  });

  it('is done by keys alone, and says what goes before', async () => {
    const bo = await p.customer('Bodil Holm');
    await p.does('say', bo, { text: 'twice' });
    const { bubble, page, pane } = await openPhone(browser, p.world, bo);
    await bubble('twice').getByRole('button', { name: 'More', exact: true }).focus();
    await page.keyboard.press('Enter');
    const item = page.getByRole('menuitem', { name: 'Restart from here', exact: true });
    await item.getByText('1 message goes').waitFor();
    await focused(page.getByRole('menuitem'));
    await page.keyboard.type('restart');
    await page.keyboard.press('Enter');
    await pane.getByText(/is back before that message/).waitFor();
    expect(await texts(bo)).toEqual(['hello']);
  });

  it('says in the menu why not of what was there before', async () => {
    const cy = await p.world.person('Cyrus Vale');
    await p.world.conversation({ people: [cy], said: [{ text: 'of old' }] });
    await noteChanges(p.world.server.store, false);
    await noteChanges(p.world.server.store, true);
    const { bubble, page } = await openPhone(browser, p.world, cy);
    await bubble('of old').hover();
    await bubble('of old').getByRole('button', { name: 'More', exact: true }).click();
    const item = page.getByRole('menuitem', { name: 'Restart from here', exact: true });
    await item.getByText(/is not kept/).waitFor();
    expect(await item.getAttribute('aria-disabled')).toBe('true');
  });
});

describe.skipIf(!browser)('what can be done with a message', () => {
  it('covers no other, and reactions are gone along by the keys of a row', async () => {
    const fi = await p.customer('Fiona Reed');
    await p.sends(fi, 'A long answer that stands above and reaches far to the other side');
    await p.sends(fi, 'Well?');
    const { bubble, page } = await openPhone(browser, p.world, fi);
    await bubble('Well?').hover();
    const react = bubble('Well?').getByRole('button', { name: 'React', exact: true });
    const between = async () => {
      const [tool, above] = await Promise.all([
        react.boundingBox(),
        bubble('A long').boundingBox(),
      ]);
      return (tool?.y ?? 0) - (above?.y ?? 0) - (above?.height ?? 0);
    };
    await expect.poll(between).toBeGreaterThanOrEqual(0);
    await react.focus();
    await page.keyboard.press('Enter');
    await focused(page.getByRole('menuitem').first());
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await bubble('Well?').getByText('😆').waitFor();
  });
});

describe.skipIf(!browser)('begin anew', () => {
  it('with the same person says what stays, asks, and is undone by one press', async () => {
    const di = await p.customer('Dido Marsh');
    const { pane } = await openPhone(browser, p.world, di);
    await pane.getByRole('button', { name: /pick another telephone/ }).click();
    const ways = pane.getByRole('list', { name: 'Begin anew' });
    await ways.getByText(/Dido Marsh stays, with profile and id/).waitFor();
    await ways.getByRole('button', { name: 'New conversation, same person' }).click();
    await ways.getByRole('button', { name: /^Sure\?/ }).click();
    await pane.getByText(/Dido Marsh has no conversation any more/).waitFor();
    expect(await texts(di)).toEqual([]);
    await pane.getByRole('button', { name: 'Undo' }).click();
    await pane.locator('article[data-mid]', { hasText: 'hello' }).waitFor();
  });
});

describe.skipIf(!browser)('what is gone elsewhere', () => {
  it('is not shown any more, and shown again when it is back', async () => {
    const eli = await p.customer('Elio Stern');
    const { body } = await control.get(`/pages/${p.world.page.id}/phones/${eli.id}`);
    const { bubble, pane } = await openPhone(browser, p.world, { id: body.conversation_id });
    await bubble('hello').waitFor();
    await control.post('/snapshots', { name: 'elio', replace: true });
    await control.send('DELETE', `/pages/${p.world.page.id}/conversations/${body.conversation_id}`);
    await bubble('hello').waitFor({ state: 'detached' });
    await pane.getByRole('button', { name: 'All people' }).waitFor();
    await control.post('/snapshots/elio/restore');
    await bubble('hello').waitFor();
  });
});
