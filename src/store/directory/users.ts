import type { Awaitable } from '../../base/awaitable.ts';
import { Reads } from '../reads.ts';
import { counting, find, findAfter, findFirst, insert, put, remove, update } from '../rows.ts';
import { statement } from '../statement.ts';
import { deleteUserRows } from './delete-user.ts';
import { PAGE, ROLE, type RoleRow, USER, type UserRow } from './tables.ts';

/** A user to add; without a profile there is nothing to say but the name. */
type NewUser = Pick<UserRow, 'id' | 'name'> & Partial<Pick<UserRow, 'profile'>>;

/** A role with the id of its Page. */
export type PageRoleRow = Pick<RoleRow, 'tasks'> & { readonly pageId: string };

const byId = find(USER, ['id']);
const named = findFirst(USER, ['name'], 'id');
const after = findAfter(USER, 'id');
const add = insert(USER);
const change = update(USER, ['checkpoint', 'unconfirmed', 'profile'], ['id']);
const roles = find(ROLE, ['user'], ['page']);
const role = find(ROLE, ['page', 'user']);
const countRoles = counting(ROLE, ['user']);
const putRole = put(ROLE, ['page', 'user']);
const removeRole = remove(ROLE, ['page', 'user']);
const pageRoles = statement<{ user: string }, PageRoleRow>(
  (db, p) =>
    db
      .selectFrom('role')
      .innerJoin('page', 'page.no', 'role.page')
      .select(['page.id', 'role.tasks'])
      .where('role.user', '=', p.user)
      .orderBy('role.page'),
  ([id, tasks]) => ({ pageId: PAGE.kinds.id.read(id), tasks: ROLE.kinds.tasks.read(tasks) }),
);

/** Users, and the roles that they have on Pages. */
export class UserRows extends Reads {
  /** So many behind an id, in the order of their ids. */
  after(id: string, limit: number): Awaitable<UserRow[]> {
    return this.connection.all(after, { after: id, limit });
  }
  /** So many of exactly this name. */
  named(name: string, limit: number): Awaitable<UserRow[]> {
    return this.connection.all(named, { name, limit });
  }
  byId(id: string): Awaitable<UserRow | undefined> {
    return this.connection.one(byId, { id });
  }
  /** A user's roles, one a Page. */
  roles(user: string): Awaitable<RoleRow[]> {
    return this.connection.all(roles, { user });
  }
  /** The same, with the ids of the Pages. */
  pageRoles(user: string): Awaitable<PageRoleRow[]> {
    return this.connection.all(pageRoles, { user });
  }
  /** A user's role on one Page, if any. */
  roleOf(page: number, user: string): Awaitable<RoleRow | undefined> {
    return this.connection.one(role, { page, user });
  }
  async countRoles(user: string): Promise<number> {
    return (await this.connection.one(countRoles, { user })) ?? 0;
  }
}

/** Changes them. */
export class UserRowsWriter extends UserRows {
  async add({ id, name, profile = {} }: NewUser): Promise<void> {
    await this.connection.run(add, { id, name, profile, checkpoint: false, unconfirmed: false });
  }
  /** Changes what stands in the way of a user's tokens, and the profile. */
  async putState(user: Omit<UserRow, 'name'>): Promise<void> {
    await this.connection.run(change, user);
  }
  /** Gives a user a role on a Page, in place of the one there was. */
  async putRole(role: RoleRow): Promise<void> {
    await this.connection.run(putRole, role);
  }
  /** Deletes a user with all that is the user's. */
  async remove(user: Pick<UserRow, 'id' | 'name'>): Promise<void> {
    await deleteUserRows(this.connection, user);
  }
  /** Takes a user's role on a Page away. */
  async removeRole(page: number, user: string): Promise<void> {
    await this.connection.run(removeRole, { page, user });
  }
}
