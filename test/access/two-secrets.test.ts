import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { createApp } from '../../src/admin/apps.ts';
import { sharedWorld } from '../support/world.ts';

const shop = await sharedWorld();
const { app, page, server } = shop;
const login = await shop.tokenFor({ kind: 'instagram', pageId: page.id });
const HERE = '/_convograph/instagram';

const proofBy = (secret: string, token: string) =>
  createHmac('sha256', secret).update(token).digest('hex');
const appTokenOpens = async (id: string, secret: string) =>
  (await shop.send('GET', '/app', { access_token: `${id}|${secret}` })).status === 200;

it('an app has two secrets, each its own', () => {
  expect(app.secret).toMatch(/^[0-9a-f]{32}$/);
  expect(app.instagram_secret).toMatch(/^[0-9a-f]{32}$/);
  expect(app.secret).not.toBe(app.instagram_secret);
});

it('a token of Instagram login is proven with Instagram’s, every other with the first', async () => {
  const status = async (path: string, access_token: string, secret: string) =>
    (await shop.get(path, { access_token, appsecret_proof: proofBy(secret, access_token) })).status;
  expect(await status(`${HERE}/me`, login, app.instagram_secret)).toBe(200);
  expect(await status(`${HERE}/me`, login, app.secret)).toBe(400);
  expect(await status('/me', shop.token, app.secret)).toBe(200);
  expect(await status('/me', shop.token, app.instagram_secret)).toBe(400);
});

it('an app token is made with the first alone', async () => {
  expect(await appTokenOpens(app.id, app.secret)).toBe(true);
  expect(await appTokenOpens(app.id, app.instagram_secret)).toBe(false);
});

it('both are set when the app is made, or later: from then on the former is good no more', async () => {
  const [one, two, three] = ['a', 'b', 'c'].map((digit) => digit.repeat(32));
  const made = await createApp(server, { name: 'Desk', secret: one, instagram_secret: two });
  expect(made).toMatchObject({ secret: one, instagram_secret: two });
  await changeApp(server, 'Desk', { secret: three, instagram_secret: one });
  expect(await appTokenOpens(made.id, one ?? '')).toBe(false);
  expect(await appTokenOpens(made.id, three ?? '')).toBe(true);
  const row = await server.store.directory.apps.byId(made.id);
  expect(server.vault.unseal(row?.instagramSecret ?? '')).toBe(one);
});

it('one that is none is refused', async () => {
  const refused = "An app's secret has 32 hexadecimal digits in lower case.";
  await expect(createApp(server, { name: 'X', instagram_secret: 'x' })).rejects.toThrow(refused);
  await expect(changeApp(server, app.id, { secret: 'A'.repeat(32) })).rejects.toThrow(refused);
});

it('an app from before has one for both', async () => {
  const secret = 'd'.repeat(32);
  const id = '700000000000001';
  await server.store.transaction(({ directory }) =>
    directory.apps.add({ id, name: 'Old', secret: server.vault.seal(secret) }),
  );
  const answer = await shop.send('POST', `${HERE}/oauth/access_token`, {
    client_id: id,
    client_secret: secret,
    grant_type: 'authorization_code',
    redirect_uri: 'https://shop.example/',
    code: 'none',
  });
  expect(answer.body.error_message).not.toBe('Error validating client secret.');
});
