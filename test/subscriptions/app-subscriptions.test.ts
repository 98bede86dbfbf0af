import { beforeEach, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { WEBHOOK_FIELDS } from '../../src/messaging/webhook-fields.ts';
import { notThere, refusal, refused } from '../access/refused.ts';
import { ask } from '../explain/ask.ts';
import { proves } from '../support/proves.ts';
import { type Params, sharedWorld } from '../support/world.ts';
import { member } from '../tokens/people.ts';
import { agrees, Callbacks, isGone } from './callbacks.ts';

const callbacks = new Callbacks();
const shop = await sharedWorld({ outbound: callbacks });
const access_token = `${shop.app.id}|${shop.app.secret}`;
const PATH = `/v23.0/${shop.app.id}/subscriptions`;

const GIVEN = {
  object: 'page',
  callback_url: 'https://bot.example/webhook',
  fields: 'messages, messaging_postbacks',
  verify_token: 'let me in',
};
const subscribe = (given: Params = {}) =>
  shop.send('POST', PATH, { access_token, ...GIVEN, ...given });
const list = async (params: Params = {}) =>
  (await shop.send('GET', '/app/subscriptions', { access_token, ...params })).body;

beforeEach(async () => {
  callbacks.says = agrees;
  await shop.send('DELETE', PATH, { access_token });
  callbacks.take();
});

proves(
  [
    'POST Application/subscriptions',
    'POST Application/subscriptions?object',
    'POST Application/subscriptions?callback_url',
    'POST Application/subscriptions?fields',
    'POST Application/subscriptions?verify_token',
    'Application/subscriptions',
    'WebhookSubscription',
    'WebhookSubscription.object',
    'WebhookSubscription.callback_url',
    'WebhookSubscription.active',
    'WebhookSubscription.fields',
    'WebhookField',
    'WebhookField.name',
    'WebhookField.version',
  ],
  'an app subscribes to an object, and is told what it is subscribed to',
  async () => {
    const { status, text } = await subscribe();
    expect([status, text]).toEqual([200, '{"success":true}']);
    const fields = ['messages', 'messaging_postbacks'].map((name) => ({ name, version: 'v23.0' }));
    const page = { object: 'page', callback_url: GIVEN.callback_url, active: true, fields };
    expect(await list()).toEqual({ data: [page] });
    expect(Object.keys((await list()).data[0])).toEqual(Object.keys(page));
    expect(await list({ fields: 'object,fields{name}' })).toEqual({
      data: [{ object: 'page', fields: fields.map(({ name }) => ({ name })) }],
    });
  },
);

it('the callback is asked first: with a challenge, the verify token, and the query that it has', async () => {
  await subscribe({ callback_url: 'https://bot.example/hook?shop=a%20b&x' });
  const [{ method, url, headers } = {}, ...more] = callbacks.take();
  expect([method, headers, more]).toEqual(['GET', undefined, []]);
  expect(url).toMatch(
    /^https:\/\/bot\.example\/hook\?shop=a%20b&x&hub\.mode=subscribe&hub\.challenge=\d{9,10}&hub\.verify_token=let%20me%20in$/,
  );
});

it('each handshake has a challenge of its own', async () => {
  await subscribe();
  await subscribe();
  const [one, two] = callbacks.take().map(({ url }) => new URL(url));
  const challenge = (url: URL | undefined) => url?.searchParams.get('hub.challenge');
  expect(challenge(one)).not.toBe(challenge(two));
});

proves(
  'error:callbackVerification',
  'whatever a callback says but the challenge is one error',
  async () => {
    const says: Callbacks['says'][] = [
      () => ({ status: 403, text: 'Forbidden' }),
      () => ({ status: 404 }),
      (url) => ({ ...agrees(url), status: 201 }),
      () => ({ status: 302, headers: { location: 'https://bot.example/other' } }),
      () => ({ text: 'OK' }),
      (url) => ({ text: `"${agrees(url).text}"` }),
      (url) => ({ ...agrees(url), cut: true }),
      isGone,
    ];
    const answers = [];
    for (const each of says) {
      callbacks.says = each;
      answers.push(refusal(await subscribe()));
    }
    const error = refused(2200, '(#2200) callback verification failed: ');
    expect(answers).toEqual(says.map(() => error));
    expect(callbacks.take()).toHaveLength(says.length);
    expect(await list()).toEqual({ data: [] });
    expect(shop.server.faults).toEqual([]);
  },
);

proves('error:callbackUrl', 'a callback is an address, without a name and password', async () => {
  const wrong = ['bot.example', 'ftp://bot.example/', 'https://', 'https://a:b@bot.example/'];
  for (const callback_url of [
    ...wrong,
    'https://bot.example/#part',
    `https://b.example/${'x'.repeat(2_048)}`,
  ]) {
    const answer = refusal(await subscribe({ callback_url }));
    expect(answer).toEqual(refused(100, '(#100) callback_url URL is not properly formatted'));
  }
  expect(callbacks.take()).toEqual([]);
});

it('what is missing, and an object or a field that there is not, is told before the callback is asked', async () => {
  for (const param of Object.keys(GIVEN)) {
    const answer = refusal(await subscribe({ [param]: undefined }));
    expect(answer).toEqual(refused(100, `(#100) The parameter ${param} is required`));
  }
  expect(refusal(await subscribe({ object: 'shop' })).message).toBe(
    '(#100) Param object must be one of {page, instagram, user, permissions} - got "shop".',
  );
  expect(refusal(await subscribe({ fields: 'messages,messaging_seen' })).message).toBe(
    `(#100) Param fields[1] must be one of {${WEBHOOK_FIELDS.page.join(', ')}} - got "messaging_seen".`,
  );
  const other = await subscribe({ object: 'instagram', fields: 'message_reads' });
  expect(refusal(other).message).toMatch(
    /^\(#100\) Param fields\[0\] must be one of \{.*messaging_seen/,
  );
  expect(callbacks.take()).toEqual([]);
});

it('the handshakes of an app wait for one another, those of others do not', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  callbacks.before = () => promise;
  const slow = [subscribe(), subscribe({ object: 'instagram', fields: 'messages' })];
  await expect.poll(() => callbacks.asked.length).toBe(1);
  callbacks.before = undefined;
  const other = await createApp(shop.server, { name: 'Desk' });
  const theirs = await shop.send('POST', `/${other.id}/subscriptions`, {
    ...GIVEN,
    access_token: `${other.id}|${other.secret}`,
  });
  expect([theirs.status, callbacks.asked.length]).toEqual([200, 2]);
  resolve();
  expect((await Promise.all(slow)).map(({ status }) => status)).toEqual([200, 200]);
  expect(callbacks.take()).toHaveLength(3);
});

it('more handshakes of one app than eight are refused at once', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  callbacks.before = () => promise;
  const ended: number[] = [];
  const asking = Array.from({ length: 10 }, async () => {
    const answer = await subscribe();
    ended.push(answer.body.error?.code);
    return answer;
  });
  await expect.poll(() => ended).toEqual([2200, 2200]);
  callbacks.before = undefined;
  resolve();
  const answers = (await Promise.all(asking)).map(({ status }) => status).toSorted();
  expect(answers).toEqual([...Array(8).fill(200), 400, 400]);
  callbacks.take();
});

