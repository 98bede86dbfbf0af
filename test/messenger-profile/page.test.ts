import { beforeEach, describe, expect, it } from 'vitest';
import { SCOPES } from '../../src/access/scopes.ts';
import { lacks, NO_TASK, PAGE_TOKEN_NEEDED, refusal, refused } from '../access/refused.ts';
import { proves } from '../support/proves.ts';
import { type Params, sharedWorld } from '../support/world.ts';

const shop = await sharedWorld();
const { page, server } = shop;
const PATH = '/v23.0/me/messenger_profile';
const SUCCESS = { result: 'success' };

/** A POST with a JSON body, as bots send it. */
const set = async (body: object, params: Params = {}) =>
  shop.send(
    'POST',
    PATH,
    { access_token: shop.token, ...params },
    { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
  );
const get = async (fields?: string, params: Params = {}) =>
  (await shop.get(PATH, { fields, ...params })).body.data;
const remove = (fields: string, params: Params = {}) =>
  shop.send('DELETE', PATH, { access_token: shop.token, fields, ...params });
const message = async (body: object) => refusal(await set(body)).message;

const ALL =
  'get_started,greeting,ice_breakers,persistent_menu,whitelisted_domains,account_linking_url';
const START = { get_started: { payload: 'START' } };
const BUTTON = { type: 'postback', title: 'Help', payload: 'HELP' };
const menuOf = (...entries: object[]) => ({
  persistent_menu: [{ locale: 'default', call_to_actions: entries }],
});

beforeEach(async () => {
  await remove(ALL);
});

proves(
  [
    'Page/messenger_profile',
    'POST Page/messenger_profile',
    'MessengerProfile',
    'MessengerProfile.get_started',
    'MessengerProfile.greeting',
    'MessengerProfile.ice_breakers',
    'MessengerProfile.persistent_menu',
    'MessengerProfile.whitelisted_domains',
    'MessengerProfile.account_linking_url',
    'POST Page/messenger_profile?get_started',
    'POST Page/messenger_profile?greeting',
    'POST Page/messenger_profile?ice_breakers',
    'POST Page/messenger_profile?persistent_menu',
    'POST Page/messenger_profile?whitelisted_domains',
    'POST Page/messenger_profile?account_linking_url',
  ],
  'every property is answered as it was set',
  async () => {
    const profile = {
      ...START,
      greeting: [
        { locale: 'default', text: 'Hello!' },
        { locale: 'de_DE', text: 'Grüß Gott!' },
      ],
      ice_breakers: [{ question: 'Where are you?', payload: 'WHERE' }],
      persistent_menu: [
        {
          locale: 'default',
          composer_input_disabled: true,
          call_to_actions: [
            BUTTON,
            {
              type: 'web_url',
              title: 'Shop',
              url: 'https://shop.example/',
              webview_height_ratio: 'full',
            },
          ],
        },
        { locale: 'zh_CN', composer_input_disabled: false },
      ],
      whitelisted_domains: ['https://shop.example/'],
      account_linking_url: 'https://shop.example/link?a=b',
    };
    const { status, text } = await set(profile);
    expect([status, text]).toEqual([200, '{"result":"success"}']);
    expect(await get()).toEqual([profile]);
    expect(await get(ALL)).toEqual([profile]);
    expect(await get('get_started')).toEqual([START]);
  },
);

it('what is not set is not there', async () => {
  expect(await get('get_started,greeting')).toEqual([]);
  await set(START);
  expect(await get('greeting')).toEqual([]);
  expect(await get('greeting,get_started')).toEqual([START]);
});

it('a property that is set stays while others are', async () => {
  await set(START);
  await set(menuOf(BUTTON));
  await set({ get_started: { payload: 'OTHER' } });
  expect(await get()).toEqual([{ get_started: { payload: 'OTHER' }, ...menuOf(BUTTON) }]);
});

it('form fields hold JSON text', async () => {
  const body = new URLSearchParams({
    access_token: shop.token,
    get_started: '{"payload":"START"}',
    whitelisted_domains: '["https://a.example","https://b.example"]',
  });
  expect((await shop.send('POST', PATH, {}, { body })).body).toEqual(SUCCESS);
  expect(await get('whitelisted_domains')).toEqual([
    { whitelisted_domains: ['https://a.example', 'https://b.example'] },
  ]);
});

proves(
  ['DELETE Page/messenger_profile', 'DELETE Page/messenger_profile?fields'],
  'properties are deleted by name, also by a JSON body',
  async () => {
    await set({ ...START, ...menuOf(BUTTON), greeting: [{ locale: 'default', text: 'Hi' }] });
    expect((await remove('greeting, persistent_menu')).body).toEqual(SUCCESS);
    expect(await get()).toEqual([START]);
    const body = JSON.stringify({ fields: ['get_started', 'home_url'] });
    const headers = { 'Content-Type': 'application/json' };
    const sent = await shop.send('DELETE', PATH, { access_token: shop.token }, { headers, body });
    expect(sent.body).toEqual(SUCCESS);
    expect(await get()).toEqual([]);
    expect(refusal(await remove('menu')).message).toMatch(
      /^\(#100\) Param fields\[0\] must be one of \{get_started, greeting, .*\} - got "menu"\.$/,
    );
    expect(refusal(await remove('')).message).toBe('(#100) The parameter fields is required');
  },
);

it('the Page’s log tells which properties are others, and nothing of them', async () => {
  const from = await server.store.page(page.no).log.last();
  await set({ ...START, ...menuOf(BUTTON) });
  await set(START);
  await remove('persistent_menu');
  const { events } = await server.store.page(page.no).log.after(from, 10);
  expect(events.map(({ kind, body }) => [kind, body])).toEqual([
    ['profile', { platform: 'MESSENGER', changed: ['get_started', 'persistent_menu'] }],
    ['profile', { platform: 'MESSENGER', changed: ['persistent_menu'] }],
  ]);
});

describe('what a property may be', () => {
  proves(
    'error:getStartedRequired',
    'a menu needs the button that conversations begin with',
    async () => {
      expect(refusal(await set(menuOf(BUTTON)))).toEqual(
        refused(
          100,
          '(#100) You must set a Get Started button if you also wish to use persistent menu.',
          { error_subcode: 2018145 },
        ),
      );
      expect((await set({ ...START, ...menuOf(BUTTON) })).body).toEqual(SUCCESS);
    },
  );

  proves('error:nestedMenu', 'no menu has menus in it', async () => {
    const nested = { type: 'nested', title: 'More', call_to_actions: [BUTTON] };
    expect(refusal(await set(menuOf(nested)))).toEqual(
      refused(
        11,
        '(#11) Setting of Nested Persistent Menu has been deprecated for v8.0 and higher',
      ),
    );
    expect(await message(menuOf({ ...BUTTON, call_to_actions: [BUTTON] }))).toBe(
      '(#100) Invalid keys "call_to_actions" were found in param "persistent_menu[0][call_to_actions][0]".',
    );
  });

  proves('error:invalidKeys', 'nothing has members that it has not', async () => {
    expect(refusal(await set({ persistent_menu: [{ ...BUTTON, locale: 'default' }] }))).toEqual(
      refused(
        100,
        '(#100) Invalid keys "type, title, payload" were found in param "persistent_menu[0]".',
      ),
    );
    expect(await message({ get_started: { payload: 'A', text: 'B' } })).toBe(
      '(#100) Invalid keys "text" were found in param "get_started".',
    );
  });

  proves(
    'error:defaultLocaleRequired',
    'a menu and questions have an entry for everybody',
    async () => {
      const breakers = [{ question: 'A?', payload: 'A' }];
      expect(
        refusal(await set({ persistent_menu: [{ locale: 'de_DE', call_to_actions: [BUTTON] }] })),
      ).toEqual(
        refused(100, '(#100) Param persistent_menu must have an entry with the locale default'),
      );
      expect(
        await message({ ice_breakers: [{ locale: 'de_DE', call_to_actions: breakers }] }),
      ).toBe('(#100) Param ice_breakers must have an entry with the locale default');
    },
  );

  it.each([
    [
      'a menu of 21 entries',
      menuOf(...Array(21).fill(BUTTON)),
      105,
      'param persistent_menu[0][call_to_actions] has too many elements.',
    ],
    [
      '5 questions',
      { ice_breakers: Array(5).fill({ question: 'A?', payload: 'A' }) },
      105,
      'param ice_breakers has too many elements.',
    ],
    [
      '5 questions of a language',
      {
        ice_breakers: [
          { locale: 'default', call_to_actions: Array(5).fill({ question: 'A?', payload: 'A' }) },
        ],
      },
      105,
      'param ice_breakers[0][call_to_actions] has too many elements.',
    ],
    [
      '51 domains',
      { whitelisted_domains: Array(51).fill('https://a.example') },
      105,
      'param whitelisted_domains has too many elements.',
    ],
    [
      'a title of 31',
      menuOf({ ...BUTTON, title: 'x'.repeat(31) }),
      100,
      'Length of param persistent_menu[0][call_to_actions][0][title] must be less than or equal to 30',
    ],
    [
      'a payload of 1,001',
      menuOf({ ...BUTTON, payload: 'x'.repeat(1_001) }),
      100,
      'Length of param persistent_menu[0][call_to_actions][0][payload] must be less than or equal to 1000',
    ],
    [
      'a long start',
      { get_started: { payload: 'x'.repeat(1_001) } },
      100,
      'Length of param get_started[payload] must be less than or equal to 1000',
    ],
    [
      'a greeting of 161',
      { greeting: [{ locale: 'default', text: 'x'.repeat(161) }] },
      100,
      'Length of param greeting[0][text] must be less than or equal to 160',
    ],
    [
      'a language that is none',
      { greeting: [{ locale: 'German', text: 'Hallo' }] },
      100,
      'Param greeting[0][locale] must be a locale such as en_US',
    ],
    [
      'a greeting without words',
      { greeting: [{ locale: 'default' }] },
      100,
      'The parameter greeting[0][text] is required',
    ],
    [
      'an entry without payload',
      menuOf({ type: 'postback', title: 'Help' }),
      100,
      'The parameter persistent_menu[0][call_to_actions][0][payload] is required',
    ],
    [
      'an entry without address',
      menuOf({ type: 'web_url', title: 'Shop' }),
      100,
      'The parameter persistent_menu[0][call_to_actions][0][url] is required',
    ],
    [
      'an entry of another type',
      menuOf({ ...BUTTON, type: 'call' }),
      100,
      'Param persistent_menu[0][call_to_actions][0][type] must be one of {web_url, postback} - got "call".',
    ],
    [
      'nothing to tap nor to write',
      { persistent_menu: [{ locale: 'default', composer_input_disabled: true }] },
      100,
      'The parameter persistent_menu[0][call_to_actions] is required',
    ],
    [
      'a question without payload',
      { ice_breakers: [{ question: 'A?' }] },
      100,
      'The parameter ice_breakers[0][payload] is required',
    ],
    [
      'both forms of questions',
      {
        ice_breakers: [
          {
            locale: 'default',
            call_to_actions: [{ question: 'A?', payload: 'A' }],
            question: 'B?',
          },
        ],
      },
      100,
      'Invalid keys "question" were found in param "ice_breakers[0]".',
    ],
    [
      'a domain without https',
      { whitelisted_domains: ['http://a.example'] },
      100,
      'Param whitelisted_domains[0] must be a valid URL with https and a fully qualified domain name',
    ],
    [
      'an IP address',
      { whitelisted_domains: ['https://a.example', 'https://10.0.0.1'] },
      100,
      'Param whitelisted_domains[1] must be a valid URL with https and a fully qualified domain name',
    ],
    [
      'a link without https',
      { account_linking_url: 'http://a.example' },
      100,
      'Param account_linking_url must be a valid URL with https',
    ],
    [
      'a start that is no object',
      { get_started: 'START' },
      100,
      /^Param get_started must be a JSON object/,
    ],
    [
      'nothing at all',
      {},
      100,
      'The parameter get_started, or greeting, or ice_breakers, or persistent_menu, or whitelisted_domains, or account_linking_url is required',
    ],
  ] as const)('%s is refused', async (_, body, code, sentence) => {
    await set(START);
    const error = refusal(await set(body));
    expect(error).toMatchObject({ status: 400, type: 'OAuthException', code });
    const said = String(error.message).replace(/^\(#\d+\) /, '');
    if (typeof sentence === 'string') expect(said).toBe(sentence);
    else expect(said).toMatch(sentence);
    expect(await get()).toEqual([START]);
  });
});

describe('who may', () => {
  it('a Page token with pages_messaging and a task', async () => {
    const access_token = await shop.tokenFor({
      scopes: SCOPES.filter((scope) => scope !== 'pages_messaging'),
    });
    const idle = await shop.tokenFor({ tasks: ['ANALYZE'] });
    const app = `${shop.app.id}|${shop.app.secret}`;
    for (const [token, error] of [
      [access_token, lacks(230, 'pages_messaging')],
      [idle, NO_TASK],
      [app, PAGE_TOKEN_NEEDED],
    ] as const) {
      expect(refusal(await set(START, { access_token: token }))).toEqual(error);
      expect(refusal(await remove('get_started', { access_token: token }))).toEqual(error);
      expect(refusal(await shop.get(PATH, { access_token: token }))).toEqual(error);
    }
  });

  it('no Page reads another’s', async () => {
    const other = await shop.besides();
    await set(START);
    expect((await other.get('/me/messenger_profile')).body).toEqual({ data: [] });
    const there = await other.get(`/${page.id}/messenger_profile`);
    expect(there.status).toBe(400);
  });
});
