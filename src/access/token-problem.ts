import { type ErrorName, GraphError } from '../graph/errors/error.ts';
import type { TokenRow } from '../store/directory.ts';
import type { Transaction } from '../store/store.ts';
import { sessionTime } from './session-time.ts';
import type { TokenFacts } from './token-facts.ts';

const REVOKED: Readonly<Record<number, ErrorName>> = {
  458: 'appRemoved',
  460: 'passwordChanged',
  467: 'tokenRevoked',
};

/**
 * Why a token is good no longer, as the error it is refused with; undefined while it is good
 * (wire.md 3.2). What ended it for good comes before what may pass.
 * @param now epoch milliseconds
 */
export function problemOf(facts: TokenFacts, now: number): GraphError | undefined {
  const { row, user, expires, dataAccess } = facts;
  if (row?.revoked !== undefined) return revocationOf(row);
  if (expires !== undefined && expires <= now) {
    return new GraphError('tokenExpired', { expired: sessionTime(expires), now: sessionTime(now) });
  }
  if (user && row?.kind !== 'system') {
    if (user.checkpoint) return new GraphError('userCheckpointed');
    if (user.unconfirmed) return new GraphError('userUnconfirmed', { user: user.id });
  }
  if (facts.roleLost) return new GraphError('roleRemoved');
  if (dataAccess !== undefined && dataAccess <= now) return new GraphError('appInactive');
  return undefined;
}

const revocationOf = ({ cause = 467, app, user = '' }: TokenRow): GraphError =>
  new GraphError(REVOKED[cause] ?? 'tokenRevoked', { app, user });

/**
 * Inside the transaction that hands something out for a token: it may have been revoked since it
 * was looked at, and nothing may outlive that.
 * @throws GraphError what it is refused with (190)
 */
export async function requireUnrevoked(tx: Transaction, { no }: TokenRow): Promise<void> {
  // The writer first: it keeps others from revoking until this ends, where transactions run side by side.
  const { directory: _, reader } = tx;
  const row = await reader.tokens.byNo(no);
  if (row?.revoked !== undefined) throw revocationOf(row);
}
