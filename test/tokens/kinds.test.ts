import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createToken } from '../../src/admin/tokens.ts';
import {
  NO_TOKEN_ME,
  notThere,
  PAGE_TOKEN_NEEDED,
  refusal,
  UNREADABLE,
} from '../access/refused.ts';
import { showApp } from '../support/lists.ts';
import { proves } from '../support/proves.ts';
import { sharedWorld } from '../support/world.ts';
import { appToken, debugged, type Member, member } from './people.ts';

const shop = await sharedWorld();
let ada: Member;
let clientToken: string;
beforeAll(async () => {
  ada = await member(shop);
  clientToken = `${shop.app.id}|${shop.server.vault.clientToken(shop.app.id)}`;
});

describe('the app of a token', () => {
  proves(
    ['Application', 'Application.id', 'Application.name', 'Application.link'],
    'is read by id and as app, with every kind of token',
    async () => {
      const tokens = [appToken(shop), clientToken, shop.token, await ada.token()];
      const wanted = {
        id: shop.app.id,
        name: 'Test Bot',
        link: `https://www.facebook.com/games/?app_id=${shop.app.id}`,
      };
      for (const access_token of tokens) {
        for (const path of ['/app', `/${shop.app.id}`, '/v23.0/app/']) {
          expect((await shop.get(path, { access_token })).body, path).toEqual(wanted);
        }
        const named = await shop.get('/app', { fields: 'name', access_token });
        expect(named.body).toEqual({ name: 'Test Bot', id: shop.app.id });
      }
    },
  );

  it('is no other app', async () => {
    const other = await createApp(shop.server, { name: 'Other' });
    for (const access_token of [appToken(shop), clientToken, shop.token]) {
      const answer = await shop.get(`/${other.id}`, { access_token });
      expect(refusal(answer)).toEqual(notThere(other.id));
    }
  });
});

describe('a client token', () => {
  it('reads the app and nothing else', async () => {
    const ask = (path: string) => shop.get(path, { access_token: clientToken });
    expect(refusal(await ask('/me'))).toEqual(NO_TOKEN_ME);
    expect(refusal(await ask('/me/permissions'))).toEqual(NO_TOKEN_ME);
    expect(refusal(await ask('/me/conversations'))).toEqual(PAGE_TOKEN_NEEDED);
    expect(refusal(await ask(`/${shop.page.id}`))).toEqual(notThere(shop.page.id));
    expect(refusal(await ask(`/${ada.id}`))).toEqual(notThere(ada.id));
  });

  it('is the same for as long as the app is there, and no other app has it', async () => {
    const { vault } = shop.server;
    const { id } = await createApp(shop.server, { name: 'Third' });
    const { client_token } = await showApp(shop.server, { app: id });
    expect(client_token).toMatch(/^[0-9a-f]{32}$/);
    expect(await showApp(shop.server, { app: 'Third' })).toEqual({
      id,
      name: 'Third',
      client_token,
    });
    expect(vault.clientToken(shop.app.id)).not.toBe(client_token);
    const crossed = `${shop.app.id}|${client_token}`;
    expect(refusal(await shop.get('/app', { access_token: crossed }))).toEqual(UNREADABLE);
  });
});

describe('a token of a system user', () => {
  it('is its person, and gives Page tokens', async () => {
    const system = await ada.token({ kind: 'system' });
    expect((await shop.get('/me', { access_token: system })).body.name).toBe(ada.name);
    const page = await ada.pageToken(system);
    expect((await shop.get('/me', { access_token: page })).body.id).toBe(shop.page.id);
    expect(await debugged(shop, system)).toMatchObject({
      type: 'SYSTEM_USER',
      expires_at: 0,
      data_access_expires_at: 0,
      user_id: ada.id,
    });
  });
});

describe('a token of Instagram login', () => {
  it('begins with IGAA and is none to graph.facebook.com', async () => {
    const { access_token } = await createToken(shop.server, {
      kind: 'instagram',
      appId: shop.app.id,
      pageId: shop.page.id,
    });
    expect(access_token).toMatch(/^IGAA[A-Za-z0-9]{36,}$/);
    for (const path of ['/me', '/app', `/${shop.page.id}`, '/me/conversations', '/debug_token']) {
      expect(refusal(await shop.get(path, { access_token })), path).toEqual(UNREADABLE);
    }
    expect(await debugged(shop, access_token)).toMatchObject({
      is_valid: false,
      error: { code: 190 },
    });
    const swapped = access_token.replace(/^IGAA/, 'EAA');
    expect(refusal(await shop.get('/me', { access_token: swapped }))).toEqual(UNREADABLE);
  });
});

describe('the Page token of a person who let the app see some Pages only', () => {
  it('is there for those Pages, with what was granted for them', async () => {
    const other = await shop.besides();
    const bob = await member(shop, 'Bob');
    await bob.change({ page: other.page.id });
    const access_token = await bob.token();
    const granted = {
      app: shop.app.id,
      user: bob.id,
      status: 'granted',
      lapses: undefined,
    } as const;
    await shop.server.store.transaction(async ({ directory }) => {
      const narrowed = { ...granted, targets: [shop.page.id] };
      await directory.permissions.put({ ...narrowed, scope: 'pages_show_list' });
      await directory.permissions.put({ ...granted, scope: 'pages_messaging', targets: [] });
    });
    const { body } = await shop.get('/me/accounts', { access_token });
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([shop.page.id]);
    const hidden = await shop.get(`/${other.page.id}`, { access_token });
    expect(refusal(hidden)).toEqual(notThere(other.page.id));
    const page = await debugged(shop, body.data[0].access_token);
    expect(page.scopes).not.toContain('pages_messaging');
    expect(page.granular_scopes).toContainEqual({
      scope: 'pages_show_list',
      target_ids: [shop.page.id],
    });
  });
});
