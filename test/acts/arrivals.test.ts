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

it('an ad is told with what it shows, by an event and with a message', async () => {
  const ann = await p.customer('Ann');
  const ad = {
    ...{ ref: 'spring', ad_id: '600', ad_title: 'Bowls', product: 'P1' },
    ...{ photo_url: 'https://a.example/p.jpg', post_id: '77' },
  };
  const referral = {
    ...{ ref: 'spring', ad_id: '600', source: 'ADS', type: 'OPEN_THREAD' },
    ads_context_data: {
      ...{ ad_title: 'Bowls', photo_url: 'https://a.example/p.jpg', post_id: '77' },
      product_id: 'P1',
    },
  };
  await p.does('refer', ann, ad);
  expect(await p.item()).toEqual({ referral });
  await p.does('say', ann, { text: 'Is it there?', ...ad });
  expect((await p.item()).message.referral).toEqual(referral);
  const { status, body } = await p.act('say', ann, { text: 'x', ad_title: 'Bowls' });
  expect([status, body.error.message]).toEqual([400, expect.stringContaining('--ad-id')]);
});

it('a product is told with the message of who looks at it', async () => {
  const ben = await p.customer('Ben', 'INSTAGRAM');
  await p.does('say', ben, { text: 'Is it there?', product: '4711' });
  expect((await p.item()).message.referral).toEqual({ product: { id: '4711' } });
});

it('an ig.me link has a source of its own', async () => {
  const bea = await p.customer('Bea', 'INSTAGRAM');
  await p.does('refer', bea, { ref: 'spring' });
  expect(await p.item()).toEqual({
    referral: { ref: 'spring', source: 'IGME-SOURCE-LINK', type: 'OPEN_THREAD' },
  });
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

it('marketing messages are opted into, stopped and taken up again, under one token', async () => {
  const eli = await p.customer('Eli');
  const about = { ref: 'NEWS', title: 'Our news', timezone: 'Europe/Lisbon' };
  const told = async (notification: string) => {
    await p.does('opt-in', eli, { ...about, notification });
    return (await p.item()).optin;
  };
  const started = await told('start');
  expect(started).toEqual({
    type: 'notification_messages',
    payload: 'NEWS',
    notification_messages_token: expect.stringMatching(/^[\w-]{20,}$/),
    notification_messages_timezone: 'Europe/Lisbon',
    user_token_status: 'NOT_REFRESHED',
    title: 'Our news',
  });
  expect(await told('stop')).toEqual({
    ...started,
    notification_messages_status: 'STOP NOTIFICATIONS',
  });
  expect(await told('resume')).toEqual({
    ...started,
    notification_messages_status: 'RESUME NOTIFICATIONS',
  });
  expect(await opened(eli.no)).toBe('optin');
  const liv = await p.customer('Liv', 'INSTAGRAM');
  await p.does('opt-in', liv, { ...about, notification: 'start' });
  expect((await p.item()).optin).toMatchObject({ type: 'notification_messages', payload: 'NEWS' });
  const { body } = await p.post('/acts/opt-in', { ...about, user_ref: 'x', notification: 'start' });
  expect(body.error.message).toContain('Say who opts in');
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
