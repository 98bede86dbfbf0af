import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revokeToken } from '../../src/admin/tokens.ts';
import { createUser } from '../../src/admin/users.ts';
import { proves } from '../support/proves.ts';
import { type Conversation, type World, world } from '../support/world.ts';
import {
  NO_TOKEN,
  NO_TOKEN_ME,
  PAGE_TOKEN_NEEDED,
  REVOKED,
  refusal,
  refused,
  UNREADABLE,
} from './refused.ts';

const none = { access_token: undefined };

describe('a request without a token', () => {
  let shop: World;
  let chat: Conversation;
  beforeAll(async () => {
    shop = await world();
    chat = await shop.conversation();
  });
  afterAll(() => shop.close());

  proves('error:noTokenMe', 'is told 2500 wherever the path begins with me', async () => {
    for (const path of ['/me', '/v23.0/me', '/me/conversations', '/me/accounts', '/me/x']) {
      expect(refusal(await shop.get(path, none)), path).toEqual(NO_TOKEN_ME);
    }
  });

  proves('error:noToken', 'is told 104 on every other path, there or not', async () => {
    const [message] = await shop.messageIds(chat);
    const paths = [
      `/${shop.page.id}`,
      `/${shop.page.id}/conversations`,
      `/${shop.page.id}/thread_owner?recipient=${chat.person.id}`,
      `/${shop.page.instagramId}/conversations`,
      `/${chat.id}`,
      `/${chat.id}/messages`,
      `/${message}`,
      `/${chat.person.id}`,
      '/conversations',
      `/?ids=${chat.id}`,
      '/99999999999',
      '/nobody/knows/this',
    ];
    for (const path of paths) {
      expect(refusal(await shop.get(path, none)), path).toEqual(NO_TOKEN);
    }
  });

  it('is one whose token is empty, or whose header is of another scheme', async () => {
    expect(refusal(await shop.get('/me', { access_token: '' }))).toEqual(NO_TOKEN_ME);
    for (const authorization of ['Basic abc', 'Bearer', 'Bearer ', shop.token]) {
      const answer = await shop.get(`/${chat.id}`, none, { authorization });
      expect(refusal(answer), authorization).toEqual(NO_TOKEN);
    }
  });
});

describe('a token', () => {
  let shop: World;
  /** Another Page, by whose id an answer shows which of two tokens counted. */
  let other: World;
  beforeAll(async () => {
    [shop, other] = await Promise.all([world({ seed: 'one' }), world({ seed: 'two' })]);
  });
  afterAll(() => Promise.all([shop.close(), other.close()]));

  proves(
    '?access_token',
    'is taken from the query, a form, JSON, a multipart form or a header',
    async () => {
      const { token, page } = shop;
      const form = new FormData();
      form.set('access_token', token);
      form.set('method', 'get');
      const sent = [
        shop.send('GET', '/me', { access_token: token }),
        shop.send('GET', '/me', {}, { headers: { authorization: `Bearer ${token}` } }),
        shop.send('GET', '/me', {}, { headers: { authorization: `OAuth ${token}` } }),
        shop.send('GET', '/me', {}, { headers: { authorization: `bearer  ${token}` } }),
        shop.send('POST', '/me', { method: 'get' }, { body: `access_token=${token}` }),
        shop.send('POST', '/me', {}, { body: form }),
        shop.send(
          'POST',
          '/me',
          {},
          {
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ access_token: token, method: 'GET' }),
          },
        ),
      ];
      for (const [way, answer] of (await Promise.all(sent)).entries()) {
        expect(answer.body, `way ${way}`).toEqual({ name: 'Corner Shop', id: page.id });
      }
    },
  );

  it('counts in the query before the body, and in the body before the header', async () => {
    const bad = 'EAAnone';
    const ask = (query: string | undefined, body: string | undefined, header: string | undefined) =>
      shop.send(
        'POST',
        '/me',
        { method: 'get', access_token: query },
        {
          headers: header ? { authorization: `Bearer ${header}` } : {},
          ...(body ? { body: new URLSearchParams({ access_token: body }) } : {}),
        },
      );
    const { token } = shop;
    expect((await ask(token, bad, bad)).status).toBe(200);
    expect((await ask(undefined, token, bad)).status).toBe(200);
    expect((await ask('', token, bad)).status).toBe(200);
    expect((await ask(undefined, undefined, token)).status).toBe(200);
    expect(refusal(await ask(bad, token, token))).toEqual(UNREADABLE);
    expect(refusal(await ask(undefined, bad, token))).toEqual(UNREADABLE);
  });

  proves('error:tokenUnreadable', 'that this server did not make is unreadable', async () => {
    const { app } = shop;
    const texts = [
      'x',
      'null',
      'undefined',
      'EAA',
      'EAAnone',
      ' ',
      '|',
      `${app.id}|`,
      `|${app.secret}`,
      `${app.id}|${app.secret.toUpperCase()}`,
      `${app.id}|${app.secret.slice(1)}`,
      `${app.id}|${app.secret}|`,
      `${app.secret}|${app.id}`,
      `1${app.id}|${app.secret}`,
      `${shop.token}\u0000`,
      `${shop.token}\ud83d`,
      'EAA'.padEnd(60_000, 'A'),
    ];
    for (const access_token of texts) {
      const answer = await shop.get('/me', { access_token });
      expect(refusal(answer), access_token.slice(0, 80)).toEqual(UNREADABLE);
      expect(answer.headers.get('www-authenticate')).toBe(
        'OAuth "Facebook Platform" "invalid_token" "Invalid OAuth access token - Cannot parse access token"',
      );
    }
  });

  it('of one server is unreadable to another: each has its own key, whatever the seed', async () => {
    const twin = await world({ seed: 'one' });
    try {
      expect(twin.page.id).toBe(shop.page.id);
      expect(twin.app.id).toBe(shop.app.id);
      expect(refusal(await twin.get('/me', { access_token: shop.token }))).toEqual(UNREADABLE);
    } finally {
      await twin.close();
    }
  });

  it('is opaque text that begins with EAA', () => {
    expect(shop.token).toMatch(/^EAA[A-Za-z0-9]{36,}$/);
  });
});

