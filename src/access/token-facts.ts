import { setImmediate } from 'node:timers/promises';
import type {
  AppRole,
  AppRow,
  PageRow,
  PermissionRow,
  RoleRow,
  TokenKind,
  TokenRow,
  UserRow,
} from '../store/directory.ts';
import type { Store } from '../store/store.ts';
import { hasAdvancedAccess, isInsiderRole } from './app-review.ts';
import { grantedScopes, reaches } from './permission-status.ts';
import { readTokenText, type TokenRef } from './token-text.ts';
import { sameText, type Vault } from './vault.ts';

/** Roles whose Pages are looked up in one turn of the event loop. */
const STRIDE = 500;

/** Everything that is known of a token, whether it is still good or not. */
export interface TokenFacts {
  /** What it acts as: a Page token that comes from a user token is a Page's. */
  readonly kind: TokenKind | 'client';
  readonly app: AppRow;
  /** The row that it rests on; undefined for `app_id|…`, which has none. */
  readonly row: TokenRow | undefined;
  readonly user: UserRow | undefined;
  readonly page: PageRow | undefined;
  /** What the person is to the app. */
  readonly appRole: AppRole | undefined;
  /** Of a person's own token: the roles on Pages, as far as the app was allowed to see them. */
  readonly roles: readonly RoleRow[];
  /** What it may do on its Page. */
  readonly tasks: readonly string[];
  /** A Page token whose person has no role on the Page any more. */
  readonly roleLost: boolean;
  /** Of Instagram login: an account that the app may not serve (wire.md 13.2, 26). */
  readonly outside: boolean;
  /** What its person said to the app's scopes. */
  readonly permissions: readonly PermissionRow[];
  /** The scopes it has today. */
  readonly scopes: readonly string[];
  /** Epoch milliseconds; undefined: never. */
  readonly expires: number | undefined;
  readonly dataAccess: number | undefined;
}

/** What it takes to look a token up. */
export interface TokenSources {
  readonly store: Store;
  readonly vault: Vault;
}

/**
 * What is known of a token, or undefined of a text that is none of ours.
 * @param now epoch milliseconds
 */
export async function tokenFacts(
  token: string,
  { store, vault }: TokenSources,
  now: number,
): Promise<TokenFacts | undefined> {
  const ref = readTokenText(token, vault);
  if (!ref) return appLiteral(token, { store, vault });
  const { directory } = store;
  const row = await directory.tokens.byNo(ref.no);
  const app = row && (await directory.apps.byId(row.app));
  if (!row || !app) return undefined;
  const pageNo = ref.kind === 'derived' ? ref.page : row.page;
  const page = pageNo === undefined ? undefined : await directory.pages.byNo(pageNo);
  if (pageNo !== undefined && !page) return undefined;
  const user = row.user === undefined ? undefined : await directory.users.byId(row.user);
  const permissions =
    user && row.kind !== 'system' ? await directory.permissions.of(app.id, user.id) : [];
  const isPages = ref.kind === 'derived' || row.kind === 'page';
  const all = user && !isPages ? await directory.users.roles(user.id) : [];
  const role = page && user && (await directory.users.roleOf(page.no, user.id));
  return {
    kind: ref.kind === 'derived' ? 'page' : row.kind,
    app,
    row,
    user,
    page,
    appRole: user && (await directory.apps.roleOf(app.id, user.id)),
    roles: await shownRoles(all, permissions, store),
    tasks: ref.kind === 'derived' ? (role?.tasks ?? []) : row.tasks,
    roleLost: page !== undefined && user !== undefined && role === undefined,
    outside: row.kind === 'instagram' && page !== undefined && (await isOutside(app, page, store)),
    permissions,
    scopes: grantedScopes(row.scopes, permissions, now, page),
    expires: expiryOf(ref, row),
    dataAccess: row.dataAccess,
  };
}

/**
 * Whether app review keeps an app from an Instagram account: it is neither reviewed nor the app's own.
 * Which it is where somebody with a role on the app has one on the account's Page.
 */
async function isOutside(app: AppRow, page: PageRow, { directory }: Store): Promise<boolean> {
  if (page.mode !== 'strict' || hasAdvancedAccess(app, 'instagram_business_basic')) return false;
  for (const [at, { user, role }] of (await directory.apps.roles(app.id)).entries()) {
    if (at % STRIDE === STRIDE - 1) await setImmediate();
    if (isInsiderRole(role) && (await directory.users.roleOf(page.no, user))) return false;
  }
  return true;
}

/** A Page token ends with the user token that gives it, unless that one is long-lived. */
const expiryOf = (ref: TokenRef, row: TokenRow): number | undefined =>
  ref.kind === 'derived' && row.longLived ? undefined : row.expires;

/** Whoever lets an app see some Pages only hides the others from it. */
async function shownRoles(
  roles: readonly RoleRow[],
  permissions: readonly PermissionRow[],
  { directory }: Store,
): Promise<readonly RoleRow[]> {
  const shown = permissions.find(({ scope }) => scope === 'pages_show_list');
  if (!shown?.targets) return roles;
  const found: RoleRow[] = [];
  for (const [at, role] of roles.entries()) {
    // Of thousands of Pages each is looked up: others have a turn meanwhile.
    if (at % STRIDE === STRIDE - 1) await setImmediate();
    const page = await directory.pages.byNo(role.page);
    if (page && reaches(shown, page)) found.push(role);
  }
  return found;
}

/**
 * `app_id|app_secret`, which needs no request, what `client_credentials` gives instead of it, and
 * `app_id|client_token` (wire.md 1.4).
 */
async function appLiteral(
  token: string,
  { store, vault }: TokenSources,
): Promise<TokenFacts | undefined> {
  const bar = token.indexOf('|');
  const app = bar > 0 ? await store.directory.apps.byId(token.slice(0, bar)) : undefined;
  if (!app) return undefined;
  const rest = token.slice(bar + 1);
  const secret = vault.unseal(app.secret);
  const isApp = sameText(secret, rest) || sameText(vault.appTokenPart(app.id, secret), rest);
  if (!isApp && !sameText(vault.clientToken(app.id), rest)) return undefined;
  return { ...NOTHING, kind: isApp ? 'app' : 'client', app };
}

const NOTHING = {
  row: undefined,
  user: undefined,
  page: undefined,
  appRole: undefined,
  roles: [],
  tasks: [],
  roleLost: false,
  outside: false,
  permissions: [],
  scopes: [],
  expires: undefined,
  dataAccess: undefined,
} as const;
