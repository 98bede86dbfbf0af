import { randomBytes } from 'node:crypto';
import type { AccessDeps } from '../access/deps.ts';
import { INBOX_APPS } from '../messaging/inbox-apps.ts';
import type { AppRow, Directory } from '../store/directory.ts';
import type { Transaction } from '../store/store.ts';
import { type App, type NewApp, TO_GO_ON } from './apps/app.ts';
import { checkName, freeId, NAMESAKES, oneNamed } from './checks.ts';
import { AdminError } from './error.ts';
import type { ValueOf } from './schema.ts';

/**
 * The inboxes of the platform itself, by app id (wire.md 7.1). They exist without being
 * created: a Page may have one as its default app.
 */
export const INBOX_NAMES: ReadonlyMap<string, string> = new Map([
  [INBOX_APPS.MESSENGER, 'Page Inbox'],
  [INBOX_APPS.INSTAGRAM, 'Instagram Inbox'],
]);

export interface AppSpec {
  readonly name: string;
  /** Digits; made when not given. */
  readonly id?: string | undefined;
  /** 32 hexadecimal digits; made when not given. */
  readonly secret?: string | undefined;
  /** The same for Instagram login, with a secret of its own. */
  readonly instagram_secret?: string | undefined;
}

/**
 * Creates an app; its secret is kept sealed.
 * @throws AdminError
 */
export const createApp = (deps: AccessDeps, spec: AppSpec): Promise<ValueOf<typeof NewApp>> =>
  deps.store.transaction((tx) => addApp(tx, deps, spec));

/** {@link createApp} within a transaction. */
export async function addApp(
  { directory, reader }: Transaction,
  { vault, random }: Pick<AccessDeps, 'vault' | 'random'>,
  spec: AppSpec,
): Promise<ValueOf<typeof NewApp>> {
  const name = checkName("An app's name", spec.name);
  const secret = secretOf(spec.secret);
  const instagram = secretOf(spec.instagram_secret);
  const id = await freeId(reader, spec.id, () => random.digits(random.next() < 0.5 ? 15 : 16));
  const sealed = { secret: vault.seal(secret), instagramSecret: vault.seal(instagram) };
  await directory.apps.add({ id, name, ...sealed });
  return { id, name, secret, instagram_secret: instagram };
}

/**
 * A secret of an app: as given, or one of chance, never of a seed, which would make it known to all.
 * @throws AdminError
 */
export function secretOf(given = randomBytes(16).toString('hex')): string {
  if (/^[0-9a-f]{32}$/.test(given)) return given;
  throw new AdminError("An app's secret has 32 hexadecimal digits in lower case.");
}

/** An app as lists show it, without its secret. */
export type AppInfo = ValueOf<typeof App>;

/** What is told of an app. */
export async function appInfo(reader: Directory, app: AppRow): Promise<AppInfo> {
  const roles = await reader.apps.roles(app.id);
  return {
    id: app.id,
    name: app.name,
    mode: app.mode,
    standard_access: [...app.standard],
    business_verified: app.verified,
    require_proof: app.requireProof,
    redirect_uris: app.redirectUris,
    roles: roles.map(({ user, role }) => ({ user_id: user, role })),
    used_before: TO_GO_ON.flatMap((form) => {
      const since = app.usedForms[form];
      return since === undefined ? [] : { form, ...(since !== '' && { since }) };
    }),
  };
}

/**
 * The app of this id or exact name.
 * @throws AdminError
 */
export async function appNamed(reader: Directory, text: string): Promise<AppRow> {
  const byId = await reader.apps.byId(text);
  if (byId) return byId;
  const found = await reader.apps.named(text, NAMESAKES);
  return oneNamed('app', text, found, () => reader.apps.after('', 1));
}

/**
 * The app that is meant when none is named: the only one there is, the platform's inboxes apart,
 * for which nobody holds tokens.
 * @throws AdminError when there is none, or several
 */
export async function onlyApp(reader: Directory): Promise<AppRow> {
  const first = await reader.apps.after('', NAMESAKES + INBOX_NAMES.size);
  const apps = first.filter(({ id }) => !INBOX_NAMES.has(id));
  const [app] = apps;
  if (!app) {
    throw new AdminError(
      'There is no app yet: create one with `npx convograph app create --name NAME`.',
    );
  }
  if (apps.length > 1) {
    if (apps.length >= NAMESAKES) {
      throw new AdminError(
        'There are many apps: say which with --for-app; `npx convograph app list` shows them.',
      );
    }
    const names = apps.map(({ id, name }) => `"${name}" (${id})`).join(', ');
    throw new AdminError(`There are several apps: say which with --for-app, ${names}.`);
  }
  return app;
}