it('fields come between commas with blanks or as a JSON list, each once', async () => {
  const names = async () => (await list()).data[0].fields.map(({ name }: { name: string }) => name);
  await subscribe({ fields: ' messages ,message_reads, messages' });
  expect(await names()).toEqual(['messages', 'message_reads']);
  await subscribe({ fields: '["messages", "message_echoes"]' });
  expect(await names()).toEqual(['messages', 'message_echoes']);
});

it('a JSON content type without a body leaves the query to hold everything', async () => {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await shop.send(
    'POST',
    '/app/subscriptions',
    { access_token, ...GIVEN },
    { headers },
  );
  expect(answer.body).toEqual({ success: true });
  expect((await list()).data).toHaveLength(1);
});

it('a JSON body holds everything too', async () => {
  const init = {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...GIVEN, fields: ['messages'], include_values: true, access_token }),
  };
  expect((await shop.send('POST', PATH, {}, init)).body).toEqual({ success: true });
  expect((await list()).data[0].fields).toEqual([{ name: 'messages', version: 'v23.0' }]);
});

it('another subscription to the same object takes the place of the first, others stay', async () => {
  await subscribe();
  await subscribe({ object: 'instagram', fields: 'messages' });
  await subscribe({ callback_url: 'https://other.example/', fields: 'message_reads' });
  const { data } = await list();
  expect(data).toMatchObject([
    { object: 'instagram', callback_url: GIVEN.callback_url },
    { object: 'page', callback_url: 'https://other.example/', fields: [{ name: 'message_reads' }] },
  ]);
});

