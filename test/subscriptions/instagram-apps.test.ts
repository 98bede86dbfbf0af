import { beforeEach, expect, it } from 'vitest';
import { INSTAGRAM_SCOPES, SCOPES } from '../../src/access/scopes.ts';
import { WEBHOOK_FIELDS } from '../../src/messaging/webhook-fields.ts';
import { lacks, refusal } from '../access/refused.ts';
import { proves } from '../support/proves.ts';
import { type Params, sharedWorld } from '../support/world.ts';

const shop = await sharedWorld();
const { page, app } = shop;
const login = await shop.tokenFor({ kind: 'instagram', pageId: page.id });

/** The account at both hosts, with a token for each. */
const WAYS = {
  login: { path: '/_convograph/instagram/v23.0/me/subscribed_apps', access_token: login },
  page: { path: `/v23.0/${page.instagramId}/subscribed_apps`, access_token: shop.token },
};
type Way = keyof typeof WAYS;

const send = (way: Way, verb: string, params: Params = {}) =>
  shop.send(verb, WAYS[way].path, { access_token: WAYS[way].access_token, ...params });

beforeEach(async () => {
  await send('login', 'DELETE');
});

proves(
  [
    'IGUser/subscribed_apps',
    'IGUser (linked)/subscribed_apps',
    'POST IGUser (linked)/subscribed_apps',
    'POST IGUser (linked)/subscribed_apps?subscribed_fields',
    'DELETE IGUser (linked)/subscribed_apps',
    'POST IGUser/subscribed_apps',
    'POST IGUser/subscribed_apps?subscribed_fields',
    'DELETE IGUser/subscribed_apps',
    'IGUser (Instagram login)/subscribed_apps',
    'POST IGUser (Instagram login)/subscribed_apps',
    'POST IGUser (Instagram login)/subscribed_apps?subscribed_fields',
    'DELETE IGUser (Instagram login)/subscribed_apps',
    'IGUserSubscribedAppsData',
    'IGUserSubscribedAppsData.app_id',
    'IGUserSubscribedAppsData.subscribed_fields',
  ],
  'an account’s app is set, told and ended at both hosts',
  async () => {
    for (const way of ['login', 'page'] as const) {
      const set = await send(way, 'POST', { subscribed_fields: 'messages, messaging_seen' });
      expect([set.status, set.text]).toEqual([200, '{"success":true}']);
      const entry = { app_id: app.id, subscribed_fields: ['messages', 'messaging_seen'] };
      expect((await send(way, 'GET')).body).toEqual({ data: [entry] });
      expect((await send(way, 'DELETE')).body).toEqual({ success: true });
      expect((await send(way, 'GET')).body).toEqual({ data: [] });
    }
  },
);

it('an account’s apps are none of its Page’s', async () => {
  await send('login', 'POST', { subscribed_fields: 'messages' });
  const onPage = await shop.get('/me/subscribed_apps');
  expect(onPage.body).toEqual({ data: [] });
  const [installed] = await shop.server.store.directory.installedApps.of(page.no);
  expect(Object.keys(installed?.on ?? {})).toEqual(['instagram']);
});

it('a Page’s words are not an account’s, and the account’s whole list is told', async () => {
  for (const way of ['login', 'page'] as const) {
    const answer = await send(way, 'POST', { subscribed_fields: 'messages,messaging_referrals' });
    expect(refusal(answer).message).toBe(
      `(#100) Param subscribed_fields[1] must be one of {${WEBHOOK_FIELDS.instagram.join(', ')}} - got "messaging_referrals".`,
    );
  }
});

it('fields of messages need the scope of messages, others the account’s', async () => {
  const scopes = INSTAGRAM_SCOPES.filter((scope) => scope !== 'instagram_business_manage_messages');
  const bare = await shop.tokenFor({ kind: 'instagram', pageId: page.id, scopes });
  const messages = await send('login', 'POST', {
    access_token: bare,
    subscribed_fields: 'messages',
  });
  expect(refusal(messages)).toEqual(lacks(10, ''));
  const comments = await send('login', 'POST', {
    access_token: bare,
    subscribed_fields: 'comments',
  });
  expect(comments.body).toEqual({ success: true });
  const plain = await shop.tokenFor({
    scopes: SCOPES.filter((each) => each !== 'instagram_basic'),
  });
  const read = await send('page', 'GET', { access_token: plain });
  expect(refusal(read)).toEqual(lacks(10, ''));
});
