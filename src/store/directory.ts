import type { Connection } from './connection.ts';
import { AppRows, AppRowsWriter } from './directory/apps.ts';
import { CodeRows, CodeRowsWriter } from './directory/codes.ts';
import { InstalledApps, InstalledAppsWriter } from './directory/installed-apps.ts';
import { PageRows } from './directory/pages.ts';
import { PermissionRows, PermissionRowsWriter } from './directory/permissions.ts';
import { SettingRows, SettingRowsWriter } from './directory/settings.ts';
import { Subscriptions, SubscriptionsWriter } from './directory/subscriptions.ts';
import { TokenRows, TokenRowsWriter } from './directory/tokens.ts';
import { UserRows, UserRowsWriter } from './directory/users.ts';

export type { AppReach } from './directory/apps.ts';
export type * from './directory/tables.ts';
export { ACCOUNTS, APP_ROLES, INSIDER_ROLES, SUBSCRIBED_OBJECTS } from './directory/tables.ts';
export type { NewTokenRow } from './directory/tokens.ts';
export type { PageRoleRow } from './directory/users.ts';

/** What stands above the Pages: the Pages themselves, apps, users, roles, tokens, settings. */
export const directoryOf = (connection: Connection) => ({
  pages: new PageRows(connection),
  apps: new AppRows(connection),
  users: new UserRows(connection),
  tokens: new TokenRows(connection),
  permissions: new PermissionRows(connection),
  codes: new CodeRows(connection),
  settings: new SettingRows(connection),
  subscriptions: new Subscriptions(connection),
  installedApps: new InstalledApps(connection),
});
export type Directory = ReturnType<typeof directoryOf>;

/** The same, to be changed inside a transaction of the store. */
export const directoryWriterOf = (connection: Connection) => ({
  pages: new PageRows(connection),
  apps: new AppRowsWriter(connection),
  users: new UserRowsWriter(connection),
  tokens: new TokenRowsWriter(connection),
  permissions: new PermissionRowsWriter(connection),
  codes: new CodeRowsWriter(connection),
  settings: new SettingRowsWriter(connection),
  subscriptions: new SubscriptionsWriter(connection),
  installedApps: new InstalledAppsWriter(connection),
});
export type DirectoryWriter = ReturnType<typeof directoryWriterOf>;
