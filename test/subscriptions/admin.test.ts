import { beforeEach, describe, expect, it } from 'vitest';
import { Control } from '../control/control.ts';
import { sharedWorld } from '../support/world.ts';
import { agrees, Callbacks, isGone } from './callbacks.ts';

const callbacks = new Callbacks();
const shop = await sharedWorld({ outbound: callbacks });
const { app, page, server } = shop;
const control = new Control(server);
const PATH = `/apps/${app.id}/subscriptions`;
const HOOK = 'http://localhost:3000/webhook';

const subscribe = (body: object) => control.post(PATH, body);
const unsubscribe = (body: object) => control.post(`/apps/${app.id}/unsubscribe`, body);
const installs = async () => (await control.get(`/pages/${page.id}/installed-apps`)).body.data;
const list = async () => (await control.get(PATH)).body.data;

beforeEach(async () => {
  callbacks.says = agrees;
  await unsubscribe({});
  await unsubscribe({ page: page.id });
  await unsubscribe({ page: page.id, object: 'instagram' });
  callbacks.take();
});

describe('subscribing an app from outside', () => {
  it('one call asks the callback, subscribes the app and gives it to a Page', async () => {
    const { status, body } = await subscribe({
      callback_url: HOOK,
      verify_token: 'let-me-in',
      fields: ['messages', 'messaging_postbacks'],
      page: page.name,
    });
    const told = {
      ...{ app_id: app.id, object: 'page', callback_url: HOOK, active: true },
      fields: ['messages', 'messaging_postbacks'],
      verified_time: new Date(server.clock.now()).toISOString(),
    };
    expect([status, body]).toEqual([200, { ...told, page_id: page.id }]);
    expect(await list()).toEqual([told]);
    expect(await installs()).toEqual([
      {
        ...{ app_id: app.id, name: 'Test Bot', account: 'page' },
        fields: ['messages', 'messaging_postbacks'],
        since: await server.store.page(page.no).log.last(),
      },
    ]);
    expect(callbacks.take().map(({ url }) => url)).toEqual([
      expect.stringMatching(
        /^http:\/\/localhost:3000\/webhook\?hub\.mode=.*hub\.verify_token=let-me-in$/,
      ),
    ]);
  });

  it('is what the app and the Page tell of themselves', async () => {
    await subscribe({ callback_url: HOOK, fields: ['messages'], page: page.id });
    const access_token = `${app.id}|${app.secret}`;
    const own = await shop.send('GET', '/app/subscriptions', { access_token });
    expect(own.body.data).toMatchObject([
      { object: 'page', callback_url: HOOK, fields: [{ name: 'messages', version: 'v26.0' }] },
    ]);
    const given = await shop.get('/me/subscribed_apps');
    expect(given.body.data).toMatchObject([{ id: app.id, subscribed_fields: ['messages'] }]);
  });

  it('a callback that does not answer is told of, with what it said, and nothing is written', async () => {
    callbacks.says = () => ({ status: 500, text: 'TypeError' });
    const answer = await subscribe({ callback_url: HOOK, fields: ['messages'], page: page.id });
    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toBe(
      `The callback ${HOOK} did not answer the handshake. The callback answered 500, and not 200. Let it run before, and know this verify token (in a test VERIFY_TOKEN of \`app.env()\`); or leave it unverified (\`verify\` false, --unverified): the first delivery asks it then.`,
    );
    callbacks.says = isGone;
    expect(
      (await subscribe({ callback_url: HOOK, fields: ['messages'] })).body.error.message,
    ).toContain('Nobody answers at 10.0.0.1:80.');
    expect([await list(), await installs()]).toEqual([[], []]);
  });

  it('an unverified callback is not asked', async () => {
    callbacks.says = isGone;
    const { body } = await subscribe({ callback_url: HOOK, fields: ['messages'], verify: false });
    expect(body).not.toHaveProperty('verified_time');
    expect(callbacks.take()).toEqual([]);
  });

  it('a verify token is made where none is given, and told once', async () => {
    const first = await subscribe({ callback_url: HOOK, fields: ['messages'] });
    expect(first.body.verify_token).toMatch(/^[0-9a-f]{24}$/);
    const again = await subscribe({ callback_url: `${HOOK}/2`, fields: ['messages'] });
    expect(again.body).not.toHaveProperty('verify_token');
    const tokens = callbacks
      .take()
      .map(({ url }) => new URL(url).searchParams.get('hub.verify_token'));
    expect(tokens).toEqual([first.body.verify_token, first.body.verify_token]);
    expect(await list()).toMatchObject([{ callback_url: `${HOOK}/2` }]);
  });

  it('without a callback fields are added, and a Page gets exactly those', async () => {
    await subscribe({ callback_url: HOOK, fields: ['messages', 'message_echoes'] });
    callbacks.take();
    const { body } = await subscribe({ fields: ['message_reads', 'messages'], page: page.id });
    expect(body.fields).toEqual(['messages', 'message_echoes', 'message_reads']);
    expect((await installs())[0].fields).toEqual(['messages', 'message_reads']);
    expect(callbacks.take()).toEqual([]);
    const other = await subscribe({ callback_url: HOOK, fields: ['message_reads'] });
    expect(other.body.fields).toEqual(['message_reads']);
  });

  it('an Instagram account has an app by itself', async () => {
    const given = { object: 'instagram', fields: ['messages', 'messaging_seen'], page: page.id };
    await subscribe({ ...given, callback_url: HOOK });
    expect(await installs()).toMatchObject([{ account: 'instagram', fields: given.fields }]);
    const plain = await shop.besides({ instagram: false });
    const answer = await subscribe({ ...given, page: plain.page.id });
    expect(answer.body.error.message).toBe(
      `The Page "${plain.page.name}" has no Instagram account: \`npx convograph page set ${plain.page.id} --instagram NAME\` links one.`,
    );
  });

  it('a Page gives an app something before it is subscribed', async () => {
    const { body } = await subscribe({ fields: ['messages'], page: page.id });
    expect(body).toEqual({
      app_id: app.id,
      object: 'page',
      fields: ['messages'],
      page_id: page.id,
    });
    expect([await list(), await installs()]).toMatchObject([[], [{ fields: ['messages'] }]]);
  });

  it('what cannot be is told in words that help', async () => {
    const told = async (body: object) => (await subscribe(body)).body.error.message;
    expect(await told({ fields: ['messages'] })).toBe(
      'The app has no callback for this yet: say where its events go (`callback_url`, --callback).',
    );
    expect(await told({ page: page.id })).toBe(
      'The app has no fields of this yet: say which (`fields`, --fields), such as messages.',
    );
    expect(await told({ callback_url: HOOK })).toBe(
      'The app has no fields of this yet: say which (`fields`, --fields), such as messages.',
    );
    expect(await told({ callback_url: 'localhost', fields: ['messages'] })).toMatch(
      /^A callback is an address such as https:\/\/bot\.example\/webhook/,
    );
    expect(await told({ callback_url: HOOK, fields: ['messaging_seen'] })).toMatch(
      /^There is no field "messaging_seen": valid are feed, mention, /,
    );
    expect(
      await told({ object: 'user', callback_url: HOOK, fields: ['email'], page: page.id }),
    ).toBe('A Page gives no events of user: leave the Page out.');
  });
});

