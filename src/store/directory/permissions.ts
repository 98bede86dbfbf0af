import { sql } from 'kysely';
import { statement } from '../statement.ts';
import { optional, words } from './cells.ts';

/** What a person said to a scope that an app asked for. */
export interface PermissionRow {
  readonly app: string;
  readonly user: string;
  readonly scope: string;
  readonly status: 'granted' | 'declined';
  /** When it expires unless the person uses the app again, in epoch ms; undefined: never. */
  readonly lapses: number | undefined;
  /** Ids of the Pages and Instagram accounts it was narrowed to; undefined: all. */
  readonly targets: readonly string[] | undefined;
}

const PERMISSION = ['app', 'user', 'scope', 'status', 'lapses', 'targets'] as const;
const readPermission = (row: readonly unknown[]): PermissionRow => ({
  app: row[0] as string,
  user: row[1] as string,
  scope: row[2] as string,
  status: row[3] as PermissionRow['status'],
  lapses: optional(row[4]),
  targets: row[5] === null ? undefined : words(row[5]),
});
export const permissionsOf = statement<{ app: string; user: string }, PermissionRow>(
  (db, p) =>
    db
      .selectFrom('permission')
      .select(PERMISSION)
      .where('app', '=', p.app)
      .where('user', '=', p.user)
      .orderBy('scope'),
  readPermission,
);
interface PermissionCells {
  app: string;
  user: string;
  scope: string;
  status: string;
  lapses: number | null;
  targets: string | null;
}
export const permissionCells = (row: PermissionRow): PermissionCells => ({
  ...row,
  lapses: row.lapses ?? null,
  targets: row.targets?.join(',') ?? null,
});
export const putPermission = statement<PermissionCells>((db, p) =>
  db
    .insertInto('permission')
    .values({
      app: p.app,
      user: p.user,
      scope: p.scope,
      status: p.status,
      lapses: p.lapses,
      targets: p.targets,
    })
    .onConflict((c) =>
      c.columns(['app', 'user', 'scope']).doUpdateSet((eb) => ({
        status: eb.ref('excluded.status'),
        lapses: eb.ref('excluded.lapses'),
        targets: eb.ref('excluded.targets'),
      })),
    ),
);
/** Moves the end of those that have one and have not expired. */
export const updateLapses = statement<{ app: string; user: string; now: number; until: number }>(
  (db, p) =>
    db
      .updateTable('permission')
      .set({ lapses: p.until })
      .where('app', '=', p.app)
      .where('user', '=', p.user)
      .where('status', '=', sql.lit('granted'))
      .where('lapses', '>', p.now),
);
export const deletePermissions = statement<{ app: string; user: string }>((db, p) =>
  db.deleteFrom('permission').where('app', '=', p.app).where('user', '=', p.user),
);
