import { sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { statement } from '../statement.ts';
import type { UserRow } from './tables.ts';

type OfUser = Pick<UserRow, 'id' | 'name'>;

const OF_USER = [
  ...(['token', 'code', 'permission', 'app_role', 'role'] as const).map((table) =>
    statement<OfUser>((db, p) => db.deleteFrom(table).where('user', '=', p.id)),
  ),
  // So that a seed file may bring it again.
  statement<OfUser>((db, p) =>
    db
      .deleteFrom('seeded')
      .where('page', '=', sql.lit(0))
      .where('kind', '=', sql.lit('user'))
      .where((eb) => eb.or([eb('id', '=', p.id), eb('id', '=', p.name)])),
  ),
  statement<OfUser>((db, p) => db.deleteFrom('user').where('id', '=', p.id)),
];

/** Deletes a user with the tokens, codes, permissions, and roles on Pages and apps. */
export async function deleteUserRows(connection: Connection, { id, name }: OfUser): Promise<void> {
  for (const each of OF_USER) await connection.run(each, { id, name });
}
