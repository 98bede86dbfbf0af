import {
  type AppUser,
  decline,
  disengage,
  engage,
  grant,
  removeApp,
} from '../access/authorization.ts';
import type { AccessDeps } from '../access/deps.ts';
import { SCOPES, TASKS } from '../access/scopes.ts';
import type { Directory, UserProfile, UserRow } from '../store/directory.ts';
import type { Transaction } from '../store/store.ts';
import { appNamed, onlyApp } from './apps.ts';
import { checkEmail, checkWords } from './checks.ts';
import { AdminError } from './error.ts';
import { pageNamed } from './pages.ts';
import { infoOf, type UserInfo, userNamed } from './users.ts';

/** Pages that a user may have roles on. */
const MOST_ROLES = 5_000;

/** What befalls a user, or what he does: each ends or restores tokens as on the platform. */
export interface UserChanges {
  /** The password was changed: the tokens there are end with 460. */
  readonly passwordChanged?: boolean;
  /** Logged out everywhere: the tokens there are end with 467. */
  readonly loggedOut?: boolean;
  /** While on, every token is refused with 459. */
  readonly checkpoint?: boolean;
  /** While on, every token is refused with 464. */
  readonly unconfirmed?: boolean;
  /** Removes this app: its tokens end with 458. Id or name. */
  readonly removeApp?: string;
  /** As if 90 days had passed without this app: its tokens are refused with 493. Id or name. */
  readonly inactive?: string;
  /** The person uses this app again: what was refused with 493 is good again. Id or name. */
  readonly active?: string;
  /** Takes scopes from an app, and gives them; tokens that have them change at once. */
  readonly revoke?: readonly string[];
  readonly grant?: readonly string[];
  /** The app of `revoke` and `grant`; the only one when not given. Id or name. */
  readonly forApp?: string;
  /** Gives a role on a Page, in place of the one there was. What `findPage` takes. */
  readonly page?: string;
  /** Tasks of that role; all when not given. */
  readonly tasks?: readonly string[];
  /** Takes the role on a Page away: Page tokens of the person end with 492. */
  readonly noRole?: string;
  /** Told to apps that hold the scope `email`; present and undefined, it is taken away. */
  readonly email?: string | undefined;
}

/**
 * Changes a user, as one transaction.
 * @param userText id or exact name
 * @throws AdminError
 */
export async function changeUser(
  deps: AccessDeps,
  userText: string,
  changes: UserChanges,
): Promise<UserInfo> {
  const { store, clock } = deps;
  if (changes.tasks && changes.page === undefined) {
    throw new AdminError('Tasks belong to a role on a Page: say which Page.');
  }
  return store.transaction(async (tx) => {
    const { directory, reader } = tx;
    const user = await userNamed(reader, userText);
    const now = clock.now();
    await changeRoles(tx, user.id, changes);
    await changeApps(tx, user.id, changes, now);
    if (changes.passwordChanged) await directory.revokeTokensOf(user.id, now, 460);
    if (changes.loggedOut) await directory.revokeTokensOf(user.id, now, 467);
    const { checkpoint = user.checkpoint, unconfirmed = user.unconfirmed } = changes;
    const profile = profileOf(user, changes);
    await directory.putUserState({ id: user.id, checkpoint, unconfirmed, profile });
    const roles = await reader.pageRolesOf(user.id);
    return infoOf({ ...user, checkpoint, unconfirmed, profile }, roles);
  });
}

function profileOf({ profile }: UserRow, changes: UserChanges): UserProfile {
  if (!('email' in changes)) return profile;
  const { email: _, ...rest } = profile;
  return changes.email === undefined ? rest : { ...rest, email: checkEmail(changes.email) };
}

async function changeRoles(
  { directory, reader }: Transaction,
  user: string,
  { page, tasks, noRole }: UserChanges,
): Promise<void> {
  if (page !== undefined) {
    const { no } = await pageNamed(reader, page);
    await requireRoom(reader, no, user);
    await directory.putRole({ page: no, user, tasks: checkWords('task', tasks, TASKS) });
  }
  if (noRole === undefined) return;
  const { no, id } = await pageNamed(reader, noRole);
  if (!(await reader.roleOf(no, user))) {
    throw new AdminError(`The user ${user} has no role on the Page ${id}.`);
  }
  await directory.removeRole(no, user);
}

/**
 * All roles of a user are read whenever a new token of his comes by.
 * @throws AdminError
 */
async function requireRoom(reader: Directory, page: number, user: string): Promise<void> {
  if ((await reader.countRoles(user)) < MOST_ROLES || (await reader.roleOf(page, user))) return;
  throw new AdminError(
    `A user may have roles on ${MOST_ROLES} Pages: create another user for more.`,
  );
}

async function changeApps(
  tx: Transaction,
  user: string,
  changes: UserChanges,
  now: number,
): Promise<void> {
  const { reader } = tx;
  const with_ = async (app: string): Promise<AppUser> => ({
    app: (await appNamed(reader, app)).id,
    user,
  });
  if (changes.active !== undefined) await engage(tx, await with_(changes.active), now);
  if (changes.inactive !== undefined) await disengage(tx, await with_(changes.inactive), now);
  if (changes.grant || changes.revoke) {
    const who = { app: await appOf(reader, changes.forApp), user };
    if (changes.grant) await grant(tx, who, checkWords('scope', changes.grant, SCOPES));
    const revoked = changes.revoke ? checkWords('scope', changes.revoke, SCOPES) : [];
    for (const scope of revoked) await decline(tx, who, scope);
  } else if (changes.forApp !== undefined) {
    throw new AdminError('An app is named for scopes to grant or revoke: say which.');
  }
  if (changes.removeApp !== undefined) await removeApp(tx, await with_(changes.removeApp), now);
}

const appOf = async (reader: Directory, text: string | undefined): Promise<string> =>
  (text === undefined ? await onlyApp(reader) : await appNamed(reader, text)).id;
