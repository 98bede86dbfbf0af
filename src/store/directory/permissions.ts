import { sql } from 'kysely';
import type { Awaitable } from '../../base/awaitable.ts';
import { Reads } from '../reads.ts';
import { find, put, remove } from '../rows.ts';
import { statement } from '../statement.ts';
import { PERMISSION, type PermissionRow } from './tables.ts';

const of = find(PERMISSION, ['app', 'user'], ['scope']);
const putOne = put(PERMISSION, ['app', 'user', 'scope']);
const removeAll = remove(PERMISSION, ['app', 'user']);
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

/** What people said to the scopes that apps asked for. */
export class PermissionRows extends Reads {
  /** What a person said to an app's scopes, in order of their names. */
  of(app: string, user: string): Awaitable<PermissionRow[]> {
    return this.connection.all(of, { app, user });
  }
}

/** Changes it. */
export class PermissionRowsWriter extends PermissionRows {
  async put(permission: PermissionRow): Promise<void> {
    await this.connection.run(putOne, permission);
  }
  async remove(app: string, user: string): Promise<void> {
    await this.connection.run(removeAll, { app, user });
  }
}
