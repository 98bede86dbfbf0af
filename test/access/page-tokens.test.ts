import { beforeAll, describe, expect, it } from 'vitest';
import { SCOPES } from '../../src/access/scopes.ts';
import { createPage } from '../../src/admin/pages.ts';
import { revokeToken } from '../../src/admin/tokens.ts';
import { createUser } from '../../src/admin/users.ts';
import { proves } from '../support/proves.ts';
import { type Conversation, type Json, sharedWorld, world } from '../support/world.ts';
import { lacks, NO_TASK, notThere, REVOKED, refusal, refused } from './refused.ts';

const shop = await sharedWorld();
let chat: Conversation;
beforeAll(async () => {
  chat = await shop.conversation();
});

/** A new user's token, with a role on the Page unless told otherwise. */
async function userToken(
  spec: { tasks?: string[]; scopes?: string[]; expiresIn?: number; role?: boolean } = {},
): Promise<string> {
  const { tasks, role = true, ...rest } = spec;
  const user = await createUser(shop.server, {
    name: 'Sam',
    ...(role ? { pageId: shop.page.id, tasks } : {}),
  });
  return shop.tokenFor({ kind: 'user', userId: user.id, ...rest });
}

/** The Page token that a user token gives. */
async function derived(access_token: string): Promise<string> {
  const { body } = await shop.get(`/${shop.page.id}`, { fields: 'access_token', access_token });
  return body.access_token;
}

const without = (scope: string) => SCOPES.filter((each) => each !== scope);

describe('the Page token that a user token gives', () => {
  it('is the same text each time, from the Page and from the list of accounts', async () => {
    const access_token = await userToken();
    const texts = new Set<string>();
    for (let time = 0; time < 2; time++) {
      texts.add(await derived(access_token));
      const { body } = await shop.get('/me/accounts', { access_token });
      for (const page of body.data) texts.add(page.access_token);
      const nested = await shop.get('/me', { access_token, fields: 'accounts{access_token}' });
      texts.add(nested.body.accounts.data[0].access_token);
    }
    expect([...texts]).toEqual([expect.stringMatching(/^EAA[A-Za-z0-9]{36,}$/)]);
  });

  it('is the Page at me, and reads its conversations', async () => {
    const token = await derived(await userToken());
    const me = await shop.get('/me', { access_token: token });
    expect(me.body).toEqual({ name: 'Corner Shop', id: shop.page.id });
    const list = await shop.get('/me/conversations', { access_token: token });
    expect(list.body.data.map(({ id }: Json) => id)).toEqual([chat.id]);
    const one = await shop.get(`/${chat.id}/messages`, { access_token: token, fields: 'message' });
    expect(one.body.data[0].message).toBe('hello');
  });

  it('is another for each user token, and answers for its own Page only', async () => {
    const second = await createPage(shop.server, { name: 'Second Shop' });
    const user = await createUser(shop.server, { name: 'Sam', pageId: shop.page.id });
    await shop.server.store.transaction(({ directory }) =>
      directory.users.putRole({ page: second.no, user: user.id, tasks: ['MESSAGING'] }),
    );
    const tokens = await Promise.all(
      [0, 1].map(() => shop.tokenFor({ kind: 'user', userId: user.id })),
    );
    const texts: string[] = [];
    for (const access_token of tokens) {
      const { body } = await shop.get('/me/accounts', { access_token });
      expect(body.data.map(({ id }: Json) => id)).toEqual([shop.page.id, second.id]);
      for (const page of body.data) {
        texts.push(page.access_token);
        const me = await shop.get('/me', { access_token: page.access_token });
        expect(me.body.id).toBe(page.id);
      }
    }
    expect(new Set(texts).size).toBe(4);
    const [first = ''] = texts;
    const other = await shop.get(`/${second.id}`, { access_token: first });
    expect(refusal(other)).toEqual(notThere(second.id));
  });

  it('has the scopes of the user token', async () => {
    const access_token = await derived(await userToken({ scopes: without('pages_messaging') }));
    const answer = await shop.get('/me/conversations', { access_token });
    expect(refusal(answer)).toEqual(lacks(230, 'pages_messaging'));
  });

  it('has the tasks of the role, as they are when it is used', async () => {
    const user = await createUser(shop.server, { name: 'Sam', pageId: shop.page.id });
    const token = await shop.tokenFor({ kind: 'user', userId: user.id });
    const access_token = await derived(token);
    const ask = () => shop.get('/me/conversations', { access_token });
    expect((await ask()).status).toBe(200);
    await shop.server.store.transaction(({ directory }) =>
      directory.users.putRole({ page: shop.page.no, user: user.id, tasks: ['ANALYZE'] }),
    );
    expect(refusal(await ask())).toEqual(NO_TASK);
    const { body } = await shop.get('/me', { access_token, fields: 'tasks' });
    expect(body.tasks).toEqual(['ANALYZE']);
  });

  proves(
    ['Page.access_token', 'User (token)/accounts'],
    'is given with pages_show_list and a task only',
    async () => {
      const hidden = await userToken({ scopes: without('pages_show_list') });
      const shown = await userToken({ scopes: ['pages_show_list'], tasks: ['ANALYZE'] });
      expect(await derived(hidden)).toBeUndefined();
      expect(await derived(shown)).toMatch(/^EAA/);
      const accounts = async (access_token: string) =>
        (await shop.get('/me/accounts', { access_token })).body.data;
      expect((await accounts(hidden))[0]).not.toHaveProperty('access_token');
      expect((await accounts(hidden))[0]).toMatchObject({ id: shop.page.id, name: 'Corner Shop' });
      expect((await accounts(shown))[0]).toHaveProperty('access_token');
    },
  );

  it('is not to be had without a role on the Page', async () => {
    const access_token = await userToken({ role: false });
    const page = await shop.get(`/${shop.page.id}`, { fields: 'access_token', access_token });
    expect(refusal(page)).toEqual(notThere(shop.page.id));
    expect((await shop.get('/me/accounts', { access_token })).body).toEqual({ data: [] });
  });

  it('is itself where a Page token asks for it', async () => {
    expect(await derived(shop.token)).toBe(shop.token);
    const token = await derived(await userToken());
    expect(await derived(token)).toBe(token);
  });
});

