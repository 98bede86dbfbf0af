import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { Control } from '../control/control.ts';
import { sharedWorld } from '../support/world.ts';
import { agrees, Callbacks, isGone } from './callbacks.ts';

const callbacks = new Callbacks();
const shop = await sharedWorld({ outbound: callbacks });
const { app, page, server } = shop;
const control = new Control(server);
const APP = `/apps/${app.id}`;
const HOOK = 'http://localhost:3000/webhook';

beforeEach(async () => {
  callbacks.says = agrees;
  await control.post(`${APP}/unsubscribe`, {});
  await control.post(`${APP}/subscriptions`, {
    ...{ callback_url: HOOK, verify_token: 'let-me-in', page: page.id },
    fields: ['messages', 'messaging_postbacks'],
  });
  callbacks.take();
});

const given = async () =>
  (await control.get(`/pages/${page.id}/installed-apps`)).body.data[0]?.fields ?? [];
const subscribed = async () => (await control.get(`${APP}/subscriptions`)).body.data[0].fields;

describe('the two gates of a field', () => {
  it('are changed each without the other', async () => {
    await control.patch(`${APP}/subscriptions/page`, { fields: ['messages'] });
    expect([await subscribed(), await given()]).toEqual([
      ['messages'],
      ['messages', 'messaging_postbacks'],
    ]);
    await control.patch(`/pages/${page.id}/installed-apps/${app.id}`, { fields: ['feed'] });
    expect([await subscribed(), await given()]).toEqual([['messages'], ['feed']]);
    await control.patch(`${APP}/subscriptions/page`, { fields: [] });
    await control.patch(`/pages/${page.id}/installed-apps/${app.id}`, { fields: [] });
    expect([await subscribed(), await given()]).toEqual([[], []]);
  });

  it('take the words of their object alone', async () => {
    const { status, body } = await control.patch(`${APP}/subscriptions/page`, {
      fields: ['messaging_seen'],
    });
    expect([status, body.error.message]).toEqual([400, expect.stringContaining('message_reads')]);
  });

  it('stand in the list of fields of both objects', async () => {
    const { data } = (await control.get('/webhooks/fields')).body;
    const field = (name: string) => data.find((each: { field: string }) => each.field === name);
    expect(field('messages')).toMatchObject({ objects: ['page', 'instagram'], of_messaging: true });
    expect(field('messaging_seen')).toMatchObject({ objects: ['instagram'] });
    expect(field('leadgen')).toMatchObject({ objects: ['page'], of_messaging: false, sampled: [] });
  });
});

describe('a callback', () => {
  it('is asked anew where it is another, and keeps the fields', async () => {
    const changed = await control.patch(`${APP}/subscriptions/page`, { callback_url: `${HOOK}/2` });
    expect(changed.body).toMatchObject({ callback_url: `${HOOK}/2`, fields: await subscribed() });
    expect(changed.body.verified_time).toBeUndefined();
    const { body } = await control.post(`${APP}/handshake`, {});
    expect(body).toMatchObject({ ok: true, status: 200, answer: expect.stringMatching(/^\d+$/) });
    expect(body.asked).toMatch(/^GET http:\/\/localhost:3000\/webhook\/2\?.*hub\.verify_token=…$/);
    expect(callbacks.take().at(-1)?.url).toContain('hub.verify_token=let-me-in');
    const [row] = (await control.get(`${APP}/subscriptions`)).body.data;
    expect(row.verified_time).toBe(body.verified_time);
  });

  it('shows what it answers in place of the challenge, and its silence', async () => {
    callbacks.says = () => ({ status: 403, text: 'Who are you?' });
    expect((await control.post(`${APP}/handshake`, {})).body).toMatchObject({
      ...{ ok: false, status: 403, answer: 'Who are you?' },
      says: 'The callback answered 403, and not 200: does it know another verify token?',
    });
    callbacks.says = isGone;
    expect((await control.post(`${APP}/handshake`, {})).body).toMatchObject({
      ...{ ok: false, says: 'Nobody answers at 10.0.0.1:80.' },
    });
  });

  it('has a verify token, which is shown to who asks for it', async () => {
    const { body } = await control.get(`${APP}/subscriptions/page/verify-token`);
    expect(body.verify_token).toBe('let-me-in');
    const none = await control.get(`${APP}/subscriptions/instagram/verify-token`);
    expect([none.status, none.body.error.message]).toEqual([
      409,
      expect.stringContaining('app subscribe'),
    ]);
  });
});

