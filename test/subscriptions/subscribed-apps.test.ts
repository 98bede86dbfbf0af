import { beforeEach, describe, expect, it } from 'vitest';
import { SCOPES } from '../../src/access/scopes.ts';
import { createApp } from '../../src/admin/apps.ts';
import { WEBHOOK_FIELDS } from '../../src/messaging/webhook-fields.ts';
import { lacks, notThere, refusal, refused } from '../access/refused.ts';
import { proves } from '../support/proves.ts';
import { type Params, sharedWorld } from '../support/world.ts';
import { member } from '../tokens/people.ts';

const shop = await sharedWorld();
const { page, app, server } = shop;
const PATH = `/${page.id}/subscribed_apps`;

const post = (subscribed_fields: string | undefined, params: Params = {}) =>
  shop.send('POST', '/me/subscribed_apps', {
    access_token: shop.token,
    subscribed_fields,
    ...params,
  });
const get = async (params: Params = {}) => (await shop.get(PATH, params)).body;
const remove = (params: Params = {}) =>
  shop.send('DELETE', PATH, { access_token: shop.token, ...params });
const events = async (from: number) =>
  (await server.store.page(page.no).log.after(from, 100)).events.map(({ kind, body }) => [
    kind,
    body,
  ]);
const without = (...missing: readonly string[]) =>
  shop.tokenFor({ scopes: SCOPES.filter((each) => !missing.includes(each)) });

beforeEach(async () => {
  await remove();
});

proves(
  [
    'POST Page/subscribed_apps',
    'POST Page/subscribed_apps?subscribed_fields',
    'Page/subscribed_apps',
    'Application (of a Page)',
    'Application (of a Page).id',
    'Application (of a Page).category',
    'Application (of a Page).link',
    'Application (of a Page).name',
    'Application (of a Page).subscribed_fields',
  ],
  'a Page’s app is told with its fields',
  async () => {
    expect(await get()).toEqual({ data: [] });
    const { status, text } = await post('messages, messaging_postbacks');
    expect([status, text]).toEqual([200, '{"success":true}']);
    expect(await get()).toEqual({
      data: [
        {
          category: 'Business',
          link: `https://www.facebook.com/games/?app_id=${app.id}`,
          name: 'Test Bot',
          subscribed_fields: ['messages', 'messaging_postbacks'],
          id: app.id,
        },
      ],
    });
    expect(await get({ fields: 'id' })).toEqual({ data: [{ id: app.id }] });
  },
);

proves('Page.is_webhooks_subscribed', 'a Page tells whether the app has any', async () => {
  const told = async () => (await shop.get('/me', { fields: 'is_webhooks_subscribed' })).body;
  expect(await told()).toEqual({ is_webhooks_subscribed: false, id: page.id });
  await post('feed');
  expect((await told()).is_webhooks_subscribed).toBe(true);
});

it('fields take the place of those before; one alone, and a JSON list, will do', async () => {
  for (const given of ['feed', '["messages","message_reads"]', 'messages,messages']) {
    expect((await post(given)).body).toEqual({ success: true });
    const [entry] = (await get()).data;
    expect(entry.subscribed_fields).toEqual([...new Set(given.match(/\w+/g))]);
  }
});

it('one field that is none refuses them all, and the whole list is told', async () => {
  await post('feed');
  const wrong = await post('messages,messaging_postbacks,messaging_seen');
  const { page: fields } = WEBHOOK_FIELDS;
  expect(refusal(wrong)).toEqual(
    refused(
      100,
      `(#100) Param subscribed_fields[2] must be one of {${fields.join(', ')}} - got "messaging_seen".`,
    ),
  );
  expect(fields.slice(0, 7).join(', ')).toBe(
    'feed, mention, name, picture, category, description, conversations',
  );
  expect((await get()).data[0].subscribed_fields).toEqual(['feed']);
  for (const nothing of [undefined, '[]']) {
    expect(refusal(await post(nothing)).message).toBe(
      '(#100) The parameter subscribed_fields is required',
    );
  }
});

proves('DELETE Page/subscribed_apps', 'an app that leaves a Page is told no more', async () => {
  await post('messages');
  const { text } = await remove();
  expect(text).toBe('{"success":true}');
  expect(await get()).toEqual({ data: [] });
  expect((await remove()).body).toEqual({ success: true });
});

