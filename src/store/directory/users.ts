import { sql } from 'kysely';
import { rowCount, statement } from '../statement.ts';
import { words } from './cells.ts';

/** What a user says of himself besides the name. */
export interface UserProfile {
  readonly first_name?: string;
  readonly last_name?: string;
  readonly email?: string;
  /** Name of a picture in the media store. */
  readonly picture?: string;
}

export interface UserRow {
  readonly id: string;
  readonly name: string;
  /** Has to log in to www.facebook.com first (190/459). */
  readonly checkpoint: boolean;
  /** Has not confirmed the account (190/464). */
  readonly unconfirmed: boolean;
  readonly profile: UserProfile;
}

export interface RoleRow {
  readonly page: number;
  readonly user: string;
  readonly tasks: readonly string[];
}

const USER = ['id', 'name', 'checkpoint', 'unconfirmed', 'profile'] as const;
const readUser = (row: readonly unknown[]): UserRow => ({
  id: row[0] as string,
  name: row[1] as string,
  checkpoint: row[2] === 1,
  unconfirmed: row[3] === 1,
  profile: JSON.parse(row[4] as string) as UserProfile,
});
export const usersAfter = statement<{ after: string; limit: number }, UserRow>(
  (db, p) =>
    db
      .selectFrom('user')
      .select(USER)
      .where('id', '>', p.after)
      .orderBy('id')
      .limit(rowCount(p.limit)),
  readUser,
);
export const usersNamed = statement<{ name: string; limit: number }, UserRow>(
  (db, p) =>
    db
      .selectFrom('user')
      .select(USER)
      .where('name', '=', p.name)
      .orderBy('id')
      .limit(rowCount(p.limit)),
  readUser,
);
export const userById = statement<{ id: string }, UserRow>(
  (db, p) => db.selectFrom('user').select(USER).where('id', '=', p.id),
  readUser,
);
export const insertUser = statement<{ id: string; name: string; profile: string }>((db, p) =>
  db.insertInto('user').values({
    id: p.id,
    name: p.name,
    checkpoint: sql.lit(0),
    unconfirmed: sql.lit(0),
    profile: p.profile,
  }),
);
interface UserState {
  id: string;
  checkpoint: number;
  unconfirmed: number;
  profile: string;
}
export const updateUser = statement<UserState>((db, p) =>
  db
    .updateTable('user')
    .set({ checkpoint: p.checkpoint, unconfirmed: p.unconfirmed, profile: p.profile })
    .where('id', '=', p.id),
);

/** A role with the id of its Page. */
export interface PageRoleRow {
  readonly pageId: string;
  readonly tasks: readonly string[];
}

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
export const roleOf = statement<{ page: number; user: string }, RoleRow>(
  (db, p) =>
    db
      .selectFrom('role')
      .select(['page', 'user', 'tasks'])
      .where('page', '=', p.page)
      .where('user', '=', p.user),
  readRole,
);
export const pageRolesOfUser = statement<{ user: string }, PageRoleRow>(
  (db, p) =>
    db
      .selectFrom('role')
      .innerJoin('page', 'page.no', 'role.page')
      .select(['page.id', 'role.tasks'])
      .where('role.user', '=', p.user)
      .orderBy('role.page'),
  (row) => ({ pageId: row[0] as string, tasks: words(row[1]) }),
);
export const countRoles = statement<{ user: string }, number>(
  (db, p) =>
    db.selectFrom('role').select(sql<number>`count(*)`.as('count')).where('user', '=', p.user),
  (row) => row[0] as number,
);
export const insertRole = statement<{ page: number; user: string; tasks: string }>((db, p) =>
  db
    .insertInto('role')
    .values({ page: p.page, user: p.user, tasks: p.tasks })
    .onConflict((c) =>
      c.columns(['page', 'user']).doUpdateSet((eb) => ({ tasks: eb.ref('excluded.tasks') })),
    ),
);
export const deleteRole = statement<{ page: number; user: string }>((db, p) =>
  db.deleteFrom('role').where('page', '=', p.page).where('user', '=', p.user),
);
