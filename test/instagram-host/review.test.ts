import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppChanges, changeApp } from '../../src/admin/apps/change-app.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { createUser } from '../../src/admin/users.ts';
import { refusal, refused } from '../access/refused.ts';
import { ask } from '../explain/ask.ts';
import { loginCode, REDIRECT } from '../oauth/codes.ts';
import { proves } from '../support/proves.ts';
import { type Answer, type Conversation, sharedWorld } from '../support/world.ts';
import { Client, loginToken } from './ways.ts';

const HERE = '/_convograph/instagram';

const shop = await sharedWorld({ mode: 'strict' });
let client: Client;
let chat: Conversation;
let keeper: { readonly id: string };
beforeAll(async () => {
  client = new Client(shop, await loginToken(shop));
  chat = await shop.conversation({ platform: 'INSTAGRAM' });
  keeper = await createUser(shop.server, { name: 'Kim', pageId: shop.page.id });
});
beforeEach(async () => {
  await changePage(shop.server, shop.page.id, { mode: 'strict' });
  await set({ mode: 'live', access: BASIC('advanced'), roles: { [keeper.id]: 'none' } });
});

const set = (changes: AppChanges) => changeApp(shop.server, shop.app.id, changes);
const BASIC = (level: 'standard' | 'advanced') => ({ instagram_business_basic: level });

/** What people meet whose account has no role on an app that is not reviewed (wire.md 13.2, 26). */
const unsupported = (verb: string) =>
  refused(100, `Unsupported request - method type: ${verb}`, { type: 'IGApiException' });

const paths = () => ['/me', '/me/conversations', `/${chat.id}`, `/${chat.person.id}`, '/nobody'];

const expectRefused = async () => {
  for (const path of paths()) {
    for (const verb of ['get', 'post', 'delete']) {
      const answer = await client.send(verb.toUpperCase(), path);
      expect(refusal(answer), `${verb} ${path}`).toEqual(unsupported(verb));
    }
  }
};
const expectServed = async () => expect((await client.get('/me')).status).toBe(200);

describe('an account without a role on an app, on a strict Page', () => {
  proves(
    'error:instagramUnsupported',
    'is refused whatever it asks while the app has standard access',
    async () => {
      await expectServed();
      await set({ access: BASIC('standard') });
      await expectRefused();
    },
  );

  it('is refused while the app is in development', async () => {
    await set({ mode: 'development' });
    await expectRefused();
  });

  it('is refused even a token of a longer life, though its code is good', async () => {
    await set({ access: BASIC('standard') });
    const scopes = ['instagram_business_basic'];
    const given = { kind: 'instagram', user: undefined, page: shop.page.no, scopes } as const;
    const app = { client_id: shop.app.id, client_secret: shop.app.instagram_secret };
    const body = new URLSearchParams({
      ...app,
      grant_type: 'authorization_code',
      redirect_uri: REDIRECT,
      code: await loginCode(shop, '', given),
    });
    const token = await shop.send('POST', `${HERE}/oauth/access_token`, {}, { body });
    const { access_token } = token.body;
    expect(token.status).toBe(200);
    const longer = { grant_type: 'ig_exchange_token', client_secret: shop.app.instagram_secret };
    const answers: Answer[] = [
      await shop.send('GET', `${HERE}/access_token`, { ...longer, access_token }),
      await shop.send('GET', `${HERE}/refresh_access_token`, {
        grant_type: 'ig_refresh_token',
        access_token: await loginToken(shop, { life: 'long' }),
      }),
    ];
    for (const answer of answers) expect(refusal(answer)).toEqual(unsupported('get'));
  });

  it('is told of its token first, when that is no good', async () => {
    await set({ access: BASIC('standard') });
    for (const access_token of ['IGAAnothing', await loginToken(shop, { expiresIn: -60 })]) {
      expect(refusal(await client.get('/me', { access_token }))).toMatchObject({ code: 190 });
    }
  });

  it('is served while the Page is an archive', async () => {
    await set({ access: BASIC('standard') });
    await changePage(shop.server, shop.page.id, { mode: 'archive' });
    await expectServed();
  });
});

describe('an account whose Page somebody keeps who has a role on the app', () => {
  it('is served as its own, for as long as that holds', async () => {
    await set({ access: BASIC('standard'), roles: { [keeper.id]: 'tester' } });
    await expectServed();
    await set({ roles: { [keeper.id]: 'analytics' } });
    await expectRefused();
    await set({ roles: { [keeper.id]: 'developer' } });
    await expectServed();
  });

  it('is not another Page’s', async () => {
    const other = await shop.besides({ mode: 'strict' });
    const { id } = await createUser(shop.server, { name: 'Lou', pageId: other.page.id });
    await set({ access: BASIC('standard'), roles: { [id]: 'administrator' } });
    await expectRefused();
    const theirs = new Client(other, await loginToken(other));
    expect((await theirs.get('/me')).status).toBe(200);
  });
});

it('is explained, with what mends it', async () => {
  await set({ access: BASIC('standard') });
  const told = await ask(shop, 'GET https://graph.instagram.com/me', client.token);
  expect(told.missing).toEqual(['an account that the app may serve']);
  const hint = told.requirements.find(({ ok }) => !ok)?.hint;
  expect(hint).toContain('--access instagram_business_basic=advanced');
  expect(hint).toContain('--role USER=tester');
  const { status, ...error } = unsupported('get');
  expect(told.answer).toEqual({ status, error });
});
