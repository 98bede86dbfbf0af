import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { type Control, control } from './control.ts';

let shop: Control;
let token: string;
beforeAll(async () => {
  shop = await control({ journal: 'bodies' });
  await createApp(shop.server, { name: 'Bot' });
  const page = await createPage(shop.server, { name: 'Shop' });
  token = (await createToken(shop.server, { kind: 'page', pageId: page.id })).access_token;
});
afterAll(() => shop.close());

it('waits for a call behind a cursor', async () => {
  const { body: before } = await shop.post('/wait', { for: 'call', within: 0 });
  const waiting = shop.post('/wait', { for: 'call', after: before.cursor });
  await fetch(`${shop.server.url}/v23.0/me?access_token=${token}`);
  const { body } = await waiting;
  expect(body.data).toMatchObject([{ path: '/v23.0/me', status: 200 }]);
  expect(body.cursor).toBe(body.data[0].no);
});

it('gives nothing and the same cursor where nothing comes in time', async () => {
  const { body } = await shop.post('/wait', { for: 'webhook', page: 'Shop', after: 7, within: 1 });
  expect(body).toMatchObject({ data: [], cursor: 7 });
});

it('says what it needs', async () => {
  const { body: none } = await shop.post('/wait', { for: 'message' });
  expect(none.error.message).toBe('Say of which Page: a message is waited for of one, by "page".');
  const { body: odd } = await shop.post('/wait', { for: 'call', page: 'Shop' });
  expect(odd.error.message).toBe('A call is waited for of all Pages: leave "page" out.');
});

it('says why an answer does not come, and that nothing came', async () => {
  await shop.post('/pages/Shop/people', { name: 'Maya', platform: 'MESSENGER' });
  const { body } = await shop.post('/pages/Shop/replies', { person: 'Maya', within: 1 });
  expect(body.data).toEqual([]);
  expect(
    body.missing,
  ).toBe(`A bot that gets no webhook of the Page sent Maya nothing within 0.001 s (wanted 1 message).
  so          Maya has done nothing that could be answered.`);
  const { body: silence } = await shop.post('/pages/Shop/silence', { person: 'Maya', for: 1 });
  expect(silence).toEqual({});
});