describe('a token with an end', () => {
  proves('error:tokenExpired', 'is refused with 463 and both times', async () => {
    const shop = await world({ now: Date.UTC(2015, 11, 11, 4, 23, 54) });
    try {
      const expired = await shop.tokenFor({ expiresIn: -(16 * 3600 + 23 * 60 + 54) });
      expect(refusal(await shop.get('/me', { access_token: expired }))).toEqual(
        refused(
          190,
          'Error validating access token: Session has expired on Thursday, 10-Dec-15 04:00:00 PST. The current time is Thursday, 10-Dec-15 20:23:54 PST.',
          { error_subcode: 463 },
        ),
      );
    } finally {
      await shop.close();
    }
  });

  it('is good until that very moment', async () => {
    const shop = await world();
    try {
      const access_token = await shop.tokenFor({ expiresIn: 3600 });
      shop.server.clock.advance(3_600_000 - 1);
      expect((await shop.get('/me', { access_token })).status).toBe(200);
      shop.server.clock.advance(1);
      const { body } = await shop.get('/me', { access_token });
      expect(body.error).toMatchObject({ code: 190, error_subcode: 463 });
      expect(body.error.message).toContain('expired on Monday, 04-May-26 04:00:00 PDT.');
      expect((await shop.get('/me')).status).toBe(200);
    } finally {
      await shop.close();
    }
  });
});

describe('a token of the wrong kind', () => {
  let shop: World;
  let paths: string[];
  const kinds: Record<string, string> = {};
  beforeAll(async () => {
    shop = await world();
    const chat = await shop.conversation();
    const direct = await shop.conversation({ platform: 'INSTAGRAM' });
    const [message] = await shop.messageIds(chat);
    const [item] = await shop.messageIds(direct);
    const user = await createUser(shop.server, { name: 'Sam', pageId: shop.page.id });
    kinds.user = await shop.tokenFor({ kind: 'user', userId: user.id });
    kinds.app = await shop.tokenFor({ kind: 'app' });
    kinds['app_id|app_secret'] = `${shop.app.id}|${shop.app.secret}`;
    paths = [
      '/conversations',
      '/me/conversations',
      '/me/threads',
      `/${shop.page.id}/conversations`,
      `/${shop.page.id}/thread_owner?recipient=${chat.person.id}`,
      `/${shop.page.instagramId}/conversations`,
      `/${chat.id}`,
      `/${chat.id}/messages`,
      `/${direct.id}`,
      `/${message}`,
      `/${message}/attachments`,
      `/${item}`,
      `/${item}/shares`,
      `/?ids=${chat.id},${message}`,
      `/messages?ids=${chat.id}`,
    ];
  });
  afterAll(() => shop.close());

  proves('error:pageTokenRequired', 'is refused where a Page token is needed', async () => {
    for (const [kind, access_token] of Object.entries(kinds)) {
      for (const path of paths) {
        const answer = await shop.get(path, { access_token });
        expect(refusal(answer), `${kind} ${path}`).toEqual(PAGE_TOKEN_NEEDED);
      }
    }
  });

  it('is refused too where a field of the Page needs one', async () => {
    const fields = [
      'conversations',
      'threads',
      'unread_message_count',
      'thread_owner.recipient(1)',
    ];
    for (const field of fields) {
      const answer = await shop.get(`/${shop.page.id}`, {
        fields: field,
        access_token: kinds.user,
      });
      expect(refusal(answer), field).toEqual(PAGE_TOKEN_NEEDED);
    }
  });

  it('answers 2500 for the me of an app token, which is nobody', async () => {
    for (const kind of ['app', 'app_id|app_secret']) {
      const answer = await shop.get('/me', { access_token: kinds[kind] });
      expect(refusal(answer), kind).toEqual(NO_TOKEN_ME);
    }
  });

  it('reads the person of a user token at me', async () => {
    const { body } = await shop.get('/me', { access_token: kinds.user });
    expect(body.name).toBe('Sam');
  });
});

describe('a revoked token', () => {
  proves('error:tokenRevoked', 'is refused with 467, whatever its kind', async () => {
    const shop = await world();
    try {
      const user = await createUser(shop.server, { name: 'Sam', pageId: shop.page.id });
      const tokens = [
        await shop.tokenFor(),
        await shop.tokenFor({ kind: 'user', userId: user.id }),
        await shop.tokenFor({ kind: 'app' }),
      ];
      for (const token of tokens) await revokeToken(shop.server, token);
      for (const access_token of tokens) {
        expect(refusal(await shop.get('/me', { access_token }))).toEqual(REVOKED);
      }
      expect((await shop.get('/me')).status).toBe(200);
    } finally {
      await shop.close();
    }
  });
});
