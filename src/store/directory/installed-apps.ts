import { sql } from 'kysely';
import { type Awaitable, chain } from '../../base/awaitable.ts';
import { optional } from '../codec.ts';
import { Reads } from '../reads.ts';
import { find, findAfter, put, remove, update } from '../rows.ts';
import { statement } from '../statement.ts';
import {
  APP,
  type AppRow,
  INSTALLED_APP,
  type InstalledAppRow,
  SUBSCRIPTION,
  type SubscribedAccount,
  type SubscriptionRow,
} from './tables.ts';

/** What a Page or its Instagram account gave an app. */
type Installation = Pick<InstalledAppRow, 'fields' | 'since' | 'disabled'>;

/** Where an app has events of an object sent to. */
type Callback = Pick<SubscriptionRow, 'callback' | 'fields' | 'active'>;

/** An app that a Page has, with all that tells which of the Page's events it gets. */
export interface InstalledApp extends Pick<AppRow, 'id' | 'mode' | 'standard' | 'verified'> {
  /** Over which account the Page has it; at least one of them. */
  readonly on: Readonly<Partial<Record<SubscribedAccount, Installation>>>;
  /** What the app itself is subscribed to, by object. */
  readonly to: Readonly<Partial<Record<SubscribedAccount, Callback>>>;
}

/** One of an app's accounts with one of its subscriptions. */
interface Joined {
  readonly app: Pick<AppRow, 'id' | 'mode' | 'standard' | 'verified'>;
  readonly account: SubscribedAccount;
  readonly installation: Installation;
  readonly object: SubscribedAccount | undefined;
  readonly callback: Callback | undefined;
}

const APPS = APP.only('id', 'mode', 'standard', 'verified');
const INSTALLATIONS = INSTALLED_APP.only('account', 'fields', 'since', 'disabled');
const CALLBACKS = SUBSCRIPTION.only('callback', 'fields', 'active');
const object = optional(SUBSCRIPTION.kinds.object);

const readJoined = (row: readonly unknown[]): Joined => {
  const app = APPS.read(row);
  const { account, ...installation } = INSTALLATIONS.read(row, APPS.select.length);
  const at = APPS.select.length + INSTALLATIONS.select.length;
  const subscribed = object.read(row[at]) as SubscribedAccount | undefined;
  const callback = subscribed && CALLBACKS.read(row, at + 1);
  return { app, account, installation, object: subscribed, callback };
};

const ofPage = statement<{ page: number }, Joined>(
  (db, p) =>
    db
      .selectFrom('installed_app as i')
      .innerJoin('app as a', 'a.id', 'i.app')
      .leftJoin('subscription as s', (join) =>
        join
          .onRef('s.app', '=', 'i.app')
          .on('s.object', 'in', [sql.lit('page' as const), sql.lit('instagram' as const)]),
      )
      .select(APPS.as('a'))
      .select(INSTALLATIONS.as('i'))
      .select('s.object')
      .select(CALLBACKS.as('s'))
      .where('i.page', '=', p.page)
      .orderBy('i.app')
      .orderBy('i.account'),
  readJoined,
);

const one = find(INSTALLED_APP, ['page', 'account', 'app']);
const ofApp = findAfter(INSTALLED_APP, 'page', ['app', 'account']);
const rows = find(INSTALLED_APP, ['page'], ['app', 'account']);
const putOne = put(INSTALLED_APP, ['page', 'account', 'app']);
const putDisabled = update(INSTALLED_APP, ['disabled'], ['page', 'account', 'app']);
const removeOne = remove(INSTALLED_APP, ['page', 'account', 'app']);

/** Which apps Pages have. */
export class InstalledApps extends Reads {
  /** A Page's, in the order of their ids, with what each is subscribed to: one statement. */
  of(page: number): Awaitable<InstalledApp[]> {
    return chain(this.connection.all(ofPage, { page }), together);
  }
  /** The same as they are kept. */
  rows(page: number): Awaitable<InstalledAppRow[]> {
    return this.connection.all(rows, { page });
  }
  /** So many of an app's behind a Page's number. */
  ofApp(
    app: string,
    account: SubscribedAccount,
    after: number,
    limit: number,
  ): Awaitable<InstalledAppRow[]> {
    return this.connection.all(ofApp, { app, account, after, limit });
  }
  one(
    page: number,
    account: SubscribedAccount,
    app: string,
  ): Awaitable<InstalledAppRow | undefined> {
    return this.connection.one(one, { page, account, app });
  }
}

/** Changes it; what tells of it in the Page's log are the commands (`page/commands/`). */
export class InstalledAppsWriter extends InstalledApps {
  async put(installed: InstalledAppRow): Promise<void> {
    await this.connection.run(putOne, installed);
  }
  /** Gives an app up whose callback has failed for too long. */
  async putDisabled(
    page: number,
    account: SubscribedAccount,
    app: string,
    disabled: number,
  ): Promise<void> {
    await this.connection.run(putDisabled, { page, account, app, disabled });
  }
  async remove(page: number, account: SubscribedAccount, app: string): Promise<void> {
    await this.connection.run(removeOne, { page, account, app });
  }
}

/** One app for all of its rows, which follow one another. */
function together(joined: readonly Joined[]): InstalledApp[] {
  const apps = new Map<string, InstalledApp>();
  for (const { app, account, installation, object, callback } of joined) {
    const known = apps.get(app.id);
    apps.set(app.id, {
      ...app,
      on: { ...known?.on, [account]: installation },
      to: { ...known?.to, ...(object && { [object]: callback }) },
    });
  }
  return [...apps.values()];
}
