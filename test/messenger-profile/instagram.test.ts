import { beforeEach, expect, it } from 'vitest';
import { INSTAGRAM_SCOPES } from '../../src/access/scopes.ts';
import { lacks, refusal } from '../access/refused.ts';
import { proves } from '../support/proves.ts';
import { type Params, sharedWorld } from '../support/world.ts';

const shop = await sharedWorld();
const { page } = shop;
const login = await shop.tokenFor({ kind: 'instagram', pageId: page.id });

/** The three ways to what an Instagram account shows. */
const WAYS = {
  login: ['/_convograph/instagram/v23.0/me/messenger_profile', login, {}],
  account: [`/v23.0/${page.instagramId}/messenger_profile`, shop.token, {}],
  page: ['/v23.0/me/messenger_profile', shop.token, { platform: 'instagram' }],
} as const;
const NAMES = ['login', 'account', 'page'] as const;
type Way = (typeof NAMES)[number];

const send = (way: Way, verb: string, given: Readonly<Record<string, unknown>> = {}) => {
  const [path, access_token, rest] = WAYS[way];
  const params = Object.entries({ access_token, ...rest, ...given }).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return shop.send(verb, path, Object.fromEntries(params) as Params);
};

const BREAKERS = [
  {
    call_to_actions: [
      { question: 'Where are you?', payload: 'WHERE' },
      { question: 'When are you open?', payload: 'WHEN' },
    ],
    locale: 'default',
  },
];
const MENU = [
  { locale: 'default', call_to_actions: [{ type: 'postback', title: 'Help', payload: 'HELP' }] },
];

beforeEach(async () => {
  await send('page', 'DELETE', { fields: 'ice_breakers,persistent_menu' });
});

proves(
  [
    'IGUser/messenger_profile',
    'IGUser/messenger_profile?platform',
    'POST IGUser/messenger_profile',
    'POST IGUser/messenger_profile?ice_breakers',
    'POST IGUser/messenger_profile?persistent_menu',
    'POST IGUser/messenger_profile?platform',
    'DELETE IGUser/messenger_profile',
    'DELETE IGUser/messenger_profile?fields',
    'DELETE IGUser/messenger_profile?platform',
    'IGUser (linked)/messenger_profile',
    'IGUser (linked)/messenger_profile?platform',
    'POST IGUser (linked)/messenger_profile',
    'POST IGUser (linked)/messenger_profile?ice_breakers',
    'POST IGUser (linked)/messenger_profile?persistent_menu',
    'POST IGUser (linked)/messenger_profile?platform',
    'DELETE IGUser (linked)/messenger_profile',
    'DELETE IGUser (linked)/messenger_profile?fields',
    'DELETE IGUser (linked)/messenger_profile?platform',
    'IGUser (Instagram login)/messenger_profile',
    'IGUser (Instagram login)/messenger_profile?platform',
    'POST IGUser (Instagram login)/messenger_profile',
    'POST IGUser (Instagram login)/messenger_profile?ice_breakers',
    'POST IGUser (Instagram login)/messenger_profile?persistent_menu',
    'POST IGUser (Instagram login)/messenger_profile?platform',
    'DELETE IGUser (Instagram login)/messenger_profile',
    'DELETE IGUser (Instagram login)/messenger_profile?fields',
    'DELETE IGUser (Instagram login)/messenger_profile?platform',
    'Page/messenger_profile?platform',
    'POST Page/messenger_profile?platform',
    'DELETE Page/messenger_profile?platform',
    'IGUserMessengerProfile',
    'IGUserMessengerProfile.ice_breakers',
    'IGUserMessengerProfile.persistent_menu',
  ],
  'the account has one profile, whichever way it is set and read',
  async () => {
    for (const way of NAMES) {
      const set = await send(way, 'POST', {
        platform: 'instagram',
        ice_breakers: BREAKERS,
        persistent_menu: MENU,
      });
      expect([set.status, set.text], way).toEqual([200, '{"result":"success"}']);
      for (const other of NAMES) {
        const { body } = await send(other, 'GET');
        expect(body, `${way}, ${other}`).toEqual({
          data: [{ ice_breakers: BREAKERS, persistent_menu: MENU }],
        });
      }
      const ended = await send(way, 'DELETE', { fields: ['ice_breakers', 'persistent_menu'] });
      expect(ended.body).toEqual({ result: 'success' });
      expect((await send(way, 'GET')).body).toEqual({ data: [] });
    }
  },
);

it('what Messenger shows is another profile', async () => {
  await send('page', 'POST', { ice_breakers: BREAKERS });
  expect((await shop.get('/me/messenger_profile')).body).toEqual({ data: [] });
});

it('the old form of questions, without a language, is answered as it was set', async () => {
  const [{ call_to_actions: ice_breakers } = { call_to_actions: [] }] = BREAKERS;
  await send('login', 'POST', { ice_breakers });
  expect((await send('login', 'GET')).body).toEqual({ data: [{ ice_breakers }] });
});

it('a button to begin with is no part of it', async () => {
  const started = await send('page', 'POST', { get_started: { payload: 'START' } });
  expect(refusal(started).message).toBe('(#100) Param get_started must be left out on Instagram');
});

it('each host asks for its own scopes', async () => {
  const [scope] = INSTAGRAM_SCOPES;
  const bare = await shop.tokenFor({ kind: 'instagram', pageId: page.id, scopes: [scope] });
  const set = await send('login', 'POST', { access_token: bare, ice_breakers: BREAKERS });
  expect(refusal(set)).toEqual(lacks(10, ''));
  const plain = await shop.tokenFor({ scopes: ['pages_messaging', 'instagram_basic'] });
  const onPage = await send('page', 'POST', { access_token: plain, ice_breakers: BREAKERS });
  expect(refusal(onPage)).toEqual(lacks(10, ''));
});

it('a Page without an account has none', async () => {
  const alone = await shop.besides({ instagram: false });
  const read = await alone.get('/me/messenger_profile', { platform: 'instagram' });
  expect(refusal(read).error_subcode).toBe(2534013);
});
