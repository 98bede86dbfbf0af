import {
  type AppUser,
  decline,
  disengage,
  engage,
  grant,
  removeApp,
} from '../../access/authorization.ts';
import type { AccessDeps } from '../../access/deps.ts';
import { SCOPES, TASKS } from '../../access/scopes.ts';
import type { Directory, UserProfile, UserRow } from '../../store/directory.ts';
import type { Transaction } from '../../store/store.ts';
import { appNamed, onlyApp } from '../apps.ts';
import { checkEmail, checkWords } from '../checks.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { pageNamed } from '../pages.ts';
import {
  list,
  orNull,
  text,
  textOf,
  type ValueOf,
  type Values,
  word,
  yes,
  yesOrNo,
} from '../schema.ts';
import { infoOf, userNamed } from '../users.ts';
import { User } from './user.ts';

/** Pages that a user may have roles on. */
const MOST_ROLES = 5_000;

const state = (help: string, flag: string) =>
  yesOrNo(help, { words: ['on', 'off'], what: `${flag} is` });

/** What befalls a user, or what he does: each ends or restores tokens as on the platform. */
const parameters = {
  'password_changed?': yes('the tokens there are end (190/460)'),
  'logged_out?': yes('the tokens there are end (190/467)'),
  'checkpoint?': state(
    'while on, tokens are refused: log in at the site (190/459)',
    '--checkpoint',
  ),
  'unconfirmed?': state('while on, tokens are refused: not confirmed (190/464)', '--unconfirmed'),
  'remove_app?': text('the tokens of an app end (190/458)'),
  'inactive?': text('as if 90 days had passed without the app (190/493)', '--inactive <app>'),
  'active?': text('uses the app again: undoes `inactive`', '--active <app>'),
  'revoke?': list(word(SCOPES), 'takes scopes from an app', '--revoke <scopes>'),
  'grant?': list(word(SCOPES), 'gives scopes to an app again', '--grant <scopes>'),
  'for_app?': text('app of `revoke` and `grant` (default: the only one)'),
  'email?': orNull(
    text('told to apps that hold the scope email', '--email <address|none>'),
    'none',
  ),
  'locale?': orNull(
    textOf(
      { pattern: '^[a-z]{2,3}_[A-Z]{2}$' },
      'language of errors, where Meta’s words are known',
      {
        wrong: 'A locale is like pt_BR.',
        flag: '--locale <locale|none>',
      },
    ),
    'none',
  ),
  'page?': text('gives a role on a Page'),
  'tasks?': list(word(TASKS), 'tasks of that role (default: all)'),
  'no_role?': text('takes the role on a Page: its Page tokens end (190/492)', '--no-role <page>'),
};

/** What to change of a user. */
export type UserChanges = Values<typeof parameters>;

export const changeUserOperation = operation({
  id: 'changeUser',
  words: 'Change a user: each way in which tokens end',
  http: 'PATCH /users/{user}',
  takes: { user: text('id or exact name of a user'), ...parameters },
  gives: User,
  run: (deps, { user, ...input }) => changeUser(deps, user, input),
  command: 'user set <user>',
  examples: [
    'user set "Ada Lovelace" --password-changed',
    'user set "Ada Lovelace" --checkpoint on',
    'user set "Ada Lovelace" --locale pt_BR',
    'user set "Ada Lovelace" --no-role "My Page"',
    'user set "Ada Lovelace" --revoke pages_messaging --for-app "My app"',
  ],
  says({ name, id, checkpoint, unconfirmed }) {
    const states = [checkpoint && 'checkpointed', unconfirmed && 'unconfirmed'].filter(Boolean);
    return `User "${name}" (${id}) is changed${states.length > 0 ? ': ' : ''}${states.join(', ')}.`;
  },
});

/**
 * Changes a user, as one transaction.
 * @param userText id or exact name
 * @throws AdminError
 */
export async function changeUser(
  { store, clock }: AccessDeps,
  userText: string,
  changes: UserChanges,
): Promise<ValueOf<typeof User>> {
  if (changes.tasks && changes.page === undefined) {
    throw new AdminError('Tasks belong to a role on a Page: say which Page.');
  }
  return store.transaction(async (tx) => {
    const { directory, reader } = tx;
    const user = await userNamed(reader, userText);
    const now = clock.now();
    await changeRoles(tx, user.id, changes);
    await changeApps(tx, user.id, changes, now);
    if (changes.password_changed) await directory.tokens.revokeOf(user.id, now, 460);
    if (changes.logged_out) await directory.tokens.revokeOf(user.id, now, 467);
    const { checkpoint = user.checkpoint, unconfirmed = user.unconfirmed } = changes;
    const profile = profileOf(user, changes);
    await directory.users.putState({ id: user.id, checkpoint, unconfirmed, profile });
    const roles = await reader.users.pageRoles(user.id);
    return infoOf({ ...user, checkpoint, unconfirmed, profile }, roles);
  });
}

function profileOf({ profile }: UserRow, { email, locale }: UserChanges): UserProfile {
  const { email: known, locale: spoken, ...rest } = profile;
  const address = email === undefined ? known : email === null ? undefined : checkEmail(email);
  const language = locale === undefined ? spoken : (locale ?? undefined);
  return {
    ...rest,
    ...(address !== undefined && { email: address }),
    ...(language !== undefined && { locale: language }),
  };
}

async function changeRoles(
  { directory, reader }: Transaction,
  user: string,
  { page, tasks, no_role: noRole }: UserChanges,
): Promise<void> {
  if (page !== undefined) {
    const { no } = await pageNamed(reader, page);
    await requireRoom(reader, no, user);
    await directory.users.putRole({ page: no, user, tasks: checkWords('task', tasks, TASKS) });
  }
  if (noRole === undefined) return;
  const { no, id } = await pageNamed(reader, noRole);
  if (!(await reader.users.roleOf(no, user))) {
    throw new AdminError(`The user ${user} has no role on the Page ${id}.`);
  }
  await directory.users.removeRole(no, user);
}

/**
 * All roles of a user are read whenever a new token of his comes by.
 * @throws AdminError
 */
async function requireRoom(reader: Directory, page: number, user: string): Promise<void> {
  if ((await reader.users.countRoles(user)) < MOST_ROLES || (await reader.users.roleOf(page, user)))
    return;
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
    const who = { app: await appOf(reader, changes.for_app), user };
    if (changes.grant) await grant(tx, who, checkWords('scope', changes.grant, SCOPES));
    const revoked = changes.revoke ? checkWords('scope', changes.revoke, SCOPES) : [];
    for (const scope of revoked) await decline(tx, who, scope);
  } else if (changes.for_app !== undefined) {
    throw new AdminError('An app is named for scopes to grant or revoke: say which.');
  }
  if (changes.remove_app !== undefined) await removeApp(tx, await with_(changes.remove_app), now);
}

const appOf = async (reader: Directory, text: string | undefined): Promise<string> =>
  (text === undefined ? await onlyApp(reader) : await appNamed(reader, text)).id;
