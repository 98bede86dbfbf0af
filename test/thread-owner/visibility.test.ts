import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { proves } from '../support/proves.ts';
import { type Answer, type Conversation, type World, world } from '../support/world.ts';

const HOUR = 3_600_000;
const PAGE_INBOX = '263902037430900';

/** A Page whose default app is one, whose conversations another may own, and a third looks on. */
describe('GET /{page-id}/thread_owner', () => {
  let shop: World;
  let until: number;
  /** Tokens of the three apps. */
  let ofDefault: string;
  let ofOwner: string;
  let ofOther: string;
  let owner: string;
  beforeAll(async () => {
    shop = await world();
    until = shop.server.clock.now() + 5 * HOUR;
    const [second, third] = [
      await createApp(shop.server, { name: 'Second Bot' }),
      await createApp(shop.server, { name: 'Third Bot' }),
    ];
    owner = second.id;
    ofDefault = shop.token;
    ofOwner = await shop.tokenFor({ appId: second.id });
    ofOther = await shop.tokenFor({ appId: third.id });
  });
  afterAll(() => shop.close());

  const owned = (app: string | undefined, platform: 'MESSENGER' | 'INSTAGRAM' = 'MESSENGER') =>
    shop.conversation({ platform, control: { app, until } });
  const ask = ({ person }: Conversation, access_token: string): Promise<Answer> =>
    shop.get(`/v23.0/${shop.page.id}/thread_owner`, { recipient: person.id, access_token });
  const all = (chat: Conversation) =>
    Promise.all([ofOwner, ofDefault, ofOther].map(async (token) => (await ask(chat, token)).text));

  proves(
    [
      'Page/thread_owner',
      'Page/thread_owner?recipient',
      'PageThreadOwner',
      'PageThreadOwner.thread_owner',
      'ThreadOwner',
      'ThreadOwner.app_id',
      'ThreadOwner.expiration',
    ],
    'tells the owner and the default app who owns a thread, others until when, without paging',
    async () => {
      for (const platform of ['MESSENGER', 'INSTAGRAM'] as const) {
        const seconds = until / 1000;
        const full = `{"data":[{"thread_owner":{"app_id":"${owner}","expiration":${seconds}}}]}`;
        const partial = `{"data":[{"thread_owner":{"expiration":${seconds}}}]}`;
        expect(await all(await owned(owner, platform))).toEqual([full, full, partial]);
      }
    },
  );

  it('tells the default app that it owns a thread itself, and others only until when', async () => {
    const chat = await owned(shop.app.id);
    const { body } = await ask(chat, ofDefault);
    expect(body.data[0].thread_owner.app_id).toBe(shop.app.id);
    expect((await ask(chat, ofOwner)).body.data[0].thread_owner).not.toHaveProperty('app_id');
  });

  it('tells the default app of the inbox as of any owner', async () => {
    const { body } = await ask(await owned(PAGE_INBOX), ofDefault);
    expect(body.data).toEqual([{ thread_owner: { app_id: PAGE_INBOX, expiration: until / 1000 } }]);
  });

  it('answers {"data":[]} of an idle thread, to everybody', async () => {
    const nobody = '{"data":[]}';
    expect(await all(await shop.conversation())).toEqual([nobody, nobody, nobody]);
    expect(await all(await owned(undefined))).toEqual([nobody, nobody, nobody]);
  });

  it('answers {"data":[]} of a person without a conversation', async () => {
    const person = await shop.person('Noor Haddad');
    const answer = await shop.get('/me/thread_owner', { recipient: person.id });
    expect(answer.text).toBe('{"data":[]}');
  });

  it('answers of the newest of several conversations with a person', async () => {
    const person = await shop.person('Ines Costa');
    const talk = (ago: number, app: string) =>
      shop.conversation({ people: [person], said: [{ ago, text: 'hi' }], control: { app, until } });
    await talk(30, PAGE_INBOX);
    const newest = await talk(10, owner);
    await talk(20, shop.app.id);
    const { body } = await ask(newest, ofDefault);
    expect(body.data[0].thread_owner.app_id).toBe(owner);
  });

  it('answers so for each person of a group', async () => {
    const people = [await shop.person('Ada'), await shop.person('Bo')];
    await shop.conversation({ people, control: { app: owner, until } });
    for (const { id } of people) {
      const { body } = await shop.get('/me/thread_owner', { recipient: id });
      expect(body.data[0].thread_owner.app_id).toBe(owner);
    }
  });

  it('gives the end in whole seconds, as a number', async () => {
    const control = { app: owner, until: until + 999 };
    const { body } = await ask(await shop.conversation({ control }), ofOwner);
    expect(body.data[0].thread_owner.expiration).toBe(until / 1000);
  });

  it('agrees with is_owner of the conversation', async () => {
    const chat = await owned(owner);
    const isOwner = async (access_token: string) =>
      (await shop.get(`/${chat.id}`, { fields: 'is_owner', access_token })).body.is_owner;
    expect(await isOwner(ofOwner)).toBe(true);
    expect(await isOwner(ofDefault)).toBe(false);
    expect(await isOwner(ofOther)).toBe(false);
  });

  it('follows a change of the default app at the next answer', async () => {
    const own = await world({ seed: 'change' });
    try {
      const bot = await createApp(own.server, { name: 'Second Bot' });
      const control = { app: PAGE_INBOX, until: own.server.clock.now() + HOUR };
      const { person } = await own.conversation({ control });
      const access_token = await own.tokenFor({ appId: bot.id });
      const told = async () =>
        (await own.get('/me/thread_owner', { recipient: person.id, access_token })).body.data[0]
          .thread_owner.app_id;
      expect(await told()).toBeUndefined();
      await changePage(own.server, own.page.id, { default_app: bot.id });
      expect(await told()).toBe(PAGE_INBOX);
      await changePage(own.server, own.page.id, { default_app: null });
      expect(await told()).toBeUndefined();
    } finally {
      await own.close();
    }
  });

  it('is the same with the node left out, at me, in every version and as a field', async () => {
    const { person } = await owned(owner);
    const recipient = person.id;
    const at = async (path: string) => (await shop.get(path, { recipient })).body;
    const expected = await at('/me/thread_owner');
    expect(expected.data[0].thread_owner.app_id).toBe(owner);
    for (const path of ['/thread_owner', '/v19.0/me/thread_owner', '/v26.0/thread_owner/']) {
      expect(await at(path), path).toEqual(expected);
    }
    const nested = await shop.get('/me', { fields: `thread_owner.recipient(${recipient})` });
    expect(nested.body).toEqual({ thread_owner: expected, id: shop.page.id });
  });

  it('takes fields, an alias and nothing it does not have', async () => {
    const { person } = await owned(owner);
    const ask = async (fields: string) =>
      (await shop.get('/me/thread_owner', { recipient: person.id, fields })).body;
    expect((await ask('thread_owner{app_id}')).data).toEqual([{ thread_owner: { app_id: owner } }]);
    expect((await ask('thread_owner.as(owner){expiration}')).data).toEqual([
      { owner: { expiration: until / 1000 } },
    ]);
    expect((await ask('app_id')).error.message).toBe(
      '(#100) Tried accessing nonexisting field (app_id) on node type (PageThreadOwner)',
    );
    expect((await ask('thread_owner{name}')).error.message).toBe(
      '(#100) Tried accessing nonexisting field (name) on node type (ThreadOwner)',
    );
  });

  it('belongs to the Page: its Instagram account has none', async () => {
    const answer = await shop.get(`/${shop.page.instagramId}/thread_owner`, { recipient: 1 });
    expect(answer.body.error.message).toBe(
      '(#100) Tried accessing nonexisting field (thread_owner) on node type (IGUser)',
    );
  });
});

describe('control of a thread', () => {
  it('ends at its moment: then the thread is idle, and stays so', async () => {
    const shop = await world();
    try {
      const { clock } = shop.server;
      const control = { app: shop.app.id, until: clock.now() + HOUR };
      const { id, person } = await shop.conversation({ control });
      const data = async () =>
        (await shop.get('/me/thread_owner', { recipient: person.id })).body.data;
      const isOwner = async () => (await shop.get(`/${id}`, { fields: 'is_owner' })).body.is_owner;
      clock.advance(HOUR - 1);
      expect(await data()).toHaveLength(1);
      expect(await isOwner()).toBe(true);
      clock.advance(1);
      expect(await data()).toEqual([]);
      expect(await isOwner()).toBe(false);
      clock.advance(HOUR);
      expect(await data()).toEqual([]);
    } finally {
      await shop.close();
    }
  });
});
