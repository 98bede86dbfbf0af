import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppChanges, changeApp } from '../../src/admin/apps/change-app.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { changePerson } from '../../src/admin/people/change-person.ts';
import { createUser } from '../../src/admin/users.ts';
import type { AppRole } from '../../src/store/directory.ts';
import type { PersonRow } from '../../src/store/page/people.ts';
import { lacks, notThere, refusal } from '../access/refused.ts';
import { type Conversation, sharedWorld } from '../support/world.ts';

const NO_USER = {
  status: 400,
  message: '(#100) No matching user found',
  type: 'OAuthException',
  code: 100,
  error_subcode: 2018001,
};

/** A strict Page whose people are customers, but for one on each platform: testers of the app. */
const shop = await sharedWorld({ mode: 'strict' });
const chats: Record<string, Conversation> = {};
let tester: { readonly id: string };

const set = (changes: AppChanges) => changeApp(shop.server, shop.app.id, changes);
const isUser = (person: PersonRow, user: string | undefined) =>
  changePerson(shop.server, shop.page.id, person.id, { user: user ?? null });

const listed = async (params: Record<string, string> = {}, token = shop.token) => {
  const { body } = await shop.get('/me/conversations', { ...params, access_token: token });
  return body.data?.map(({ id }: { id: string }) => id);
};
const at = (name: string): Conversation => chats[name] as Conversation;

beforeAll(async () => {
  tester = await createUser(shop.server, { name: 'Tess', pageId: shop.page.id });
  for (const platform of ['MESSENGER', 'INSTAGRAM'] as const) {
    const insider = await shop.person('Tess', platform);
    const customer = await shop.person('Ada Okafor', platform);
    await isUser(insider, tester.id);
    const said = [{ text: 'hello' }];
    chats[`${platform} customer`] = await shop.conversation({ platform, people: [customer], said });
    chats[`${platform} insider`] = await shop.conversation({ platform, people: [insider], said });
    chats[`${platform} group`] = await shop.conversation({
      platform,
      people: [insider, customer],
      said,
    });
  }
});
beforeEach(async () => {
  await changePage(shop.server, shop.page.id, { mode: 'strict' });
  await set({
    mode: 'live',
    access: { pages_messaging: 'advanced', business_asset_user_profile_access: 'advanced' },
    roles: { [tester.id]: 'tester' },
  });
});

