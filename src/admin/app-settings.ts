import { setImmediate } from 'node:timers/promises';
import type { Reviewed } from '../access/app-review.ts';
import type { AccessDeps } from '../access/deps.ts';
import { FEATURES, INSTAGRAM_SCOPES, SCOPES } from '../access/scopes.ts';
import { APP_ROLES, type AppMode, type AppRole, type Directory } from '../store/directory.ts';
import { type AppInfo, appInfo, appNamed } from './apps.ts';
import { AdminError } from './error.ts';
import { checkRedirectUris } from './redirect-uris.ts';
import { userNamed } from './users.ts';

/** What to change of an app; words as people type them, checked here. */
export interface AppChanges {
  /** `development` or `live`. */
  readonly mode?: string;
  /** `standard` or `advanced`, by scope or feature. */
  readonly access?: Readonly<Record<string, string>>;
  /** One of {@link APP_ROLES}, or `none`, by id or name of a user. */
  readonly roles?: Readonly<Record<string, string>>;
  /** Whether a verified business owns it. */
  readonly verified?: boolean;
  /** Whether every call needs an appsecret_proof. */
  readonly requireProof?: boolean;
  /** Where a login may lead back to, in place of what there was; none: nowhere. */
  readonly redirectUris?: readonly string[];
}

/** Roles that are given or taken at once: others have a turn between two such lots. */
const STRIDE = 100;

/** Users that may have a role on an app. */
const MOST_ROLES = 5_000;

const MODES: readonly string[] = ['development', 'live'] satisfies AppMode[];
const LEVELS: readonly string[] = ['standard', 'advanced'];
const REVIEWED: readonly Reviewed[] = [...SCOPES, ...INSTAGRAM_SCOPES, ...FEATURES];

/**
 * Changes an app's settings and the roles on it.
 * @param appText id or exact name
 * @throws AdminError
 */
export async function changeApp(
  { store, turn = () => setImmediate() }: AccessDeps,
  appText: string,
  changes: AppChanges,
): Promise<AppInfo> {
  const { mode, access = {}, roles = {}, verified, requireProof, redirectUris } = changes;
  return store.transaction(async ({ directory, reader }) => {
    const app = await appNamed(reader, appText);
    await directory.putAppSettings({
      ...app,
      ...(mode !== undefined && { mode: modeOf(mode) }),
      standard: withLevels(app.standard, access),
      ...(verified !== undefined && { verified }),
      ...(requireProof !== undefined && { requireProof }),
      ...(redirectUris && { redirectUris: checkRedirectUris(redirectUris) }),
    });
    for (const [at, [userText, word]] of Object.entries(roles).entries()) {
      if (at % STRIDE === STRIDE - 1) await turn();
      const role = roleOf(word);
      const { id } = await userNamed(reader, userText);
      if (role) await requireRoom(reader, app.id, id);
      await directory.putAppRole(app.id, id, role);
    }
    return appInfo(reader, await appNamed(reader, app.id));
  });
}

/**
 * All roles on an app are shown with it.
 * @throws AdminError
 */
async function requireRoom(reader: Directory, app: string, user: string): Promise<void> {
  if ((await reader.countAppRoles(app)) < MOST_ROLES || (await reader.appRoleOf(app, user))) return;
  throw new AdminError(
    `${MOST_ROLES} users may have a role on an app: take one from another first.`,
  );
}

function modeOf(text: string): AppMode {
  if (MODES.includes(text)) return text as AppMode;
  throw new AdminError(`An app's mode is development or live, and not "${text}".`);
}

function roleOf(text: string): AppRole | undefined {
  if (text === 'none') return undefined;
  const role = APP_ROLES.find((each) => each === text);
  if (role) return role;
  throw new AdminError(`A role on an app is ${APP_ROLES.join(', ')} or none, and not "${text}".`);
}

/** Words at standard access after some have got another level, in a fixed order. */
function withLevels(
  standard: ReadonlySet<string>,
  levels: Readonly<Record<string, string>>,
): Set<string> {
  const low = new Set(standard);
  for (const [word, level] of Object.entries(levels)) {
    if (!(REVIEWED as readonly string[]).includes(word)) {
      throw new AdminError(
        `There is no scope or feature "${word}": valid are ${REVIEWED.join(', ')}.`,
      );
    }
    if (!LEVELS.includes(level)) {
      throw new AdminError(`Access to ${word} is standard or advanced, and not "${level}".`);
    }
    if (level === 'standard') low.add(word);
    else low.delete(word);
  }
  return new Set(REVIEWED.filter((word) => low.has(word)));
}
