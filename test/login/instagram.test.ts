import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  BACK,
  broughtBack,
  getAs,
  type LoginWorld,
  loginWorld,
  ticked,
  Visitor,
} from './visitor.ts';

const SCOPES = 'instagram_business_basic,instagram_business_manage_messages';
const PATH = '/_convograph/instagram/oauth/authorize';

let shop: LoginWorld;
beforeAll(async () => {
  shop = await loginWorld();
});
afterAll(() => shop.close());

it('Instagram’s dialog asks the account of a Page', async () => {
  const { status, text } = await new Visitor(shop, { scope: SCOPES }, PATH).open();
  expect(status).toBe(200);
  expect(text).toContain('@corner.shop');
  expect(ticked(text, 'scope')).toEqual(['instagram_business_manage_messages']);
});

it('its code gives a token of the account', async () => {
  const visitor = new Visitor(shop, { scope: SCOPES, state: 's' }, PATH);
  const { location } = await visitor.consent();
  expect(location).toMatch(/&state=s#_$/);
  const body = new URLSearchParams({
    client_id: shop.app.id,
    client_secret: shop.app.instagram_secret,
    grant_type: 'authorization_code',
    redirect_uri: BACK,
    code: broughtBack(location).get('code') ?? '',
  });
  const path = '/_convograph/instagram/oauth/access_token';
  const issued = await shop.send('POST', path, {}, { body });
  expect(issued.status).toBe(200);
  expect(issued.body).toMatchObject({ user_id: shop.page.instagramId, permissions: SCOPES });
});

it('cancelling leads back with the words of Instagram’s host', async () => {
  const { location } = await new Visitor(shop, {}, PATH).press('cancel');
  expect(location).toBe(
    `${BACK}&error=access_denied&error_description=Permissions+error&error_reason=user_denied#_`,
  );
});

it.each(['api.instagram.com', 'www.instagram.com'])('is there at %s', async (host) => {
  const { address } = new Visitor(shop, {}, '/oauth/authorize');
  const { status, text } = await getAs(host, shop.server.url + address);
  expect(status).toBe(200);
  expect(text).toContain('Instagram login');
});