it('an app sees and ends its own part alone', async () => {
  const other = await createApp(server, { name: 'Desk' });
  const access_token = await shop.tokenFor({ appId: other.id });
  await post('messages');
  await post('message_reads', { access_token });
  expect((await get()).data).toMatchObject([{ id: app.id, subscribed_fields: ['messages'] }]);
  expect((await get({ access_token })).data).toMatchObject([{ id: other.id, name: 'Desk' }]);
  await remove({ access_token });
  expect((await get()).data).toHaveLength(1);
  expect((await get({ access_token })).data).toEqual([]);
});

it('the Page’s log tells when an app came, changed and went', async () => {
  const from = await server.store.page(page.no).log.last();
  await post('messages');
  await post('messages');
  await post('messages,message_reads');
  await remove();
  const body = { app: app.id, account: 'page' };
  expect(await events(from)).toEqual([
    ['installed', body],
    ['installed', body],
    ['uninstalled', body],
  ]);
});

it('an app that was given up is not told, and comes back at the newest event', async () => {
  await post('messages');
  const { installedApps } = server.store.directory;
  const row = () => installedApps.one(page.no, 'page', app.id);
  const first = (await row())?.since ?? 0;
  await server.store.transaction(({ directory }) =>
    directory.installedApps.putDisabled(page.no, 'page', app.id, 5),
  );
  expect(await get()).toEqual({ data: [] });
  await shop.person('Somebody');
  await post('messages');
  expect((await row())?.since).toBe(await server.store.page(page.no).log.last());
  expect((await row())?.since).toBeGreaterThan(first);
  expect((await get()).data).toHaveLength(1);
});

describe('what it takes', () => {
  proves(
    'error:missingFieldPermission',
    'each field needs its scope, and each is told',
    async () => {
      const access_token = await without('pages_messaging');
      expect(refusal(await post('feed,messages,messaging_postbacks', { access_token }))).toEqual(
        refused(
          200,
          '(#200) To subscribe to the messages field, one of these permissions is needed: pages_messaging.\nTo subscribe to the messaging_postbacks field, one of these permissions is needed: pages_messaging',
          { status: 403 },
        ),
      );
      expect((await post('feed', { access_token })).body).toEqual({ success: true });
      const bare = await without('pages_messaging', 'pages_manage_metadata');
      expect(refusal(await post('feed', { access_token: bare })).message).toBe(
        '(#200) To subscribe to the feed field, one of these permissions is needed: pages_manage_metadata',
      );
      const metadata = await without('pages_manage_metadata');
      expect(refusal(await post('messages', { access_token: metadata })).message).toBe(
        '(#200) To subscribe to the messages field, one of these permissions is needed: pages_manage_metadata',
      );
    },
  );

  it('reading and ending need pages_manage_metadata', async () => {
    const access_token = await without('pages_manage_metadata');
    const error = lacks(200, 'pages_manage_metadata');
    expect(refusal(await shop.get(PATH, { access_token }))).toEqual(error);
    expect(refusal(await remove({ access_token }))).toEqual(error);
  });

  proves(
    'error:notAdministrator',
    'the person has to moderate, manage or write for the Page',
    async () => {
      const error = refused(
        200,
        '(#200) User does not have sufficient administrative permission for this action on this page. If the page business requires Two Factor Authentication, the user also needs to enable Two Factor Authentication.',
        { status: 403 },
      );
      const answers = async (task: string) => {
        const access_token = await shop.tokenFor({ tasks: [task] });
        const asked = [
          await post('messages', { access_token }),
          await shop.get(PATH, { access_token }),
          await remove({ access_token }),
        ];
        return asked.map(refusal);
      };
      expect(await answers('MESSAGING')).toEqual([error, error, error]);
      for (const task of ['MODERATE', 'MANAGE', 'CREATE_CONTENT']) {
        expect((await answers(task)).map(({ status }) => status)).toEqual([200, 200, 200]);
      }
    },
  );

  it('only a token of this Page will do', async () => {
    const user = await (await member(shop)).token();
    const message = '(#190) This method must be called with a Page Access Token';
    for (const access_token of [user, `${app.id}|${app.secret}`]) {
      expect(refusal(await post('messages', { access_token })).message).toBe(message);
      expect(refusal(await shop.get(PATH, { access_token })).message).toBe(message);
    }
    const theirs = await shop.besides();
    const answer = await theirs.send('POST', PATH, {
      access_token: theirs.token,
      subscribed_fields: 'messages',
    });
    expect(refusal(answer)).toEqual(notThere(page.id, 'post'));
    expect(await get()).toEqual({ data: [] });
  });
});
