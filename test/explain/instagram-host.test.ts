import { beforeAll, describe, expect, it } from 'vitest';
import { instagramHosts } from '../../src/api/asked-host.ts';
import { refusal } from '../access/refused.ts';
import { Client, loginToken, OWN_NAME } from '../instagram-host/ways.ts';
import { type Conversation, sharedWorld } from '../support/world.ts';
import { ask, lacking } from './ask.ts';

const HOST = 'https://graph.instagram.com';
const UNREADABLE = 'Invalid OAuth access token - Cannot parse access token';

const shop = await sharedWorld();
let token: string;
let direct: Conversation;
beforeAll(async () => {
  token = await loginToken(shop);
  direct = await shop.conversation({ platform: 'INSTAGRAM' });
});

describe('a call to graph.instagram.com', () => {
  it('is told to need nothing more, by each of its addresses', async () => {
    for (const base of [
      HOST,
      'http://127.0.0.1:4004/_convograph/instagram',
      `http://${OWN_NAME}`,
    ]) {
      const told = await ask(shop, `GET ${base}/v23.0/me/conversations`, token, {
        isInstagramHost: instagramHosts(OWN_NAME),
      });
      expect(told.missing, base).toEqual([]);
      expect(told.answer, base).toEqual({ status: 200 });
      expect(told.request).toBe('GET /v23.0/me/conversations');
    }
  });

  it('needs its own scopes', async () => {
    const scopes = ['instagram_business_basic'];
    const told = await ask(shop, `${HOST}/${direct.id}`, await loginToken(shop, { scopes }));
    expect(told.missing).toEqual(['the scope instagram_business_manage_messages']);
    expect(told.answer).toMatchObject({ status: 403, error: { code: 10 } });
    const hint = told.requirements.find(({ ok }) => !ok)?.hint;
    expect(hint).toContain(`token create --instagram ${shop.page.id}`);
    expect(hint).toContain('--scopes instagram_business_basic,instagram_business_manage_messages');
  });

  it('needs a token of its own host, and so does one to graph.facebook.com', async () => {
    const here = await ask(shop, `${HOST}/me`, shop.token);
    expect(lacking(here)).toEqual({ 'an access token of graph.instagram.com': UNREADABLE });
    expect(here.requirements[0]?.hint).toContain('token create --instagram');
    const there = await ask(shop, '/me', token);
    expect(lacking(there)).toEqual({ 'an access token of graph.facebook.com': UNREADABLE });
    expect(there.requirements[0]?.hint).toContain('graph.instagram.com');
  });

  it('is told in the words of the host', async () => {
    const { requirements } = await ask(shop, `${HOST}/me?fields=is_published`, token);
    const lack = requirements.find(({ ok }) => !ok);
    expect(lack?.has).toBe('Tried accessing nonexisting field (is_published)');
    expect(lack?.error?.message).toBe(lack?.has);
  });

  it('has for its first lack the error that the host gives', async () => {
    const chat = await shop.conversation();
    const client = new Client(shop, token);
    for (const path of ['/17841400000000000', `/${chat.id}`, `/${shop.page.id}`, '/me/threads']) {
      const told = await ask(shop, HOST + path, token);
      const { status, ...error } = refusal(await client.get(path));
      expect(told.answer, path).toEqual({ status, error });
      expect(told.requirements.find((each) => each.error)?.error, path).toEqual(error);
    }
  });
});
