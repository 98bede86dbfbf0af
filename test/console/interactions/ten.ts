import { expect } from 'vitest';
import { focused } from '../support/keys.ts';
import { BUSINESS, type World } from '../support/studio.ts';
import type { Hand } from './hands.ts';

/** Opens the console at a path. */
type Open = (path: string) => Promise<Hand>;

/** Something that somebody wants of the console, in as many clicks as it is meant to take. */
type Interaction = (world: World, open: Open) => Promise<void>;

/** The bot calls: the code that it is answered with, if any. */
async function calls(world: World, path: string, scopes?: readonly ['email']) {
  const { access_token } = await world.control.createToken({
    ...{ for_app: BUSINESS.bot, page: BUSINESS.page },
    ...(scopes && { scopes }),
  });
  const headers = { authorization: `Bearer ${access_token}` };
  const answer = await fetch(`${world.server.url}/v25.0${path}`, { headers });
  const { error } = (await answer.json()) as { readonly error?: { readonly code: number } };
  return error?.code;
}

const seesAMessage: Interaction = async (world, open) => {
  await world.newcomer('Ana Morris', 'hello');
  const { page, pane, row, goes, clicks } = await open('studio?conversation=Ana Morris');
  await pane('customer').getByRole('textbox').last().fill('does my bot get this?');
  await page.keyboard.press('Enter');
  await goes('timeline');
  await row('act', 'does my bot get this').waitFor();
  await row('webhook', 'message, Clover Bot, 200').waitFor();
  expect(clicks()).toBe(0);
  await expect.poll(() => world.took.join()).toContain('does my bot get this?');
};

const asksWhy: Interaction = async (world, open) => {
  await world.askFor('message_reads');
  await world.newcomer('Bea Quist', 'nobody told you');
  const { page, row, named, press, says, goes, clicks } = await open('studio');
  await goes('timeline');
  await press(row('not_sent', 'Clover Bot').getByRole('button', named('timeline.why')));
  await press(page.getByRole('button', { name: 'subscribe messages' }));
  await page.getByText(says('work.opened')).waitFor();
  expect(clicks()).toBe(2);
  await expect.poll(() => world.took.at(-1)).toContain('nobody told you');
};

/** A webhook that the bot would not take, which it takes now. */
async function fails(world: World, name: string) {
  world.answer(500);
  await world.newcomer(name, `lost: ${name}`);
  world.answer(200);
}

const replaysOne: Interaction = async (world, open) => {
  await fails(world, 'Cleo Tamm');
  const { page, row, named, press, says, goes, clicks } = await open('studio?q=is:failed');
  await goes('timeline');
  await press(row('webhook', '500').getByRole('button', named('timeline.replay')));
  await page.getByText(says('work.replay.done', { ok: 1, failed: 0 })).waitFor();
  expect(clicks()).toBe(1);
  expect(world.took.at(-1)).toContain('lost: Cleo Tamm');
};

const replaysMany: Interaction = async (world, open) => {
  await fails(world, 'Dora Vane');
  const { page, row, named, press, says, goes, clicks } = await open('studio');
  await goes('timeline');
  await row('webhook', '500').waitFor();
  await press(page.getByRole('button', named('timeline.quick.failed')));
  await row('webhook', '500').waitFor();
  const replay = page.getByRole('button', {
    name: new RegExp(says('timeline.replayMatching', { n: '\\d+' })),
  });
  await press(replay);
  const send = page.getByRole('button', {
    name: new RegExp(`^${says('work.replay.send', { n: '[1-9]\\d*' })}$`),
  });
  // How many there are is known when all of the rows are.
  const n = Number(/\d+/.exec(await send.innerText()));
  await press(send);
  await page.getByText(says('work.replay.done', { ok: n, failed: 0 })).waitFor();
  expect(clicks()).toBe(3);
  expect(world.took.join()).toContain('lost: Dora Vane');
};

const answersInstead: Interaction = async (world, open) => {
  await world.newcomer('Edda Lund', 'a human, please');
  const { page, pane, named, press, says, goes, clicks } = await open('studio');
  await goes('work');
  await press(page.getByRole('tab', named('work.tab.inbox')));
  await press(page.getByRole('button', named('inbox.control.take')));
  await pane('work')
    .getByText(says('customer.owner', { name: 'Page Inbox' }))
    .first()
    .waitFor();
  await focused(pane('work').getByRole('textbox').last());
  await page.keyboard.type('A human is here.');
  await page.keyboard.press('Enter');
  await pane('work').getByRole('article').filter({ hasText: 'A human is here.' }).waitFor();
  expect(clicks()).toBe(2);
  await page.getByRole('button', named('inbox.control.done')).click();
  await page.getByRole('button', named('inbox.control.take')).waitFor();
};

