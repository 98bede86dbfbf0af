import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeUser, type UserChanges } from '../../src/admin/users/change-user.ts';
import { ask } from '../explain/ask.ts';
import { accessToken } from '../oauth/codes.ts';
import { BACK, broughtBack, type LoginWorld, loginWorld, Visitor } from './visitor.ts';

const SCOPE = 'pages_show_list,pages_messaging,pages_read_engagement,pages_manage_metadata';

let shop: LoginWorld;
let token: string;
beforeEach(async () => {
  shop = await loginWorld();
  const { location } = await new Visitor(shop, { scope: SCOPE }).consent();
  const code = broughtBack(location).get('code') ?? '';
  const { body } = await accessToken(shop, { code, redirect_uri: BACK });
  const accounts = await shop.get('/me/accounts', { access_token: body.access_token });
  token = accounts.body.data[0].access_token;
});
afterEach(() => shop.close());

const explained = () => ask(shop, 'GET /v23.0/me/conversations', token);

describe('a Page token from the dialog', () => {
  it('reads conversations, and explain says that nothing is missing', async () => {
    expect((await explained()).answer).toEqual({ status: 200 });
  });

  it.each<[string, UserChanges, object]>([
    ['the password is changed', { password_changed: true }, { code: 190, error_subcode: 460 }],
    ['the person removes the app', { remove_app: 'Test Bot' }, { code: 190, error_subcode: 458 }],
    ['the role ends', { no_role: 'Corner Shop' }, { code: 190, error_subcode: 492 }],
    ['nobody came for 90 days', { inactive: 'Test Bot' }, { code: 190, error_subcode: 493 }],
    ['a scope is taken', { revoke: ['pages_messaging'] }, { code: 230 }],
  ])('breaks when %s, and explain says which', async (_, changes, error) => {
    await changeUser(shop.server, shop.ada, changes);
    expect((await explained()).answer).toMatchObject({ error });
    const refused = await shop.get('/v23.0/me/conversations', { access_token: token });
    expect(refused.body.error).toMatchObject(error);
  });

  it('breaks with the short-lived token it came from, and explain says so', async () => {
    shop.server.clock.advance(90 * 60_000);
    expect((await explained()).answer).toMatchObject({ error: { code: 190, error_subcode: 463 } });
  });
});
