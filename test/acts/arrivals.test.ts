import { expect, it } from 'vitest';
import { play } from './play.ts';

const p = await play();
const { page, server } = p.world;

const opened = async (person: number) => {
  const store = server.store.page(page.no);
  const conversation = await store.conversations.direct(person);
  return (await store.windows.of(conversation?.no ?? 0, server.clock.now()))?.by;
};

it('whoever comes by a link again is told with what it says, and may be written to', async () => {
  const ada = await p.customer('Ada');
  await p.does('refer', ada, { ref: 'spring' });
  expect(await p.item()).toEqual({
    referral: { ref: 'spring', source: 'SHORTLINK', type: 'OPEN_THREAD' },
  });
  expect(await opened(ada.no)).toBe('referral');
});

it('whoever has no conversation brings it with the first tap or message', async () => {
  const { status, body } = await p.act('refer', await p.world.person('Bo'), { ref: 'spring' });
  expect(status).toBe(400);
  expect(body.error.message).toContain('begins one');
});

it('an opt-in lets the Page write to who never did', async () => {
  const cy = await p.world.person('Cy');
  await p.does('opt-in', cy, { ref: 'news', user_ref: 'box-1' });
  expect(await p.item()).toEqual({ optin: { ref: 'news', user_ref: 'box-1' } });
  expect(await opened(cy.no)).toBe('optin');
});

it('what links say is a word of some length', async () => {
  const di = await p.customer('Di');
  for (const ref of ['', 'x'.repeat(2_084)]) {
    for (const verb of ['refer', 'opt-in']) {
      expect((await p.act(verb, di, { ref })).status).toBe(400);
    }
  }
  expect(await p.heard()).toEqual([]);
});

it('of a checkbox nobody is known, and no sender told', async () => {
  const { status } = await p.post('/acts/opt-in', { ref: 'news', user_ref: 'box-1' });
  expect(status).toBe(201);
  const [told = ''] = await p.heard();
  const [item] = JSON.parse(told).entry[0].messaging;
  expect(Object.keys(item)).toEqual(['recipient', 'timestamp', 'optin']);
  const { body } = await p.post('/acts/opt-in', { ref: 'news' });
  expect(body.error.message).toBe('Say who opts in: "as", or "user_ref" of a checkbox.');
});

it('a raw event goes to whoever has its field, whatever it says', async () => {
  const item = { recipient: { id: page.id }, policy_enforcement: { action: 'block' } };
  await p.post('/events/raw', { item, field: 'messaging_policy_enforcement' });
  const [told = ''] = await p.heard();
  expect(JSON.parse(told).entry[0].messaging).toEqual([item]);
  const wrong = await p.post('/events/raw', { item, field: 'message_edit' });
  expect(wrong.body.error.message).toMatch(/^There is no field "message_edit" of page: there are /);
  await p.post('/events/raw', { item, field: 'messaging_game_plays' });
  expect(await p.heard()).toEqual([]);
});
