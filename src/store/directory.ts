import type { Awaitable } from '../base/awaitable.ts';
import type { Connection } from './connection.ts';
import { type AppReach, reachOfApp } from './directory/app-reach.ts';
import {
  type AppRole,
  type AppRoleRow,
  type AppRow,
  appById,
  appRoleOf,
  appRoles,
  appSettingCells,
  appsAfter,
  appsNamed,
  countAppRoles,
  deleteAppRole,
  insertApp,
  putAppRole,
  updateAppSettings,
} from './directory/apps.ts';
import {
  type CodeRow,
  codeByMac,
  codeCells,
  deleteCodesBefore,
  expireCodesOf,
  expireCodesOfApp,
  insertCode,
  useCode,
} from './directory/codes.ts';
import {
  accountsAfter,
  countAll,
  type PageRow,
  pageById,
  pageByInstagramId,
  pageByNo,
  pagesAfter,
  pagesByName,
  pagesByUsername,
} from './directory/pages.ts';
import {
  deletePermissions,
  type PermissionRow,
  permissionCells,
  permissionsOf,
  putPermission,
  updateLapses,
} from './directory/permissions.ts';
import { putSetting, settingByName } from './directory/settings.ts';
import {
  deleteToken,
  endDataAccess,
  insertToken,
  type NewTokenRow,
  type RevocationCause,
  revokeOfAppUser,
  revokeOfUser,
  revokeToken,
  type TokenRow,
  tokenByNo,
  tokenCells,
  tokensAfter,
  updateDataAccess,
  updateExpiry,
} from './directory/tokens.ts';
import {
  countRoles,
  deleteRole,
  insertRole,
  insertUser,
  type PageRoleRow,
  pageRolesOfUser,
  type RoleRow,
  roleOf,
  rolesOfUser,
  type UserRow,
  updateUser,
  userById,
  usersAfter,
  usersNamed,
} from './directory/users.ts';

export type { AppReach } from './directory/app-reach.ts';
export type { AppRole, AppRow } from './directory/apps.ts';
export { APP_ROLES, INSIDER_ROLES } from './directory/apps.ts';
export type { CodeKind, CodeRow } from './directory/codes.ts';
export type { Limits, PageMode, PageProfile, PageRow } from './directory/pages.ts';
export type { PermissionRow } from './directory/permissions.ts';
export type { NewTokenRow, RevocationCause, TokenKind, TokenRow } from './directory/tokens.ts';
export type { PageRoleRow, RoleRow, UserProfile, UserRow } from './directory/users.ts';

/** A user to add; without a profile there is nothing to say but the name. */
type NewUser = Pick<UserRow, 'id' | 'name'> & Partial<Pick<UserRow, 'profile'>>;

