import { createCode, type NewCode } from '../../src/access/codes.ts';
import type { Answer, World } from '../support/world.ts';

export const REDIRECT = 'https://example.org/back?with=query';

/** A code as the login dialog hands it out. */
export function loginCode(shop: World, user: string, spec: Partial<NewCode> = {}): Promise<string> {
  const { store, vault, clock } = shop.server;
  const code: NewCode = {
    kind: 'login',
    app: shop.app.id,
    user,
    redirect: REDIRECT,
    scopes: ['email', 'pages_show_list'],
    ...spec,
  };
  return store.transaction((tx) => createCode(tx, vault, code, clock.now()));
}

/** `GET /oauth/access_token` as the world's app, unless `params` say otherwise. */
export const accessToken = (
  shop: World,
  params: Readonly<Record<string, string | undefined>>,
): Promise<Answer> =>
  shop.send('GET', '/oauth/access_token', {
    client_id: shop.app.id,
    client_secret: shop.app.secret,
    ...params,
  });
