import { AppRows, AppRowsWriter } from './directory/apps.ts';
import { CodeRows, CodeRowsWriter } from './directory/codes.ts';
import { InstalledApps, InstalledAppsWriter } from './directory/installed-apps.ts';
import { PageRows } from './directory/pages.ts';
import { PermissionRows, PermissionRowsWriter } from './directory/permissions.ts';
import { SettingRows, SettingRowsWriter } from './directory/settings.ts';
import { Subscriptions, SubscriptionsWriter } from './directory/subscriptions.ts';
import { TokenRows, TokenRowsWriter } from './directory/tokens.ts';
import { UserRows, UserRowsWriter } from './directory/users.ts';
import { Reads } from './reads.ts';

export type { AppReach } from './directory/apps.ts';
export type * from './directory/tables.ts';
export { ACCOUNTS, APP_ROLES, INSIDER_ROLES, SUBSCRIBED_OBJECTS } from './directory/tables.ts';
export type { NewTokenRow } from './directory/tokens.ts';
export type { PageRoleRow } from './directory/users.ts';

/** What stands above the Pages: the Pages themselves, apps, users, roles, tokens, settings. */
export class Directory extends Reads {
  get pages(): PageRows {
    return new PageRows(this.connection);
  }
  get apps(): AppRows {
    return new AppRows(this.connection);
  }
  get users(): UserRows {
    return new UserRows(this.connection);
  }
  get tokens(): TokenRows {
    return new TokenRows(this.connection);
  }
  get permissions(): PermissionRows {
    return new PermissionRows(this.connection);
  }
  get codes(): CodeRows {
    return new CodeRows(this.connection);
  }
  get settings(): SettingRows {
    return new SettingRows(this.connection);
  }
  get subscriptions(): Subscriptions {
    return new Subscriptions(this.connection);
  }
  get installedApps(): InstalledApps {
    return new InstalledApps(this.connection);
  }
}

/** The same, to be changed inside a transaction of the store. */
export class DirectoryWriter extends Reads {
  get pages(): PageRows {
    return new PageRows(this.connection);
  }
  get apps(): AppRowsWriter {
    return new AppRowsWriter(this.connection);
  }
  get users(): UserRowsWriter {
    return new UserRowsWriter(this.connection);
  }
  get tokens(): TokenRowsWriter {
    return new TokenRowsWriter(this.connection);
  }
  get permissions(): PermissionRowsWriter {
    return new PermissionRowsWriter(this.connection);
  }
  get codes(): CodeRowsWriter {
    return new CodeRowsWriter(this.connection);
  }
  get settings(): SettingRowsWriter {
    return new SettingRowsWriter(this.connection);
  }
  get subscriptions(): SubscriptionsWriter {
    return new SubscriptionsWriter(this.connection);
  }
  get installedApps(): InstalledAppsWriter {
    return new InstalledAppsWriter(this.connection);
  }
}
