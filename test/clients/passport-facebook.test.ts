import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import passport from 'passport';
import FacebookStrategy from 'passport-facebook';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { page } from '../docs/support/markdown.ts';
import { type LoginWorld, loginWorld, Visitor } from '../login/visitor.ts';
import { runs } from './runs.ts';

const RECIPE = page('docs/clients.md').blocks.find(({ text }) =>
  text.startsWith('// passport-facebook'),
);

/** What an app makes of a login. */
const verify = (
  token: string,
  _refresh: unknown,
  profile: object,
  done: (...given: unknown[]) => void,
) => done(null, { token, ...profile });

let shop: LoginWorld;
/** A website with a Log In button, whose strategy is the recipe's, and a callback. */
const site = createServer((req, res) => {
  const { searchParams } = new URL(req.url ?? '', 'http://localhost');
  // As express has it.
  Object.assign(req, { query: Object.fromEntries(searchParams) });
  auth.authenticate('facebook', { scope: ['email', 'pages_show_list'] }, (error, user, info) => {
    res.end(JSON.stringify({ error: error?.message, user, info }));
  })(req, res);
});
const auth = new passport.Passport();
let origin: string;

beforeAll(async () => {
  shop = await loginWorld();
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  const callbackURL = `${origin}/callback`;
  await changeApp(shop.server, shop.app.id, { redirect_uris: [callbackURL] });
  const given = {
    ...{ passport: auth, FacebookStrategy, verify, callbackURL, url: shop.server.url },
    ...{ appId: shop.app.id, appSecret: shop.app.secret },
  };
  new Function(...Object.keys(given), RECIPE?.text ?? '')(...Object.values(given));
});
afterAll(() => {
  site.close();
  return shop.close();
});

/** Presses Log In, and stands before our dialog. */
async function atDialog(): Promise<Visitor> {
  const { headers } = await fetch(origin, { redirect: 'manual' });
  const { href, pathname, search } = new URL(headers.get('location') ?? '');
  expect(href).toBe(shop.server.url + pathname + search);
  const visitor = new Visitor(shop);
  visitor.address = pathname + search;
  return visitor;
}

const back = async (location = ''): Promise<unknown> => (await fetch(location)).json();

describe('passport-facebook', runs('passport-facebook'), () => {
  it('logs a person in: dialog, code, token, profile', async () => {
    const { location } = await (await atDialog()).consent();
    const { user } = (await back(location)) as { user: { token: string } };
    expect(user).toMatchObject({
      provider: 'facebook',
      id: shop.ada,
      displayName: 'Ada Lovelace',
      token: expect.stringMatching(/^EAA/),
    });
    const accounts = await shop.get('/me/accounts', { access_token: user.token });
    expect(accounts.body.data).toMatchObject([{ id: shop.page.id }]);
  });

  it('is told that a person would rather not', async () => {
    const { location } = await (await atDialog()).press('cancel');
    expect(await back(location)).toEqual({ user: false, info: { message: 'Permissions error' } });
  });

  it('is told of a code that was used already, by Meta’s own error', async () => {
    const { location } = await (await atDialog()).consent();
    await back(location);
    expect(await back(location)).toEqual({ error: 'This authorization code has been used.' });
  });
});
