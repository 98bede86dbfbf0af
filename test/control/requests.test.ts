import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { type Control, control } from './control.ts';

let shop: Control;
let token: string;
let app: string;
let page: string;
beforeAll(async () => {
  shop = await control({ journal: 'bodies' });
  app = (await createApp(shop.server, { name: 'Bot' })).id;
  page = (await createPage(shop.server, { name: 'Shop' })).id;
  token = (await createToken(shop.server, { kind: 'page', pageId: page })).access_token;
});
afterAll(() => shop.close());

/** What is kept of the calls that something makes. */
async function kept(make: (url: string) => Promise<unknown>) {
  const { body: before } = await shop.get('/requests');
  await make(shop.server.url);
  const { body: after } = await shop.get('/requests');
  return after.data.slice(before.data.length);
}

it('keeps calls with their answers, by app and Page', async () => {
  const calls = await kept(async (url) => {
    await fetch(`${url}/v23.0/me?fields=name&access_token=${token}`);
    await fetch(`${url}/v23.0/nothing?access_token=${token}`);
  });
  expect(calls).toMatchObject([
    { method: 'GET', path: '/v23.0/me', host: 'facebook', app, page, status: 200 },
    { path: '/v23.0/nothing', app, status: 404, code: 803 },
  ]);
  expect(calls[0].params).toEqual({ fields: 'name', access_token: calls[0].token });
  expect(calls[0].token).toMatch(/^token \d+$/);
  expect(calls[1].no).toBe(calls[0].no + 1);
  expect(calls[1].message).toContain('nothing');
});

it('keeps no token and no secret, wherever it stands', async () => {
  const calls = await kept(async (url) => {
    const batch = JSON.stringify([{ method: 'GET', relative_url: `me?access_token=${token}` }]);
    await fetch(url, { method: 'POST', body: new URLSearchParams({ batch, access_token: token }) });
    await fetch(`${url}/me`, { headers: { authorization: `Bearer ${token}` } });
    await fetch(`${url}/oauth/access_token?client_id=${app}&client_secret=${'a1'.repeat(16)}`);
    const secrets = 'fields=recipient&account_linking_token=ARlinking&verify_token=ARverified';
    await fetch(`${url}/me?${secrets}`);
    const body = { method: 'POST', relative_url: `me?${secrets}`, body: `code=ARcode&x=shown` };
    const inBatch = JSON.stringify([body]);
    await fetch(url, { method: 'POST', body: new URLSearchParams({ batch: inBatch }) });
  });
  expect(calls).toHaveLength(5);
  expect(JSON.stringify(calls)).not.toMatch(/AR(linking|verified|code)/);
  expect(JSON.stringify(calls)).toContain('x=shown');
  expect(JSON.stringify(calls)).not.toContain(token);
  expect(JSON.stringify(calls)).not.toContain('a1a1');
});

it('tells of a call whose token is none of ours, without app and Page', async () => {
  const [call] = await kept((url) => fetch(`${url}/me?access_token=EAAx`));
  expect(call).toMatchObject({ status: 400, code: 190 });
  expect(call).not.toHaveProperty('app');
});

it('keeps neither its own calls nor those that are explained', async () => {
  const calls = await kept(async () => {
    await shop.get('/pages');
    await shop.post('/explain', { url: '/me', token });
  });
  expect(calls).toEqual([]);
});

it('keeps the newest thousand', async () => {
  const calls = Array.from({ length: 1_010 }, () => `/me?access_token=${token}`);
  await Promise.all(calls.map((path) => fetch(shop.server.url + path)));
  const { body } = await shop.get('/requests');
  expect(body.data).toHaveLength(1_000);
  expect(body.data.at(-1).no - body.data[0].no).toBe(999);
});

it('says where calls are not kept', async () => {
  const other = await control();
  const { status, body } = await other.get('/requests');
  expect(status).toBe(409);
  expect(body.error.message).toBe(
    'This server keeps no journal: start it without `--journal off` and `--workers`.',
  );
  await other.close();
});
