import { createToken, type TokenSpec } from '../../src/admin/tokens.ts';
import { changeUser, type UserChanges } from '../../src/admin/users/change-user.ts';
import { createUser } from '../../src/admin/users.ts';
import type { Json, World } from '../support/world.ts';

/** A person who works for the world's Page, with the tokens that come of a login. */
export class Member {
  readonly shop: World;
  readonly id: string;
  readonly name: string;

  constructor(shop: World, { id, name }: { readonly id: string; readonly name: string }) {
    this.shop = shop;
    this.id = id;
    this.name = name;
  }

  /** A user token; without more it never ends. */
  async token(spec: Partial<TokenSpec> = {}): Promise<string> {
    const { app, server } = this.shop;
    const given = { kind: 'user', appId: app.id, userId: this.id, ...spec } as const;
    return (await createToken(server, given)).access_token;
  }

  change(changes: UserChanges): Promise<unknown> {
    return changeUser(this.shop.server, this.id, changes);
  }

  /** The Page token that a user token is handed for the world's Page. */
  async pageToken(access_token: string): Promise<string> {
    const path = `/${this.shop.page.id}`;
    const { body } = await this.shop.get(path, { fields: 'access_token', access_token });
    return body.access_token;
  }
}

export async function member(shop: World, name = 'Ada Lovelace'): Promise<Member> {
  return new Member(shop, await createUser(shop.server, { name, pageId: shop.page.id }));
}

/** The app token that needs no request. */
export const appToken = ({ app }: World): string => `${app.id}|${app.secret}`;

/** What `debug_token` tells the app of a token. */
export async function debugged(shop: World, input_token: string): Promise<Json> {
  const asked = { input_token, access_token: appToken(shop) };
  const { status, body } = await shop.get('/debug_token', asked);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.data;
}

export const DAY = 24 * 3_600_000;
