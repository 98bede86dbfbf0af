import type { Awaitable, Connection } from './connection.ts';
import { type AppReach, reachOfApp } from './directory/app-reach.ts';
import { type AppRow, allApps, appById, insertApp } from './directory/apps.ts';
import {
  allPages,
  insertPage,
  type PageRow,
  pageById,
  pageByNo,
  pageCells,
  updatePage,
} from './directory/pages.ts';
import { putSetting, settingByName } from './directory/settings.ts';
import {
  allTokens,
  insertToken,
  revokeToken,
  type TokenRow,
  tokenByNo,
} from './directory/tokens.ts';
import {
  allUsers,
  insertRole,
  insertUser,
  type RoleRow,
  rolesOfUser,
  type UserRow,
  userById,
} from './directory/users.ts';

export type { AppReach } from './directory/app-reach.ts';
export type { AppRow } from './directory/apps.ts';
export type { Limits, PageMode, PageProfile, PageRow } from './directory/pages.ts';
export type { TokenRow } from './directory/tokens.ts';
export type { RoleRow, UserRow } from './directory/users.ts';

/** What stands above the Pages: the Pages themselves, apps, users, roles, tokens, settings. */
export class Directory {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  pages(): Awaitable<PageRow[]> {
    return this.#connection.all(allPages, {});
  }
  pageByNo(no: number): Awaitable<PageRow | undefined> {
    return this.#connection.one(pageByNo, { no });
  }
  pageById(id: string): Awaitable<PageRow | undefined> {
    return this.#connection.one(pageById, { id });
  }
  apps(): Awaitable<AppRow[]> {
    return this.#connection.all(allApps, {});
  }
  appById(id: string): Awaitable<AppRow | undefined> {
    return this.#connection.one(appById, { id });
  }
  /** Whom an app reaches. It reads every token: the caller keeps the answer. */
  async reachOfApp(app: string): Promise<AppReach> {
    const reach = await this.#connection.one(reachOfApp, { app });
    return reach ?? { users: 0, limited: false, rows: 0 };
  }
  users(): Awaitable<UserRow[]> {
    return this.#connection.all(allUsers, {});
  }
  userById(id: string): Awaitable<UserRow | undefined> {
    return this.#connection.one(userById, { id });
  }
  /** A user's roles, one a Page. */
  rolesOf(user: string): Awaitable<RoleRow[]> {
    return this.#connection.all(rolesOfUser, { user });
  }
  tokens(): Awaitable<TokenRow[]> {
    return this.#connection.all(allTokens, {});
  }
  tokenByNo(no: number): Awaitable<TokenRow | undefined> {
    return this.#connection.one(tokenByNo, { no });
  }
  setting(name: string): Awaitable<string | undefined> {
    return this.#connection.one(settingByName, { name });
  }
}

/** Changes the directory, inside a transaction of the store. */
export class DirectoryWriter {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async addPage(page: Omit<PageRow, 'no'>): Promise<void> {
    await this.#connection.run(insertPage, pageCells(page));
  }
  async putPage(page: PageRow): Promise<void> {
    await this.#connection.run(updatePage, { ...pageCells(page), no: page.no });
  }
  async addApp(app: AppRow): Promise<void> {
    await this.#connection.run(insertApp, { id: app.id, name: app.name, secret: app.sealedSecret });
  }
  async addUser(user: UserRow): Promise<void> {
    await this.#connection.run(insertUser, { id: user.id, name: user.name });
  }
  /** Gives a user a role on a Page, in place of the one there was. */
  async putRole(role: RoleRow): Promise<void> {
    await this.#connection.run(insertRole, {
      page: role.page,
      user: role.user,
      tasks: role.tasks.join(','),
    });
  }
  async addToken(token: Omit<TokenRow, 'revoked'>): Promise<void> {
    await this.#connection.run(insertToken, {
      no: token.no,
      kind: token.kind,
      app: token.app,
      user: token.user ?? null,
      page: token.page ?? null,
      scopes: token.scopes.join(','),
      tasks: token.tasks.join(','),
      issued: token.issued,
      expires: token.expires ?? null,
    });
  }
  /** Revokes a token; gives whether there was one to revoke. */
  async revokeToken(no: number, at: number): Promise<boolean> {
    return (await this.#connection.run(revokeToken, { no, at })) > 0;
  }
  async putSetting(name: string, value: string): Promise<void> {
    await this.#connection.run(putSetting, { name, value });
  }
}