describe('an app in development mode, on a strict Page', () => {
  beforeEach(() => set({ mode: 'development' }));

  it('lists the conversations alone in which everybody has a role on it', async () => {
    expect(await listed()).toEqual([at('MESSENGER insider').id]);
    expect(await listed({ platform: 'instagram' })).toEqual([at('INSTAGRAM insider').id]);
    const { body } = await shop.get('/me', { fields: 'conversations.summary(true){id}' });
    expect(body.conversations.data).toEqual([{ id: at('MESSENGER insider').id }]);
    expect(body.conversations.summary).toEqual({ total_count: 1 });
  });

  it('lists nothing of other people by their id', async () => {
    const [insider, customer] = [at('MESSENGER insider'), at('MESSENGER customer')];
    expect(await listed({ user_id: customer.person.id })).toEqual([]);
    expect(await listed({ user_id: insider.person.id })).toEqual([insider.id]);
  });

  it('counts as unread what it may see', async () => {
    const unread = async () => (await shop.get('/me?fields=unread_message_count')).body;
    expect((await unread()).unread_message_count).toBe(1);
    await set({ mode: 'live' });
    expect((await unread()).unread_message_count).toBe(3);
  });

  it('pages through what it may see, forwards and back', async () => {
    const { id } = await createUser(shop.server, { name: 'Tim', pageId: shop.page.id });
    await set({ roles: { [id]: 'tester' } });
    const person = await shop.person('Tim');
    await isUser(person, id);
    const more: string[] = [];
    for (const folder of ['spam', 'spam', 'spam'] as const) {
      more.unshift((await shop.conversation({ people: [person], folder })).id);
    }
    await shop.conversation({ folder: 'spam' });
    expect(await listed({ folder: 'spam' })).toEqual(more);
    const pages = await shop.pages('/me/conversations', { folder: 'spam', limit: 2 });
    expect(pages.map((page) => page.map(({ id }) => id))).toEqual([
      more.slice(0, 2),
      more.slice(2),
    ]);
    const { body } = await shop.get('/me/conversations', { folder: 'spam', limit: 2 });
    const next = await shop.send('GET', body.paging.next);
    const back = await shop.send('GET', next.body.paging.previous);
    expect(back.body.data.map(({ id }: { id: string }) => id)).toEqual(more.slice(0, 2));
  });

  it.each(['MESSENGER', 'INSTAGRAM'])('has everything else of %s not exist', async (platform) => {
    for (const kind of ['customer', 'group']) {
      const chat = at(`${platform} ${kind}`);
      await set({ mode: 'live' });
      const [message = ''] = await shop.messageIds(chat);
      await set({ mode: 'development' });
      for (const id of [chat.id, message]) {
        for (const edge of ['', '/messages', '/attachments']) {
          expect(refusal(await shop.get(`/${id}${edge}`)), id + edge).toEqual(notThere(id));
        }
        expect(refusal(await shop.get('/', { ids: id })), id).toEqual(notThere(id));
      }
    }
    const { person } = at(`${platform} customer`);
    expect(refusal(await shop.get(`/${person.id}`))).toEqual(notThere(person.id));
    const owner = await shop.get('/me/thread_owner', { recipient: person.id });
    expect(refusal(owner)).toEqual(NO_USER);
  });

  it('does not tell, by what a token lacks, that something is there', async () => {
    const poor = await shop.tokenFor({ scopes: ['email'], tasks: ['ANALYZE'] });
    const { id } = at('MESSENGER customer');
    const answer = await shop.get(`/${id}`, { access_token: poor });
    expect(refusal(answer)).toEqual(notThere(id));
  });

  it.each(['MESSENGER', 'INSTAGRAM'])('reads its insiders on %s as ever', async (platform) => {
    const { id, person } = at(`${platform} insider`);
    expect((await shop.get(`/${id}`)).body.id).toBe(id);
    expect((await shop.get(`/${id}/messages`, { fields: 'message' })).body.data).toMatchObject([
      { message: 'hello' },
    ]);
    expect((await shop.get(`/${person.id}`, { fields: 'name' })).body.name).toBe('Tess');
    expect((await shop.get('/me/thread_owner', { recipient: person.id })).status).toBe(200);
  });

  it.each([
    ['administrator', 1],
    ['developer', 1],
    ['tester', 1],
    ['analytics', 0],
    ['none', 0],
  ] as const)('knows people who are %s: %i conversation', async (role, count) => {
    await set({ roles: { [tester.id]: role } });
    expect(await listed()).toHaveLength(count);
  });

  it('knows a person no longer who is no user any more', async () => {
    const { person } = at('MESSENGER insider');
    await isUser(person, undefined);
    expect(await listed()).toEqual([]);
    await isUser(person, tester.id);
    expect(await listed()).toHaveLength(1);
  });
});