describe('unsubscribing', () => {
  it('ends subscriptions, and leaves what Pages give', async () => {
    await subscribe({ callback_url: HOOK, fields: ['messages'], page: page.id });
    await subscribe({ object: 'instagram', callback_url: HOOK, fields: ['messages'] });
    const one = await unsubscribe({ object: 'instagram' });
    expect(one.body).toEqual({ app_id: app.id, objects: ['instagram'] });
    expect((await unsubscribe({})).body.objects).toEqual(['page']);
    expect(await list()).toEqual([]);
    expect(await installs()).toHaveLength(1);
  });

  it('takes an app from a Page, and leaves its subscriptions', async () => {
    await subscribe({ callback_url: HOOK, fields: ['messages'], page: page.id });
    const { body } = await unsubscribe({ page: page.id });
    expect(body).toEqual({ app_id: app.id, objects: [], page_id: page.id });
    expect(await installs()).toEqual([]);
    expect(await list()).toHaveLength(1);
  });
});

it('an app that was given up is listed with when', async () => {
  await subscribe({ callback_url: HOOK, fields: ['messages'], page: page.id });
  await server.store.transaction(({ directory }) =>
    directory.installedApps.putDisabled(page.no, 'page', app.id, Date.UTC(2026, 4, 4, 11)),
  );
  expect(await installs()).toMatchObject([{ disabled_time: '2026-05-04T11:00:00.000Z' }]);
});
