import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { createUser } from '../../src/admin/users.ts';
import { refusal, UNREADABLE, WRONG_PROOF } from '../access/refused.ts';
import { proves } from '../support/proves.ts';
import { sharedWorld } from '../support/world.ts';

const NO_PROOF = {
  status: 400,
  message: 'API calls from the server require an appsecret_proof argument',
  type: 'GraphMethodException',
  code: 100,
};

const shop = await sharedWorld();

const require = (require_proof: boolean) => changeApp(shop.server, shop.app.id, { require_proof });
const proofOf = (token: string) =>
  createHmac('sha256', shop.app.secret).update(token).digest('hex');

proves('error:proofRequired', 'an app can require a proof with every call', async () => {
  const user = await createUser(shop.server, { name: 'Rosa', pageId: shop.page.id });
  const ofUser = await shop.tokenFor({ kind: 'user', userId: user.id });
  await require(true);
  for (const access_token of [shop.token, ofUser]) {
    expect(refusal(await shop.get('/me', { access_token }))).toEqual(NO_PROOF);
    const proven = { access_token, appsecret_proof: proofOf(access_token) };
    expect((await shop.get('/me', proven)).status).toBe(200);
    const wrong = await shop.get('/me', { access_token, appsecret_proof: proofOf('another') });
    expect(refusal(wrong)).toEqual(WRONG_PROOF);
  }
});

it('a token that is none is told so first, a path that is none later', async () => {
  await require(true);
  expect(refusal(await shop.get('/me', { access_token: 'EAAnone' }))).toEqual(UNREADABLE);
  expect(refusal(await shop.get('/no/such/path'))).toEqual(NO_PROOF);
});

it('an app token shows the secret itself: of it no proof is asked', async () => {
  await require(true);
  const access_token = `${shop.app.id}|${shop.app.secret}`;
  for (const appsecret_proof of [undefined, proofOf(shop.token)]) {
    const asked = { access_token, appsecret_proof, input_token: shop.token };
    expect((await shop.get('/debug_token', asked)).body.data.is_valid).toBe(true);
  }
});

it('without the setting no proof is missed', async () => {
  await require(false);
  expect((await shop.get('/me')).status).toBe(200);
});
