import { type AppRole, type AppRow, INSIDER_ROLES, type PageRow } from '../store/directory.ts';
import type { Caller } from './caller.ts';
import { FEATURES, type Feature, type Scope } from './scopes.ts';

/** What app review is passed for, one by one: advanced access to a scope or a feature. */
export type ReviewSubject = Scope | Feature;

const INSIDERS: ReadonlySet<string> = new Set(INSIDER_ROLES);

/** Whether a role makes somebody an insider of an app: one it may deal with before review. */
export const isInsiderRole = (role: AppRole | undefined): boolean =>
  role !== undefined && INSIDERS.has(role);

/** Whether app review matters on a Page, the token's own: only in strict mode (decisions/0020). */
export const isReviewEnforced = (
  caller: Caller,
  page: PageRow | undefined = caller.page,
): boolean => page?.mode === 'strict';

/** Whether an app may use a scope or feature for anybody, not for its insiders alone. */
export const hasAdvancedAccess = (
  { mode, standard }: Pick<AppRow, 'mode' | 'standard'>,
  word: ReviewSubject,
): boolean => mode === 'live' && !standard.has(word);

/**
 * Whether the caller may use a scope: granted to the token, and where review is enforced either
 * with advanced access or for an insider, to whom alone an app could ask for it otherwise.
 */
export const holdsScope = (caller: Caller, scope: Scope, page?: PageRow): boolean =>
  caller.scopes.has(scope) &&
  (caller.insider || !isReviewEnforced(caller, page) || hasAdvancedAccess(caller.app, scope));

/**
 * Whether what a scope or feature opens is shown of somebody: the token holds it, and it reaches
 * that far.
 * @param insider whether that somebody has a role on the app
 */
export function isShown(caller: Caller, word: ReviewSubject, insider: boolean): boolean {
  if (!isFeature(word) && !holdsScope(caller, word)) return false;
  return insider || !isReviewEnforced(caller) || hasAdvancedAccess(caller.app, word);
}

export const isFeature = (word: ReviewSubject): word is Feature =>
  (FEATURES as readonly string[]).includes(word);