/** What stands above the Pages: the Pages themselves, apps, users, roles, tokens, settings. */
export class Directory {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** So many Pages behind a number, in order of creation. */
  pagesAfter(after: number, limit: number): Awaitable<PageRow[]> {
    return this.#connection.all(pagesAfter, { after, limit });
  }
  /** The same, of the Pages that have an Instagram account. */
  accountsAfter(after: number, limit: number): Awaitable<PageRow[]> {
    return this.#connection.all(accountsAfter, { after, limit });
  }
  pageByNo(no: number): Awaitable<PageRow | undefined> {
    return this.#connection.one(pageByNo, { no });
  }
  pageById(id: string): Awaitable<PageRow | undefined> {
    return this.#connection.one(pageById, { id });
  }
  pageByInstagramId(id: string): Awaitable<PageRow | undefined> {
    return this.#connection.one(pageByInstagramId, { id });
  }
  /** So many Pages of a name, however its letters are composed. */
  pagesByName(name: string, limit: number): Awaitable<PageRow[]> {
    return this.#connection.all(pagesByName, { key: name.normalize(), limit });
  }
  /** So many Pages whose Instagram account has a name. */
  pagesByUsername(username: string, limit: number): Awaitable<PageRow[]> {
    return this.#connection.all(pagesByUsername, { username, limit });
  }
  /** How many there are. It walks an index of each: for what people look at, not for requests. */
  async counts(): Promise<{ pages: number; accounts: number; apps: number }> {
    const [pages, accounts, apps] = (await this.#connection.one(countAll, {})) ?? [0, 0, 0];
    return { pages, accounts, apps };
  }
  /** So many apps behind an id, in the order of their ids. */
  appsAfter(after: string, limit: number): Awaitable<AppRow[]> {
    return this.#connection.all(appsAfter, { after, limit });
  }
  /** So many apps of exactly this name. */
  appsNamed(name: string, limit: number): Awaitable<AppRow[]> {
    return this.#connection.all(appsNamed, { name, limit });
  }
  appById(id: string): Awaitable<AppRow | undefined> {
    return this.#connection.one(appById, { id });
  }
  /** Who has a role on an app. */
  appRoles(app: string): Awaitable<AppRoleRow[]> {
    return this.#connection.all(appRoles, { app });
  }
  async countAppRoles(app: string): Promise<number> {
    return (await this.#connection.one(countAppRoles, { app })) ?? 0;
  }
  /** What a user is to an app, if anything. */
  appRoleOf(app: string, user: string): Awaitable<AppRole | undefined> {
    return this.#connection.one(appRoleOf, { app, user });
  }
  /** Whom an app reaches. It reads every token: the caller keeps the answer. */
  async reachOfApp(app: string): Promise<AppReach> {
    const reach = await this.#connection.one(reachOfApp, { app });
    return reach ?? { users: 0, limited: false, rows: 0 };
  }
  /** So many users behind an id, in the order of their ids. */
  usersAfter(after: string, limit: number): Awaitable<UserRow[]> {
    return this.#connection.all(usersAfter, { after, limit });
  }
  /** So many users of exactly this name. */
  usersNamed(name: string, limit: number): Awaitable<UserRow[]> {
    return this.#connection.all(usersNamed, { name, limit });
  }
  userById(id: string): Awaitable<UserRow | undefined> {
    return this.#connection.one(userById, { id });
  }
  /** A user's roles, one a Page. */
  rolesOf(user: string): Awaitable<RoleRow[]> {
    return this.#connection.all(rolesOfUser, { user });
  }
  /** The same, with the ids of the Pages. */
  pageRolesOf(user: string): Awaitable<PageRoleRow[]> {
    return this.#connection.all(pageRolesOfUser, { user });
  }
  /** A user's role on one Page, if any. */
  roleOf(page: number, user: string): Awaitable<RoleRow | undefined> {
    return this.#connection.one(roleOf, { page, user });
  }
  async countRoles(user: string): Promise<number> {
    return (await this.#connection.one(countRoles, { user })) ?? 0;
  }
  /** So many tokens behind one, or from the first on, in order of creation. */
  tokensAfter(
    last: Pick<TokenRow, 'issued' | 'no'> | undefined,
    limit: number,
  ): Awaitable<TokenRow[]> {
    const { issued, no } = last ?? { issued: Number.MIN_SAFE_INTEGER, no: 0 };
    return this.#connection.all(tokensAfter, { issued, no, limit });
  }
  tokenByNo(no: number): Awaitable<TokenRow | undefined> {
    return this.#connection.one(tokenByNo, { no });
  }
  /** What a person said to an app's scopes, in order of their names. */
  permissionsOf(app: string, user: string): Awaitable<PermissionRow[]> {
    return this.#connection.all(permissionsOf, { app, user });
  }
  codeByMac(mac: string): Awaitable<CodeRow | undefined> {
    return this.#connection.one(codeByMac, { mac });
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

  /** Adds an app: live, with advanced access to everything, of a verified business. */
  async addApp(app: Pick<AppRow, 'id' | 'name' | 'sealedSecret'>): Promise<void> {
    await this.#connection.run(insertApp, { id: app.id, name: app.name, secret: app.sealedSecret });
  }
  /** Changes an app's mode, access levels, verification, need of proofs and redirect URIs. */
  async putAppSettings(app: AppRow): Promise<void> {
    await this.#connection.run(updateAppSettings, appSettingCells(app));
  }
  /** Gives a user a role on an app, in place of the one there was; none takes it away. */
  async putAppRole(app: string, user: string, role: AppRole | undefined): Promise<void> {
    if (role) await this.#connection.run(putAppRole, { app, user, role });
    else await this.#connection.run(deleteAppRole, { app, user });
  }
  async addUser({ id, name, profile = {} }: NewUser): Promise<void> {
    await this.#connection.run(insertUser, { id, name, profile: JSON.stringify(profile) });
  }
  /** Takes a user's role on a Page away. */
  async removeRole(page: number, user: string): Promise<void> {
    await this.#connection.run(deleteRole, { page, user });
  }
  /** Gives a user a role on a Page, in place of the one there was. */
  async putRole(role: RoleRow): Promise<void> {
    await this.#connection.run(insertRole, {
      page: role.page,
      user: role.user,
      tasks: role.tasks.join(','),
    });
  }
  /** Changes what stands in the way of a user's tokens, and the profile. */
  async putUserState(user: Omit<UserRow, 'name'>): Promise<void> {
    const { id, checkpoint, unconfirmed, profile } = user;
    await this.#connection.run(updateUser, {
      id,
      checkpoint: checkpoint ? 1 : 0,
      unconfirmed: unconfirmed ? 1 : 0,
      profile: JSON.stringify(profile),
    });
  }
  async addToken(token: NewTokenRow): Promise<void> {
    await this.#connection.run(insertToken, tokenCells(token));
  }
  /** Revokes a token; gives whether there was one to revoke. */
  async revokeToken(no: number, at: number): Promise<boolean> {
    return (await this.#connection.run(revokeToken, { no, at })) > 0;
  }
  async removeToken(no: number): Promise<void> {
    await this.#connection.run(deleteToken, { no });
  }
  /** Revokes the living tokens of a user, and voids his codes; those of a system user apart. */
  async revokeTokensOf(user: string, at: number, cause: RevocationCause): Promise<void> {
    await this.#connection.run(revokeOfUser, { user, at, cause });
    await this.#connection.run(expireCodesOf, { user, at });
  }
  /** Revokes the living tokens that an app holds of a user. */
  async revokeTokensOfApp(
    app: string,
    user: string,
    at: number,
    cause: RevocationCause,
  ): Promise<void> {
    await this.#connection.run(revokeOfAppUser, { app, user, at, cause });
    await this.#connection.run(expireCodesOfApp, { app, user, at });
  }
  async putTokenExpiry(no: number, expires: number): Promise<void> {
    await this.#connection.run(updateExpiry, { no, expires });
  }
  /** Ends the data access of an app's tokens of a user, those of a system user apart. */
  async endDataAccess(app: string, user: string, at: number): Promise<void> {
    await this.#connection.run(endDataAccess, { app, user, at });
  }
  /** Moves the end of data access where there is one, of tokens and of granted scopes. */
  async putDataAccess(app: string, user: string, now: number, until: number): Promise<void> {
    await this.#connection.run(updateDataAccess, { app, user, until });
    await this.#connection.run(updateLapses, { app, user, now, until });
  }
  async putPermission(permission: PermissionRow): Promise<void> {
    await this.#connection.run(putPermission, permissionCells(permission));
  }
  async removePermissions(app: string, user: string): Promise<void> {
    await this.#connection.run(deletePermissions, { app, user });
  }
  async addCode(code: Omit<CodeRow, 'used'>): Promise<void> {
    await this.#connection.run(insertCode, codeCells(code));
  }
  /** Marks a code as used; gives whether it was not yet. */
  async useCode(mac: string, at: number): Promise<boolean> {
    return (await this.#connection.run(useCode, { mac, at })) > 0;
  }
  /** Forgets codes that expired before a time. */
  async forgetCodes(before: number): Promise<void> {
    await this.#connection.run(deleteCodesBefore, { before });
  }
  async putSetting(name: string, value: string): Promise<void> {
    await this.#connection.run(putSetting, { name, value });
  }
}