const restarts: Interaction = async (world, open) => {
  await world.newcomer('Finn Ode', 'first words');
  await world.control.say({ page: BUSINESS.page, as: 'Finn Ode', text: 'words too many' });
  const { page, pane, named, press, says, clicks } = await open('studio?conversation=Finn Ode');
  const bubble = pane('customer').getByRole('article').filter({ hasText: 'words too many' });
  await bubble.hover();
  await press(bubble.getByRole('button', named('customer.tool.more')));
  await press(page.getByRole('menuitem', named('customer.tool.restart')));
  await page.getByText(says('undo.done.restart', { name: 'Finn Ode', messages: 1 })).waitFor();
  expect(clicks()).toBe(2);
  const composer = pane('customer').getByRole('textbox').last();
  await expect.poll(() => composer.inputValue()).toBe('words too many');
  await page.getByRole('button', named('undo.undo')).click();
  await bubble.waitFor();
};

const breaks: Interaction = async (world, open) => {
  await calls(world, '/me?fields=name');
  const { page, row, named, press, goes, clicks } = await open('studio?q=kind:call');
  await goes('timeline');
  const call = row('call', 'GET /me');
  await call.hover();
  await press(call.getByRole('button', named('shell.keys.fail')));
  await press(page.getByRole('radio', { name: /^613 / }).first());
  await press(page.getByRole('button', named('lab.next.arm')));
  await page.getByRole('button', named('shell.faults', { n: 1 })).waitFor();
  expect(clicks()).toBe(3);
  expect(await calls(world, '/me')).toBe(613);
  await page.getByRole('button', named('shell.faults', { n: 1 })).waitFor({ state: 'detached' });
  expect(await calls(world, '/me')).toBeUndefined();
};

const copiesAsCode: Interaction = async (world, open) => {
  await calls(world, '/me/conversations?fields=id');
  const { page, row, named, press, goes, clicks } = await open('studio?q=kind:call');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate("localStorage.setItem('convograph.code', 'curl')");
  await goes('timeline');
  const call = row('call', 'GET /me/conversations');
  await call.hover();
  await press(call.getByRole('button', named('timeline.explore')));
  await press(page.getByRole('checkbox', { name: 'snippet', exact: true }));
  const code = page.getByRole('region', named('code.of', { client: 'curl' }));
  await code.getByText(/id(?:,|%2C)snippet/).waitFor();
  await press(page.getByRole('button', named('code.copy', { client: 'curl' })));
  await page.getByRole('button', named('code.copied')).waitFor();
  expect(clicks()).toBe(3);
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toMatch(/^curl .*snippet/s);
};

const movesOn: Interaction = async (_, open) => {
  const { page, named, press, says, clicks } = await open('studio');
  const clock = (time: string) => page.getByRole('button', named('shell.clock', { time }));
  await press(clock(says('shell.clock.now')));
  const by = says('shell.clock.move', { by: '+25 h' });
  await press(page.getByRole('menuitem', { name: by }));
  await clock('+25 h').waitFor();
  expect(clicks()).toBe(2);
  await page.getByRole('button', named('shell.clock.reset')).click();
  await clock(says('shell.clock.now')).waitFor();
};

const mends: Interaction = async (world, open) => {
  await calls(world, '/me/conversations', ['email']);
  const { page, row, named, press, says, goes, pane, clicks } = await open('studio?q=code:230');
  await goes('timeline');
  await row('call', 'GET /me/conversations').click();
  const card = page.getByRole('region', named('errors.card'));
  await press(card.getByRole('button', { name: 'Give this token the 3 scopes it lacks' }));
  await card.getByText(says('errors.mended')).waitFor();
  await press(card.getByRole('button', named('errors.again')));
  await pane('work').getByRole('article').getByText('200').first().waitFor();
  expect(clicks()).toBe(2);
};

const keepsAsTest: Interaction = async (world, open) => {
  await world.newcomer('Gus Hale', 'keep what I said');
  const { page, named, press, goes, clicks } = await open('studio');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await goes('work');
  await press(page.getByRole('button', named('work.step.keep.copy')));
  await page.getByRole('button', named('work.step.keep.copied')).waitFor();
  expect(clicks()).toBe(1);
  const code = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(code).toContain("says('keep what I said')");
};

/** The ten, of which replaying is two. */
export const TEN: Readonly<Record<string, Interaction>> = {
  'sees a bot get a message': seesAMessage,
  'asks why nothing was sent, and mends it': asksWhy,
  'replays one': replaysOne,
  'replays many': replaysMany,
  'answers instead of the bot': answersInstead,
  'restarts from a message': restarts,
  'breaks the next call': breaks,
  'moves on 25 hours': movesOn,
  'asks with one more field, and copies it as code': copiesAsCode,
  'has an error explained, and mends it': mends,
  'copies what happened as a test': keepsAsTest,
};
