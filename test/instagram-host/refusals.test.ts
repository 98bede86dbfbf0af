import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeApp } from '../../src/access/admin/app-settings.ts';
import { changePage } from '../../src/access/admin/pages.ts';
import { changePerson } from '../../src/access/admin/people.ts';
import { createUser } from '../../src/access/admin/users.ts';
import { lacks, NO_TOKEN, NO_TOKEN_ME, refusal, refused, UNREADABLE } from '../access/refused.ts';
import { proves } from '../support/proves.ts';
import { type Conversation, type World, world } from '../support/world.ts';
import { askHost, Client, loginToken } from './ways.ts';

const HERE = '/_convograph/instagram';

let shop: World;
let client: Client;
let direct: Conversation;
let chat: Conversation;
beforeAll(async () => {
  shop = await world();
  client = new Client(shop, await loginToken(shop));
  direct = await shop.conversation({ platform: 'INSTAGRAM' });
  chat = await shop.conversation({ platform: 'MESSENGER' });
});
afterAll(() => shop.close());

/** The error of an id that is not there, as graph.instagram.com words it. */
const notThere = (id: string, verb = 'get') => ({
  status: 400,
  message: `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
  type: 'IGApiException',
  code: 100,
  error_subcode: 33,
});

describe('an id', () => {
  proves('error:instagramNotFound', 'that does not exist has an error of its own', async () => {
    for (const id of ['17841400000000000', 'aWdfZAG06nothing', '5']) {
      expect(refusal(await client.get(`/${id}`))).toEqual(notThere(id));
    }
    expect(refusal(await client.send('DELETE', `/${direct.id}`))).toEqual(
      notThere(direct.id, 'delete'),
    );
  });

  it('of the Page, the app or Messenger is as if it did not exist', async () => {
    const [message] = await shop.messageIds(chat);
    const { page, app } = shop;
    for (const id of [page.id, app.id, chat.id, chat.person.id, message ?? '']) {
      expect(refusal(await client.get(`/${id}`))).toEqual(notThere(id));
      expect(refusal(await client.get('/', { ids: id }))).toEqual(notThere(id));
    }
    const list = await client.get('/me/conversations', { user_id: chat.person.id });
    expect(list.body.data).toEqual([]);
  });

  it('cannot be `app`, which is a word of the other host alone', async () => {
    expect(refusal(await client.get('/app'))).toEqual(
      refused(803, '(#803) Some of the aliases you requested do not exist: app', { status: 404 }),
    );
  });
});

describe('a token', () => {
  it('of graph.facebook.com is unreadable here, of whatever kind', async () => {
    const keeper = await createUser(shop.server, { name: 'Rosa', pageId: shop.page.id });
    const others = [
      shop.token,
      await shop.tokenFor({ kind: 'user', userId: keeper.id }),
      await shop.tokenFor({ kind: 'system', userId: keeper.id }),
      await shop.tokenFor({ kind: 'app' }),
      `${shop.app.id}|${shop.app.secret}`,
      'IGAAnothing',
    ];
    for (const access_token of others) {
      for (const path of ['/me', '/me/conversations', `/${direct.id}`]) {
        expect(refusal(await client.get(path, { access_token }))).toEqual(UNREADABLE);
      }
    }
  });

  it('of Instagram login is unreadable at graph.facebook.com', async () => {
    const access_token = client.token;
    for (const path of ['/me', `/${direct.id}`, `/${shop.page.id}/conversations`]) {
      expect(refusal(await shop.get(path, { access_token }))).toEqual(UNREADABLE);
    }
  });

  it('has to be there', async () => {
    const without = (path: string) => askHost(shop, undefined, HERE + path);
    expect(refusal(await without('/me'))).toEqual(NO_TOKEN_ME);
    expect(refusal(await without(`/${direct.id}`))).toEqual(NO_TOKEN);
  });

  it('that has ended says so, as on the other host', async () => {
    const access_token = await loginToken(shop, { expiresIn: -60 });
    expect(refusal(await client.get('/me', { access_token }))).toMatchObject({
      code: 190,
      error_subcode: 463,
    });
  });

  it('is proved as on the other host', async () => {
    const wrong = await client.get('/me', { appsecret_proof: '0'.repeat(64) });
    expect(refusal(wrong)).toMatchObject({ code: 100, type: 'GraphMethodException' });
  });
});

describe('a scope', () => {
  const both = ['instagram_business_basic', 'instagram_business_manage_messages'];

  it.each(both)('%s is needed for conversations and profiles', async (scope) => {
    const scopes = both.filter((each) => each !== scope);
    const access_token = await loginToken(shop, { scopes });
    for (const path of ['/me/conversations', `/${direct.id}`, `/${direct.person.id}`]) {
      expect(refusal(await client.get(path, { access_token }))).toEqual(lacks(10, scope));
    }
    expect((await client.get('/me', { access_token })).status).toBe(200);
  });
});

describe('what the owner decides', () => {
  it('"Allow access to messages" off closes them here too', async () => {
    await changePage(shop.server, shop.page.id, { messageAccess: false });
    try {
      expect(refusal(await client.get('/me/conversations'))).toMatchObject({
        code: 200,
        error_subcode: 2534041,
      });
    } finally {
      await changePage(shop.server, shop.page.id, { messageAccess: true });
    }
  });

  it('a profile without consent is 230', async () => {
    const shy = await shop.person('shy.one', 'INSTAGRAM');
    await changePerson(shop.server, shop.page.id, shy.id, { consent: false });
    expect(refusal(await client.get(`/${shy.id}`))).toMatchObject({ status: 403, code: 230 });
  });
});

describe('app review of a Page in strict mode', () => {
  const strict = async (access: Record<string, string>) => {
    const own = await shop.besides({ mode: 'strict' });
    const there = await own.conversation({ platform: 'INSTAGRAM' });
    await changeApp(shop.server, shop.app.id, { access });
    const mine = new Client(own, await loginToken(own));
    return {
      there,
      list: await mine.get('/me/conversations'),
      one: await mine.get(`/${there.id}`),
    };
  };

  it('hides people without a role from an app with standard access', async () => {
    const word = 'instagram_business_manage_messages';
    try {
      const { there, list, one } = await strict({ [word]: 'standard' });
      expect(list.body.data).toEqual([]);
      expect(refusal(one)).toEqual(notThere(there.id));
    } finally {
      await changeApp(shop.server, shop.app.id, { access: { [word]: 'advanced' } });
    }
  });

  it('shows them with advanced access, whatever the scopes of the other login have', async () => {
    try {
      const { there, list } = await strict({ instagram_manage_messages: 'standard' });
      expect(list.body.data.map((each: { id: string }) => each.id)).toEqual([there.id]);
    } finally {
      const access = { instagram_manage_messages: 'advanced' };
      await changeApp(shop.server, shop.app.id, { access });
    }
  });
});

describe('what this host has not', () => {
  proves('error:instagramUnsupported', 'is a batch', async () => {
    const batch = JSON.stringify([{ method: 'GET', relative_url: 'me' }]);
    for (const path of ['/', '/v23.0', '/me']) {
      expect(refusal(await client.send('POST', path, { batch })), path).toEqual({
        status: 400,
        message: 'Unsupported request - method type: post',
        type: 'IGApiException',
        code: 100,
      });
    }
  });

  it('is a thread owner, accounts, or permissions', async () => {
    for (const edge of ['thread_owner', 'accounts', 'permissions', 'threads']) {
      expect(refusal(await client.get(`/me/${edge}`, { recipient: direct.person.id }))).toEqual(
        refused(100, `(#100) Tried accessing nonexisting field (${edge}) on node type (IGUser)`),
      );
    }
    expect(refusal(await client.send('DELETE', '/me/permissions'))).toEqual(
      notThere('me', 'delete'),
    );
  });

  it('is /debug_token', async () => {
    const answer = await client.get('/debug_token', { input_token: client.token });
    expect(refusal(answer)).toMatchObject({ status: 404, code: 803 });
  });
});

describe('usage', () => {
  it('is told of the account alone, and as Instagram’s', async () => {
    for (const path of [
      '/me',
      `/${direct.id}`,
      '/me/conversations',
      `/${direct.person.id}`,
      '/x',
    ]) {
      const { headers } = await client.get(path);
      const told = JSON.parse(headers.get('x-business-use-case-usage') ?? '{}');
      expect(Object.keys(told), path).toEqual([shop.page.instagramId]);
      expect(told[shop.page.instagramId ?? ''][0].type, path).toBe('instagram');
    }
  });
});