describe('a token of somebody', () => {
  const tokens = async (name: string, role: AppRole | undefined) => {
    const user = await createUser(shop.server, { name, pageId: shop.page.id });
    if (role) await set({ roles: { [user.id]: role } });
    const ofUser = await shop.tokenFor({ kind: 'user', userId: user.id });
    const { body } = await shop.get('/me/accounts', { access_token: ofUser });
    return { ofUser, ofPage: body.data[0].access_token };
  };

  it('without a role on an app in development mode has no scopes', async () => {
    const { ofUser, ofPage } = await tokens('Nora', undefined);
    await set({ mode: 'development' });
    const insider = await shop.get(`/${at('MESSENGER insider').id}`, { access_token: ofPage });
    expect(refusal(insider)).toEqual(lacks(230, 'pages_messaging'));
    for (const platform of ['messenger', 'instagram']) {
      const params = { platform, access_token: ofPage };
      const answer = await shop.get('/me/conversations', params);
      const scope = platform === 'messenger' ? 'pages_messaging' : 'instagram_basic';
      expect(refusal(answer)).toEqual(lacks(platform === 'messenger' ? 230 : 10, scope));
    }
    const { body } = await shop.get('/me/accounts', { access_token: ofUser });
    expect(body.data[0]).not.toHaveProperty('access_token');
    expect(body.data[0].id).toBe(shop.page.id);
  });

  it('with one has them', async () => {
    const { ofUser, ofPage } = await tokens('Dev', 'developer');
    await set({ mode: 'development' });
    expect(await listed({}, ofPage)).toEqual([at('MESSENGER insider').id]);
    const { body } = await shop.get('/me/accounts', { access_token: ofUser });
    expect(body.data[0].access_token).toBe(ofPage);
  });

  it('without one lacks what has standard access, of a live app', async () => {
    const { ofPage } = await tokens('Noah', undefined);
    await set({ access: { pages_messaging: 'standard' } });
    const answer = await shop.get('/me/conversations', { access_token: ofPage });
    expect(refusal(answer)).toEqual(lacks(230, 'pages_messaging'));
    expect(await listed({ platform: 'instagram' }, ofPage)).toHaveLength(3);
  });
});

describe('standard access to a scope', () => {
  it('narrows the platform alone whose conversations need it', async () => {
    await set({ access: { pages_messaging: 'standard' } });
    expect(await listed()).toEqual([at('MESSENGER insider').id]);
    expect(await listed({ platform: 'instagram' })).toHaveLength(3);
    const { id } = at('MESSENGER customer');
    expect(refusal(await shop.get(`/${id}`))).toEqual(notThere(id));
    await set({ access: { pages_messaging: 'advanced' } });
    expect(await listed()).toHaveLength(3);
  });

  it('to a profile’s feature leaves the fields out of other people’s', async () => {
    await set({ access: { business_asset_user_profile_access: 'standard' } });
    const read = async (name: string) => {
      const { id } = at(name).person;
      const { body } = await shop.get(`/${id}`, { fields: 'name,first_name,last_name' });
      return Object.keys(body);
    };
    expect(await read('MESSENGER customer')).toEqual(['id']);
    expect(await read('MESSENGER insider')).toEqual(['name', 'first_name', 'id']);
    const { id } = at('INSTAGRAM customer').person;
    expect((await shop.get(`/${id}`, { fields: 'name' })).body.name).toBe('Ada Okafor');
  });
});

it('standard access to the scope of one field refuses it of other people', async () => {
  await set({ access: { pages_user_locale: 'standard' } });
  const read = (name: string) => shop.get(`/${at(name).person.id}`, { fields: 'locale' });
  expect(refusal(await read('MESSENGER customer'))).toMatchObject({ error_subcode: 2018247 });
  expect((await read('MESSENGER insider')).status).toBe(200);
  await set({ access: { pages_user_locale: 'advanced' } });
  expect((await read('MESSENGER customer')).status).toBe(200);
});

it('archive lifts all of it', async () => {
  await changePage(shop.server, shop.page.id, { mode: 'archive' });
  await set({
    mode: 'development',
    access: { pages_messaging: 'standard', business_asset_user_profile_access: 'standard' },
    roles: { [tester.id]: 'none' },
  });
  const { id, person } = at('MESSENGER customer');
  expect(await listed()).toHaveLength(3);
  expect((await shop.get(`/${id}`)).status).toBe(200);
  expect((await shop.get(`/${person.id}`, { fields: 'name' })).body.name).toBe('Ada Okafor');
  expect((await shop.get('/me/thread_owner', { recipient: person.id })).status).toBe(200);
});
