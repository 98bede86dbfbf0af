import type { PageRow, PermissionRow } from '../store/directory.ts';

/** What `/me/permissions` says of a scope (wire.md 5.15). */
export type PermissionStatus = 'granted' | 'declined' | 'expired';

/** @param now epoch milliseconds */
export function statusOf({ status, lapses }: PermissionRow, now: number): PermissionStatus {
  if (status === 'granted' && lapses !== undefined && lapses <= now) return 'expired';
  return status;
}

/**
 * Of a token's scopes those that its person still grants; on a Page, those granted for it. A scope
 * that the person was never asked about, of a token made by hand, counts as granted.
 * @param now epoch milliseconds
 */
export function grantedScopes(
  scopes: readonly string[],
  permissions: readonly PermissionRow[],
  now: number,
  page?: PageRow,
): string[] {
  if (permissions.length === 0) return [...scopes];
  const byScope = new Map(permissions.map((each) => [each.scope, each]));
  return scopes.filter((scope) => {
    const permission = byScope.get(scope);
    if (!permission) return true;
    return statusOf(permission, now) === 'granted' && (!page || reaches(permission, page));
  });
}

/** Whether a scope was granted for a Page: for all, or for it or its Instagram account by id. */
export function reaches({ targets }: PermissionRow, { id, instagramId }: PageRow): boolean {
  if (!targets) return true;
  return targets.includes(id) || (instagramId !== undefined && targets.includes(instagramId));
}
