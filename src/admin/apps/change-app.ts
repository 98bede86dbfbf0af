import { setImmediate } from 'node:timers/promises';
import type { ReviewSubject } from '../../access/app-review.ts';
import type { AccessDeps } from '../../access/deps.ts';
import { FEATURES, INSTAGRAM_SCOPES, SCOPES } from '../../access/scopes.ts';
import { APP_ROLES, type Directory } from '../../store/directory.ts';
import type { Transaction } from '../../store/store.ts';
import { type AppInfo, appInfo, appNamed, secretOf } from '../apps.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { list, map, text, type Values, word, yesOrNo } from '../schema.ts';
import { userNamed } from '../users.ts';
import { App, app, MODES, TO_GO_ON } from './app.ts';
import { checkRedirectUris } from './redirect-uris.ts';

const parameters = {
  'mode?': word(MODES, 'development: it knows people with a role on it alone; or live', {
    what: "An app's mode is",
  }),
  'access?': map(
    word(['standard', 'advanced'], '', { what: 'Access to NAME is' }),
    `standard or advanced, by scopes or the features ${FEATURES.join(', ')}`,
    '--access <scope=level,…>',
  ),
  'roles?': map(
    word([...APP_ROLES, 'none'], '', { what: 'A role on an app is' }),
    'administrator, developer, tester, analytics or none, by users',
    { flag: '--role <user=role>', again: true },
  ),
  'business_verified?': yesOrNo('whether a verified business owns it: Instagram needs one', {
    flag: '--verified <yes|no>',
    words: ['yes', 'no'],
  }),
  'require_proof?': yesOrNo('whether calls with Page and user tokens need an appsecret_proof', {
    words: ['on', 'off'],
  }),
  'secret?': text(
    'another secret: 32 hexadecimal digits in lower case; app tokens end with the old',
  ),
  'instagram_secret?': text('another secret for Instagram login'),
  'redirect_uris?': list(
    text(),
    'where its login may lead back to, exactly, in place of those there were',
    {
      flag: '--redirect-uri <url>',
      again: true,
      none: 'off',
    },
  ),
  'used_before?': list(
    word(TO_GO_ON, '', { what: 'What Meta froze is' }),
    `what Meta froze, and it used before: ${TO_GO_ON.join(', ')}; in place of what it is known to`,
    { flag: '--used-before <form,…>', none: 'off' },
  ),
};

/** What to change of an app. */
export type AppChanges = Values<typeof parameters>;

export const changeAppOperation = operation({
  id: 'changeApp',
  words: 'Change what app review, roles, proofs and logins ask of an app, and what it has used',
  http: 'PATCH /apps/{app}',
  takes: { app, ...parameters },
  gives: App,
  run: (deps, { app, ...changes }) => changeApp(deps, app, changes),
  command: 'app set <app>',
  examples: [
    'app set "My app" --mode development --role "Ada Lovelace=tester"',
    'app set "My app" --access pages_messaging=standard,instagram_basic=advanced',
    'app set "My app" --verified no --require-proof on',
    'app set "My app" --instagram-secret 0123456789abcdef0123456789abcdef',
    'app set "My app" --redirect-uri http://localhost:3000/callback',
    'app set "My app" --used-before jsonp,alias',
  ],
  note: 'Mode, access and verification count on Pages in strict mode (see `page set`).',
  says: (app) => `App "${app.name}" now: ${described(app)}`,
});

function described(app: AppInfo): string {
  const standard = app.standard_access.join(', ');
  return [
    `${app.mode} mode`,
    standard ? `standard access to ${standard}` : 'advanced access to everything',
    `business ${app.business_verified ? '' : 'not '}verified`,
    app.require_proof && 'every call needs an appsecret_proof',
    ...app.roles.map(({ user_id, role }) => `${user_id} is ${role}`),
    ...app.redirect_uris.map((uri) => `logins lead back to ${uri}`),
    ...app.used_before.map(({ form }) => `used ${form} before it was frozen`),
  ]
    .filter(Boolean)
    .join(', ');
}

/** Roles that are given or taken at once: others have a turn between two such lots. */
const STRIDE = 100;

/** Users that may have a role on an app. */
const MOST_ROLES = 5_000;

const REVIEWED: readonly ReviewSubject[] = [...SCOPES, ...INSTAGRAM_SCOPES, ...FEATURES];

/**
 * Changes an app's settings and the roles on it.
 * @param appText id or exact name
 * @throws AdminError
 */
export const changeApp = (
  deps: AccessDeps,
  appText: string,
  changes: AppChanges,
): Promise<AppInfo> => deps.store.transaction((tx) => putApp(tx, deps, appText, changes));

/** {@link changeApp} within a transaction. */
export async function putApp(
  { directory, reader }: Transaction,
  { vault }: Pick<AccessDeps, 'vault'>,
  appText: string,
  changes: AppChanges,
): Promise<AppInfo> {
  const { access = {}, roles = {} } = changes;
  const app = await appNamed(reader, appText);
  await directory.apps.putSettings({
    ...app,
    mode: changes.mode ?? app.mode,
    standard: withLevels(app.standard, access),
    verified: changes.business_verified ?? app.verified,
    requireProof: changes.require_proof ?? app.requireProof,
    ...(changes.secret && { secret: vault.seal(secretOf(changes.secret)) }),
    ...(changes.instagram_secret && {
      instagramSecret: vault.seal(secretOf(changes.instagram_secret)),
    }),
    ...(changes.redirect_uris && { redirectUris: checkRedirectUris(changes.redirect_uris) }),
    ...(changes.used_before && {
      usedForms: Object.fromEntries(
        changes.used_before.map((form) => [form, app.usedForms[form] ?? '']),
      ),
    }),
  });
  for (const [at, [userText, word]] of Object.entries(roles).entries()) {
    if (at % STRIDE === STRIDE - 1) await setImmediate();
    const role = word === 'none' ? undefined : word;
    const { id } = await userNamed(reader, userText);
    if (role) await requireRoom(reader, app.id, id);
    await directory.apps.putRole(app.id, id, role);
  }
  return appInfo(reader, await appNamed(reader, app.id));
}

/**
 * All roles on an app are shown with it.
 * @throws AdminError
 */
async function requireRoom(reader: Directory, app: string, user: string): Promise<void> {
  if ((await reader.apps.countRoles(app)) < MOST_ROLES || (await reader.apps.roleOf(app, user)))
    return;
  throw new AdminError(
    `${MOST_ROLES} users may have a role on an app: take one from another first.`,
  );
}

/** Words at standard access after some have got another level, in a fixed order. */
function withLevels(
  standard: ReadonlySet<string>,
  levels: Readonly<Record<string, 'standard' | 'advanced'>>,
): Set<string> {
  const low = new Set(standard);
  for (const [word, level] of Object.entries(levels)) {
    if (!(REVIEWED as readonly string[]).includes(word)) {
      throw new AdminError(
        `There is no scope or feature "${word}": valid are ${REVIEWED.join(', ')}.`,
      );
    }
    if (level === 'standard') low.add(word);
    else low.delete(word);
  }
  return new Set(REVIEWED.filter((word) => low.has(word)));
}
