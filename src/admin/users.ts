import type { AccessDeps } from '../access/deps.ts';
import { TASKS, type Task } from '../access/scopes.ts';
import type { Directory, PageRoleRow, UserRow } from '../store/directory.ts';
import { checkEmail, checkName, checkWords, freeId, NAMESAKES, oneNamed } from './checks.ts';
import { AdminError } from './error.ts';
import { pageNamed } from './pages.ts';
import type { ValueOf } from './schema.ts';
import type { User } from './users/user.ts';

export interface UserSpec {
  readonly name: string;
  readonly id?: string | undefined;
  /** Told to apps that hold the scope `email`. */
  readonly email?: string | undefined;
  /** What `findPage` takes: gives the user a role there. */
  readonly pageId?: string | undefined;
  /** Tasks of that role; all when not given. */
  readonly tasks?: readonly string[] | undefined;
}

/** A user with the roles on Pages. */
export type UserInfo = ValueOf<typeof User>;

/**
 * Creates a user, who works for Pages and holds user tokens.
 * @throws AdminError
 */
export async function createUser(
  deps: AccessDeps,
  spec: UserSpec,
): Promise<Pick<UserRow, 'id' | 'name'>> {
  const { store, random } = deps;
  const name = checkName("A user's name", spec.name);
  if (spec.tasks && spec.pageId === undefined) {
    throw new AdminError('Tasks belong to a role on a Page: say which Page.');
  }
  const tasks: Task[] = checkWords('task', spec.tasks, TASKS);
  const profile = spec.email === undefined ? {} : { email: checkEmail(spec.email) };
  return store.transaction(async ({ directory, reader }) => {
    const page = spec.pageId === undefined ? undefined : await pageNamed(reader, spec.pageId);
    const id = await freeId(reader, spec.id, () => random.digits(17));
    await directory.users.add({ id, name, profile });
    if (page) await directory.users.putRole({ page: page.no, user: id, tasks });
    return { id, name };
  });
}

/** A user as lists show one. */
export const infoOf = (
  { id, name, checkpoint, unconfirmed, profile: { email, locale } }: UserRow,
  roles: readonly PageRoleRow[],
): UserInfo => ({
  id,
  name,
  ...(checkpoint && { checkpoint }),
  ...(unconfirmed && { unconfirmed }),
  ...(email !== undefined && { email }),
  ...(locale !== undefined && { locale }),
  roles: roles.map(({ pageId, tasks }) => ({ page_id: pageId, tasks })),
});

/**
 * The user of this id or exact name.
 * @throws AdminError
 */
export async function userNamed(reader: Directory, text: string): Promise<UserRow> {
  const byId = await reader.users.byId(text);
  if (byId) return byId;
  const found = await reader.users.named(text, NAMESAKES);
  return oneNamed('user', text, found, () => reader.users.after('', 1));
}