describe('the Page token that a user token gave', () => {
  it('dies when the user token is revoked, and no other does', async () => {
    const user = await createUser(shop.server, { name: 'Sam', pageId: shop.page.id });
    const [first = '', second = ''] = await Promise.all(
      [0, 1].map(() => shop.tokenFor({ kind: 'user', userId: user.id })),
    );
    const [dead, alive] = [await derived(first), await derived(second)];
    await revokeToken(shop.server, first);
    expect(refusal(await shop.get('/me', { access_token: dead }))).toEqual(REVOKED);
    expect((await shop.get('/me', { access_token: alive })).status).toBe(200);
  });

  it('cannot be revoked by itself', async () => {
    const token = await derived(await userToken());
    await expect(revokeToken(shop.server, token)).rejects.toThrow('revoke that one');
    expect((await shop.get('/me', { access_token: token })).status).toBe(200);
  });

  it('ends when the user token ends', async () => {
    const late = await world();
    try {
      const { id } = await createUser(late.server, { name: 'Sam', pageId: late.page.id });
      const user = await late.tokenFor({ kind: 'user', userId: id, expiresIn: 60 });
      const { body } = await late.get('/me/accounts', { access_token: user });
      const { access_token } = body.data[0];
      late.server.clock.advance(59_999);
      expect((await late.get('/me', { access_token })).status).toBe(200);
      late.server.clock.advance(1);
      const ended = refusal(await late.get('/me', { access_token }));
      expect(ended).toMatchObject({ code: 190, error_subcode: 463 });
    } finally {
      await late.close();
    }
  });

  proves('error:roleRemoved', 'dies with the role on the Page', async () => {
    const user = await createUser(shop.server, { name: 'Sam', pageId: shop.page.id });
    const token = await shop.tokenFor({ kind: 'user', userId: user.id });
    const access_token = await derived(token);
    expect((await shop.get('/me/conversations', { access_token })).status).toBe(200);
    await shop.server.store.transaction(({ directory }) =>
      directory.users.removeRole(shop.page.no, user.id),
    );
    expect(refusal(await shop.get('/me/conversations', { access_token }))).toEqual(
      refused(
        190,
        'Error validating access token: The user must be an administrator, editor, or moderator of the page in order to impersonate it. If the page business requires Two Factor Authentication, the user also needs to enable Two Factor Authentication.',
        { error_subcode: 492 },
      ),
    );
    expect((await shop.get('/me', { access_token: token })).status).toBe(200);
  });
});
