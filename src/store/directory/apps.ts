import { sql } from 'kysely';
import { rowCount, statement } from '../statement.ts';
import { words } from './cells.ts';

export type AppMode = 'live' | 'development';

/** What somebody may be to an app. */
export const APP_ROLES = ['administrator', 'developer', 'tester', 'analytics'] as const;
export type AppRole = (typeof APP_ROLES)[number];

/**
 * The roles whose holders an app may deal with before it is reviewed: "admins, developers or
 * testers of the app" (wire.md 3.3, 200/2018028).
 */
export const INSIDER_ROLES = ['administrator', 'developer', 'tester'] as const;

export interface AppRow {
  readonly id: string;
  readonly name: string;
  /** Sealed: only `access/` can open it. */
  readonly sealedSecret: string;
  readonly mode: AppMode;
  /** Scopes and features at standard access; all others have advanced access. */
  readonly standard: ReadonlySet<string>;
  /** Whether a verified business owns it. */
  readonly verified: boolean;
  /** Whether every call needs an appsecret_proof. */
  readonly requireProof: boolean;
  /** Where a login may lead back to, letter by letter. */
  readonly redirectUris: readonly string[];
}

/** A user's role on an app. */
export interface AppRoleRow {
  readonly app: string;
  readonly user: string;
  readonly role: AppRole;
}

const APP = [
  'id',
  'name',
  'secret',
  'mode',
  'standard',
  'verified',
  'require_proof',
  'redirect_uris',
] as const;
const readApp = (row: readonly unknown[]): AppRow => ({
  id: row[0] as string,
  name: row[1] as string,
  sealedSecret: row[2] as string,
  mode: row[3] as AppMode,
  standard: new Set(words(row[4])),
  verified: row[5] === 1,
  requireProof: row[6] === 1,
  redirectUris: JSON.parse(row[7] as string) as string[],
});
export const appsAfter = statement<{ after: string; limit: number }, AppRow>(
  (db, p) =>
    db
      .selectFrom('app')
      .select(APP)
      .where('id', '>', p.after)
      .orderBy('id')
      .limit(rowCount(p.limit)),
  readApp,
);
export const appsNamed = statement<{ name: string; limit: number }, AppRow>(
  (db, p) =>
    db
      .selectFrom('app')
      .select(APP)
      .where('name', '=', p.name)
      .orderBy('id')
      .limit(rowCount(p.limit)),
  readApp,
);
export const appById = statement<{ id: string }, AppRow>(
  (db, p) => db.selectFrom('app').select(APP).where('id', '=', p.id),
  readApp,
);
export const insertApp = statement<{ id: string; name: string; secret: string }>((db, p) =>
  db.insertInto('app').values({ id: p.id, name: p.name, secret: p.secret }),
);
interface AppSettingCells {
  id: string;
  mode: string;
  standard: string;
  verified: number;
  require_proof: number;
  redirect_uris: string;
}
export const appSettingCells = (app: AppRow): AppSettingCells => ({
  id: app.id,
  mode: app.mode,
  standard: [...app.standard].join(','),
  verified: app.verified ? 1 : 0,
  require_proof: app.requireProof ? 1 : 0,
  redirect_uris: JSON.stringify(app.redirectUris),
});
export const updateAppSettings = statement<AppSettingCells>((db, p) =>
  db
    .updateTable('app')
    .set({
      mode: p.mode,
      standard: p.standard,
      verified: p.verified,
      require_proof: p.require_proof,
      redirect_uris: p.redirect_uris,
    })
    .where('id', '=', p.id),
);

const readAppRole = (row: readonly unknown[]): AppRoleRow => ({
  app: row[0] as string,
  user: row[1] as string,
  role: row[2] as AppRole,
});
export const appRoles = statement<{ app: string }, AppRoleRow>(
  (db, p) =>
    db
      .selectFrom('app_role')
      .select(['app', 'user', 'role'])
      .where('app', '=', p.app)
      .orderBy('user'),
  readAppRole,
);
export const appRoleOf = statement<{ app: string; user: string }, AppRole>(
  (db, p) =>
    db.selectFrom('app_role').select('role').where('app', '=', p.app).where('user', '=', p.user),
  (row) => row[0] as AppRole,
);
export const countAppRoles = statement<{ app: string }, number>(
  (db, p) =>
    db.selectFrom('app_role').select(sql<number>`count(*)`.as('count')).where('app', '=', p.app),
  (row) => row[0] as number,
);
export const putAppRole = statement<{ app: string; user: string; role: string }>((db, p) =>
  db
    .insertInto('app_role')
    .values({ app: p.app, user: p.user, role: p.role })
    .onConflict((c) =>
      c.columns(['app', 'user']).doUpdateSet((eb) => ({ role: eb.ref('excluded.role') })),
    ),
);
export const deleteAppRole = statement<{ app: string; user: string }>((db, p) =>
  db.deleteFrom('app_role').where('app', '=', p.app).where('user', '=', p.user),
);
