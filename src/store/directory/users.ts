import { statement } from '../statement.ts';
import { words } from './cells.ts';

export interface UserRow {
  readonly id: string;
  readonly name: string;
}

export interface RoleRow {
  readonly page: number;
  readonly user: string;
  readonly tasks: readonly string[];
}

const readUser = (row: readonly unknown[]): UserRow => ({
  id: row[0] as string,
  name: row[1] as string,
});
export const allUsers = statement<object, UserRow>(
  (db) => db.selectFrom('user').select(['id', 'name']).orderBy('id'),
  readUser,
);
export const userById = statement<{ id: string }, UserRow>(
  (db, p) => db.selectFrom('user').select(['id', 'name']).where('id', '=', p.id),
  readUser,
);
export const insertUser = statement<{ id: string; name: string }>((db, p) =>
  db.insertInto('user').values({ id: p.id, name: p.name }),
);

const readRole = (row: readonly unknown[]): RoleRow => ({
  page: row[0] as number,
  user: row[1] as string,
  tasks: words(row[2]),
});
export const rolesOfUser = statement<{ user: string }, RoleRow>(
  (db, p) =>
    db
      .selectFrom('role')
      .select(['page', 'user', 'tasks'])
      .where('user', '=', p.user)
      .orderBy('page'),
  readRole,
);
export const insertRole = statement<{ page: number; user: string; tasks: string }>((db, p) =>
  db
    .insertInto('role')
    .values({ page: p.page, user: p.user, tasks: p.tasks })
    .onConflict((c) =>
      c.columns(['page', 'user']).doUpdateSet((eb) => ({ tasks: eb.ref('excluded.tasks') })),
    ),
);
