import { beforeAll, describe, expect, it } from 'vitest';
import { type AppChanges, changeApp } from '../../src/admin/apps/change-app.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { changePerson } from '../../src/admin/people/change-person.ts';
import { createUser } from '../../src/admin/users.ts';
import { lacks, NO_TOKEN, NO_TOKEN_ME, refusal, refused, UNREADABLE } from '../access/refused.ts';
import { proves } from '../support/proves.ts';
import { type Conversation, sharedWorld } from '../support/world.ts';
import { askHost, Client, loginToken } from './ways.ts';

const HERE = '/_convograph/instagram';

const shop = await sharedWorld();
let client: Client;
let direct: Conversation;
let chat: Conversation;
beforeAll(async () => {
  client = new Client(shop, await loginToken(shop));
  direct = await shop.conversation({ platform: 'INSTAGRAM' });
  chat = await shop.conversation({ platform: 'MESSENGER' });
});

/** The error of an id that is not there, as graph.instagram.com words it. */
const notThere = (id: string, verb = 'get') => ({
  status: 400,
  message: `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
  type: 'IGApiException',
  code: 100,
  error_subcode: 33,
});

/** What only this host says, and as an exception of its own (wire.md 13.2, 13.3). */
const said = (code: number, message: string, rest: object = {}) =>
  refused(code, message, { type: 'IGApiException', ...rest });
const NO_SUCH_USER = said(100, 'The requested user cannot be found.', { error_subcode: 2534014 });
const noField = (field: string) => said(100, `Tried accessing nonexisting field (${field})`);
const noPath = (path: string) => said(2500, `Unknown path components: ${path}`, { status: 500 });
const noName = (name: string) =>
  said(
    803,
    `Object with ID '${name}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
  );

describe('an id', () => {
  proves('error:instagramNotFound', 'that does not exist has an error of its own', async () => {
    for (const id of ['aWdfZAG06nothing', 't_5', 'm_AAAA']) {
      expect(refusal(await client.get(`/${id}`))).toEqual(notThere(id));
      expect(refusal(await client.get(`/${id}/messages`))).toEqual(notThere(id));
    }
    expect(refusal(await client.send('DELETE', `/${direct.id}`))).toEqual(
      notThere(direct.id, 'delete'),
    );
  });

  it('of the Page, the app or Messenger is as if it did not exist', async () => {
    const [message] = await shop.messageIds(chat);
    const { page, app } = shop;
    for (const id of [page.id, app.id, chat.id, chat.person.id, message ?? '']) {
      const error = /^\d+$/.test(id) ? NO_SUCH_USER : notThere(id);
      expect(refusal(await client.get(`/${id}`))).toEqual(error);
      expect(refusal(await client.get('/', { ids: id }))).toEqual(error);
      expect(refusal(await client.send('POST', `/${id}`))).toEqual(notThere(id, 'post'));
      expect(refusal(await client.send('DELETE', `/${id}`))).toEqual(notThere(id, 'delete'));
    }
    const list = await client.get('/me/conversations', { user_id: chat.person.id });
    expect(list.body.data).toEqual([]);
  });

  proves('error:instagramUserNotFound', 'that is a number is a person or nobody', async () => {
    const other = await shop.besides();
    const { person } = await other.conversation({ platform: 'INSTAGRAM' });
    const nobodies = [person.id, other.page.instagramId ?? '', '17841400000000000', '5', '0'];
    for (const id of [...nobodies, '9'.repeat(90)]) {
      for (const path of [`/${id}`, `/v23.0/${id}/`, `/${id}/conversations`]) {
        expect(refusal(await client.get(path)), path).toEqual(NO_SUCH_USER);
      }
      expect(refusal(await client.get('/', { id }))).toEqual(NO_SUCH_USER);
      expect(refusal(await client.get('/', { ids: `me,${id}` }))).toEqual(NO_SUCH_USER);
      expect(refusal(await client.get(`/${id}`, { fields: 'name,bogus' }))).toEqual(NO_SUCH_USER);
    }
    expect((await client.get(`/${direct.person.id}`)).status).toBe(200);
  });

  proves('error:instagramUnknownName', 'cannot be a name, nor `app`', async () => {
    for (const name of ['app', 'corner.shop', '@corner', 'Me', '1.5', '-1', 'ü']) {
      const path = `/${encodeURIComponent(name)}`;
      expect(refusal(await client.get(path)), path).toEqual(noName(name));
      expect(refusal(await client.get(`${path}/conversations`)), path).toEqual(noName(name));
      expect(refusal(await client.get('/', { ids: name })), path).toEqual(noName(name));
    }
    const answer = await client.get('/nobody');
    expect(answer.headers.get('www-authenticate')).toContain('"not_found"');
  });
});

describe('a field', () => {
  proves(
    'error:instagramNonexistingField',
    'that is unknown is named without its code and node type',
    async () => {
      const [item = ''] = await shop.messageIds(direct);
      for (const [path, fields, field] of [
        ['/me', 'is_published', 'is_published'],
        ['/me', 'id,username,bogus', 'bogus'],
        ['/me', 'conversations{bogus}', 'bogus'],
        ['/me', 'conversations{messages{x_y}}', 'x_y'],
        ['/me', 'username{first}', 'first'],
        ['/me', 'accounts', 'accounts'],
        ['/me/conversations', 'id,bogus', 'bogus'],
        [`/${direct.id}`, 'bogus', 'bogus'],
        [`/${direct.id}/messages`, 'bogus', 'bogus'],
        [`/${item}`, 'bogus', 'bogus'],
        [`/${direct.person.id}`, 'bogus', 'bogus'],
      ] as const) {
        const answer = await client.get(path, { fields });
        expect(refusal(answer), `${path} ${fields}`).toEqual(noField(field));
      }
      expect(refusal(await client.get('/', { ids: 'me', fields: 'bogus' }))).toEqual(
        noField('bogus'),
      );
    },
  );
});

describe('a path', () => {
  proves('error:instagramUnknownPath', 'that is unknown is 2500 with status 500', async () => {
    for (const [path, unknown] of [
      ['/me/bogus', '/bogus'],
      ['/v23.0/me/bogus/', '/bogus'],
      ['/me/impressions/day', '/impressions/day'],
      [`/${direct.id}/messages/x//y`, '/x/y'],
      ['/conversations/x', '/x'],
      ['/v99.0/me', '/me'],
      ['/v29.0//me/conversations', '/me/conversations'],
      ['/v99.0', '/v99.0'],
    ] as const) {
      for (const method of ['GET', 'POST', 'DELETE']) {
        const answer = await client.send(method, path);
        expect(refusal(answer), `${method} ${path}`).toEqual(noPath(unknown));
      }
    }
  });
});

describe('a parameter', () => {
  it('user_id has to be a number here too', async () => {
    for (const user_id of ['demo-new-0', '1.0', '-5', chat.id]) {
      const wrong = refused(100, '(#100) Param user_id must be a numeric string');
      expect(refusal(await client.get('/me/conversations', { user_id }))).toEqual(wrong);
      const fields = `conversations.user_id(${user_id})`;
      expect(refusal(await client.get('/me', { fields }))).toEqual(wrong);
    }
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
    await changePage(shop.server, shop.page.id, { message_access: 'off' });
    try {
      expect(refusal(await client.get('/me/conversations'))).toMatchObject({
        code: 200,
        error_subcode: 2534041,
      });
    } finally {
      await changePage(shop.server, shop.page.id, { message_access: 'on' });
    }
  });

  proves('error:instagramCallLimit', 'too many calls are 613, as a fault that stays', async () => {
    await changePage(shop.server, shop.page.id, { refuse: 613 });
    try {
      const answer = await client.get('/me/conversations');
      expect(refusal(answer)).toEqual(
        said(613, 'Calls to this api have exceeded the rate limit.', {
          status: 500,
          is_transient: false,
        }),
      );
      const inOrder = ['message', 'type', 'code', 'is_transient', 'fbtrace_id'];
      expect(Object.keys(answer.body.error)).toEqual(inOrder);
    } finally {
      await changePage(shop.server, shop.page.id, { refuse: null });
    }
  });

  it('a profile without consent is 230', async () => {
    const shy = await shop.person('shy.one', 'INSTAGRAM');
    await changePerson(shop.server, shop.page.id, shy.id, { consent: 'off' });
    expect(refusal(await client.get(`/${shy.id}`))).toMatchObject({ status: 403, code: 230 });
  });
});

describe('app review of a Page in strict mode', () => {
  const strict = async (access: AppChanges['access']) => {
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
      const access = { instagram_manage_messages: 'advanced' } as const;
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
      const answer = await client.get(`/me/${edge}`, { recipient: direct.person.id });
      expect(refusal(answer)).toEqual(noField(edge));
    }
    expect(refusal(await client.send('DELETE', '/me/permissions'))).toEqual(
      notThere('me', 'delete'),
    );
  });

  it('is /debug_token', async () => {
    const answer = await client.get('/debug_token', { input_token: client.token });
    expect(refusal(answer)).toEqual(noName('debug_token'));
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