proves(
  'POST Application/subscriptions?include_values',
  'include_values is a boolean; a user’s and a permission’s fields are any words',
  async () => {
    const answer = await subscribe({
      object: 'user',
      fields: 'first_name, last_name',
      include_values: 'true',
    });
    expect(answer.body).toEqual({ success: true });
    expect((await subscribe({ object: 'permissions', fields: 'email' })).body.success).toBe(true);
    expect(refusal(await subscribe({ include_values: 'perhaps' })).message).toBe(
      '(#100) Param include_values must be a boolean',
    );
  },
);

proves(
  [
    'DELETE Application/subscriptions',
    'DELETE Application/subscriptions?object',
    'DELETE Application/subscriptions?fields',
  ],
  'subscriptions end by field, by object, or all at once',
  async () => {
    const end = (params: Params) => shop.send('DELETE', PATH, { access_token, ...params });
    const left = async () =>
      (await list()).data.map(({ object, fields }: { object: string; fields: object[] }) => [
        object,
        fields.length,
      ]);
    await subscribe();
    await subscribe({ object: 'instagram', fields: 'messages' });
    expect((await end({ object: 'page', fields: 'messages' })).body).toEqual({ success: true });
    expect(await left()).toEqual([
      ['instagram', 1],
      ['page', 1],
    ]);
    await end({ object: 'page', fields: 'messaging_postbacks' });
    expect(await left()).toEqual([['instagram', 1]]);
    await subscribe();
    await end({ object: 'instagram' });
    expect(await left()).toEqual([['page', 2]]);
    await subscribe({ object: 'instagram', fields: 'messages' });
    await end({});
    expect(await left()).toEqual([]);
    expect((await end({})).body).toEqual({ success: true });
  },
);

proves('error:appTokenRequired', 'no other token than the app’s own will do', async () => {
  const user = await (await member(shop)).token();
  const error = refused(15, '(#15) This method must be called with an app access_token.');
  for (const token of [shop.token, user]) {
    expect(refusal(await subscribe({ access_token: token }))).toEqual(error);
    for (const verb of ['GET', 'DELETE']) {
      expect(refusal(await shop.send(verb, PATH, { access_token: token })), verb).toEqual(error);
    }
  }
  expect(callbacks.take()).toEqual([]);
});

it('what is only explained asks no callback and subscribes to nothing', async () => {
  const call = `POST /app/subscriptions?${new URLSearchParams(GIVEN)}`;
  expect((await ask(shop, call, access_token)).missing).toEqual([]);
  const others = await ask(shop, call, shop.token);
  expect(others.missing).toEqual(['the app access token']);
  expect([callbacks.take(), await list()]).toEqual([[], { data: [] }]);
});

it('an app reaches its own subscriptions and no other app’s', async () => {
  const path = '/999000999/subscriptions';
  const answer = await shop.send('POST', path, { access_token, ...GIVEN });
  expect(refusal(answer)).toEqual(notThere('999000999', 'post'));
});

it('nothing of the verify token can be read in the database, nor in an answer', async () => {
  await subscribe({ verify_token: 'a-verify-token' });
  const rows = await shop.server.store.directory.subscriptions.of(shop.app.id);
  expect(JSON.stringify(rows)).not.toContain('a-verify-token');
  expect(shop.server.vault.unseal(rows[0]?.verifyToken ?? '')).toBe('a-verify-token');
  expect(JSON.stringify(await list())).not.toContain('verify');
});
