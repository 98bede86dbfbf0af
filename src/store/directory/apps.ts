import { sql } from 'kysely';
import { type Awaitable, chain } from '../../base/awaitable.ts';
import { bool, int, rowReader } from '../codec.ts';
import { Reads } from '../reads.ts';
import { counting, find, findAfter, findFirst, insert, put, remove, update } from '../rows.ts';
import { statement } from '../statement.ts';
import { APP, APP_ROLE, type AppRole, type AppRow } from './tables.ts';

/** Whom an app reaches: its users, and whether a Page of its has limits. */
export interface AppReach {
  /** Users who hold a token of the app that was not revoked. */
  readonly users: number;
  /** Whether one of its Pages has limits on: its default app, a token for it, a user's role. */
  readonly limited: boolean;
  /** Rows it took to tell. */
  readonly rows: number;
}

const byId = find(APP, ['id']);
const named = findFirst(APP, ['name'], 'id');
const after = findAfter(APP, 'id');
const add = insert(APP);
const change = update(
  APP,
  [
    ...(['secret', 'instagramSecret', 'mode', 'standard', 'verified', 'requireProof'] as const),
    ...(['redirectUris', 'usedForms'] as const),
  ],
  ['id'],
);
const roles = find(APP_ROLE, ['app'], ['user']);
const role = find(APP_ROLE, ['app', 'user']);
const countRoles = counting(APP_ROLE, ['app']);
const putRole = put(APP_ROLE, ['app', 'user']);
const removeRole = remove(APP_ROLE, ['app', 'user']);
const reach = statement<{ app: string }, AppReach>(
  (db, p) =>
    db.selectFrom('token as t').select([
      sql<number>`count(distinct case when t.app = ${p.app} and t.revoked is null then t."user" end)`.as(
        'users',
      ),
      sql<number>`case when exists (
          select 1 from page where page.limits = 'on' and (
            page.default_app = ${p.app}
            or page.no in (select k.page from token k where k.app = ${p.app})
            or page.no in (
              select r.page from role r join token k on k."user" = r."user" where k.app = ${p.app}
            )
          )
        ) then 1 else 0 end`.as('limited'),
      sql<number>`count(*)`.as('rows'),
    ]),
  rowReader({ users: int, limited: bool, rows: int }),
);

/** Apps, and the roles that users have on them. */
export class AppRows extends Reads {
  /** So many behind an id, in the order of their ids. */
  after(id: string, limit: number): Awaitable<AppRow[]> {
    return this.connection.all(after, { after: id, limit });
  }
  /** So many of exactly this name. */
  named(name: string, limit: number): Awaitable<AppRow[]> {
    return this.connection.all(named, { name, limit });
  }
  byId(id: string): Awaitable<AppRow | undefined> {
    return this.connection.one(byId, { id });
  }
  /** Who has a role on an app. */
  roles(app: string): Awaitable<{ readonly user: string; readonly role: AppRole }[]> {
    return this.connection.all(roles, { app });
  }
  async countRoles(app: string): Promise<number> {
    return (await this.connection.one(countRoles, { app })) ?? 0;
  }
  /** What a user is to an app, if anything. */
  roleOf(app: string, user: string): Awaitable<AppRole | undefined> {
    return chain(this.connection.one(role, { app, user }), (found) => found?.role);
  }
  /** Whom an app reaches. It reads every token: the caller keeps the answer. */
  async reach(app: string): Promise<AppReach> {
    const found = await this.connection.one(reach, { app });
    return found ?? { users: 0, limited: false, rows: 0 };
  }
}

/** Changes them. */
export class AppRowsWriter extends AppRows {
  /** Adds an app: live, with advanced access to everything, of a verified business. */
  async add(
    app: Pick<AppRow, 'id' | 'name' | 'secret'> & Partial<Pick<AppRow, 'instagramSecret'>>,
  ): Promise<void> {
    const standard: ReadonlySet<string> = new Set();
    const settings = { mode: 'live', standard, redirectUris: [], usedForms: {} } as const;
    await this.connection.run(add, { ...app, ...settings, verified: true, requireProof: false });
  }
  /** Changes all of an app but its name. */
  async putSettings(app: AppRow): Promise<void> {
    await this.connection.run(change, app);
  }
  /** Gives a user a role on an app, in place of the one there was; none takes it away. */
  async putRole(app: string, user: string, role: AppRole | undefined): Promise<void> {
    if (role) await this.connection.run(putRole, { app, user, role });
    else await this.connection.run(removeRole, { app, user });
  }
}