describe('a webhook by hand', () => {
  it('is sent letter by letter, and signed over its very bytes', async () => {
    const text = '{ "object": "page", "entry": [], "héllo": "\\u00e9" }';
    const { status, body } = await control.post(`${APP}/webhooks`, { body: text });
    expect([status, body]).toMatchObject([201, { delivered: true, status: 200, request: text }]);
    const [sent] = callbacks.take();
    expect(sent?.body?.toString()).toBe(text);
    const signature = createHmac('sha256', app.secret).update(text).digest('hex');
    expect(sent?.headers?.['X-Hub-Signature-256']).toBe(`sha256=${signature}`);
  });

  it('is refused where it is no JSON, too long, or has nowhere to go', async () => {
    const send = async (body: object) => (await control.post(`${APP}/webhooks`, body)).status;
    expect(await send({ body: '{"object":' })).toBe(400);
    expect(await send({ body: JSON.stringify('x'.repeat(262_144)) })).toBe(400);
    expect(await send({ body: '{}', object: 'instagram' })).toBe(409);
    expect(callbacks.take()).toEqual([]);
  });

  it('waits for the one before it, and is refused behind eight', async () => {
    const held = Promise.withResolvers<void>();
    callbacks.before = () => held.promise;
    const sending = Array.from({ length: 9 }, () =>
      control.post(`${APP}/webhooks`, { body: '{}' }),
    );
    const first = await Promise.race(sending).finally(held.resolve);
    callbacks.before = undefined;
    expect(first.status).toBe(409);
    const all = await Promise.all(sending);
    expect(all.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(8);
  });

  it('stands in no log of the Page', async () => {
    const before = await server.store.page(page.no).log.last();
    await control.post(`${APP}/webhooks/test`, {});
    expect(await server.store.page(page.no).log.last()).toBe(before);
    const { data } = (await control.get(`/pages/${page.id}/attempts`)).body;
    expect(data).toEqual([]);
  });
});

describe('a test of a field', () => {
  const test = async (input: object) => {
    const { body } = await control.post(`${APP}/webhooks/test`, input);
    return JSON.parse(body.request);
  };

  it('has the shape of real events: of the Page, in `messaging`', async () => {
    const { object, entry } = await test({ field: 'messages', page: page.id });
    expect(object).toBe('page');
    expect(entry[0]).toMatchObject({ id: page.id, messaging: [{ recipient: { id: page.id } }] });
    expect(Object.keys(entry[0].messaging[0])).toEqual([
      ...['sender', 'recipient', 'timestamp', 'message'],
    ]);
  });

  it('has the shape of the dashboard’s button: of no Page, in `changes`, with its ids', async () => {
    const { entry } = await test({ field: 'messages', shape: 'dashboard' });
    expect(entry[0]).toMatchObject({
      id: '0',
      changes: [
        {
          field: 'messages',
          value: {
            ...{ sender: { id: '12334' }, recipient: { id: '23245' }, timestamp: '1527459824' },
            message: { mid: 'test_message_id', text: 'test_message' },
          },
        },
      ],
    });
  });

  it('is there for each field that the list says, in both shapes', async () => {
    const { data } = (await control.get('/webhooks/fields')).body;
    await control.post(`${APP}/subscriptions`, {
      ...{ object: 'instagram', callback_url: HOOK, fields: ['messages'] },
    });
    for (const { field, sampled } of data) {
      for (const object of sampled) {
        for (const shape of ['real', 'dashboard']) {
          const { entry } = await test({ field, object, shape });
          expect(entry).toHaveLength(1);
        }
      }
    }
  });

  it('is refused for a field of which there is none, with those there are', async () => {
    const { status, body } = await control.post(`${APP}/webhooks/test`, { field: 'leadgen' });
    expect([status, body.error.message]).toEqual([400, expect.stringContaining('messages')]);
  });
});

it('tells how the webhooks of each Page stand: active, failing, given up, begun again', async () => {
  const state = async () => (await control.get(`${APP}/pages`)).body.data[0];
  expect(await state()).toMatchObject({ page_id: page.id, state: 'active' });
  await server.store.transaction(({ directory }) =>
    directory.installedApps.putDisabled(page.no, 'page', app.id, server.clock.now()),
  );
  expect(await state()).toMatchObject({ state: 'given_up', given_up_time: expect.any(String) });
  await control.patch(`/pages/${page.id}/installed-apps/${app.id}`, { fields: ['messages'] });
  expect(await state()).toMatchObject({ state: 'active', fields: ['messages'] });
});
