import type { Transaction } from '../store/store.ts';
import { DATA_ACCESS } from './life.ts';

/** An app and a person who uses it. */
export interface AppUser {
  readonly app: string;
  readonly user: string;
}

/** What a person says to what an app asks for. */
export interface Consent extends AppUser {
  readonly granted: readonly string[];
  readonly declined: readonly string[];
  /** Ids of the Pages and Instagram accounts that were chosen; undefined: all. */
  readonly targets?: readonly string[] | undefined;
}

/**
 * Writes down what a person said in the login dialog: being there also renews the app's access to
 * the person's data for 90 days, of all tokens and scopes that end so.
 * @param now epoch milliseconds
 */
export async function authorize(tx: Transaction, consent: Consent, now: number): Promise<void> {
  const { app, user, granted, declined, targets } = consent;
  await engage(tx, consent, now);
  const lapses = now + DATA_ACCESS;
  for (const scope of granted) {
    await tx.directory.permissions.put({ app, user, scope, status: 'granted', lapses, targets });
  }
  for (const scope of declined) await decline(tx, consent, scope);
}

/**
 * The person uses the app: its access to the person's data goes on for 90 days.
 * @param now epoch milliseconds
 */
export const engage = (tx: Transaction, { app, user }: AppUser, now: number): Promise<void> =>
  tx.directory.tokens.putDataAccess(app, user, now, now + DATA_ACCESS);

/** As if the person had not used the app for 90 days: its tokens are refused with 493. */
export const disengage = (tx: Transaction, { app, user }: AppUser, now: number): Promise<void> =>
  tx.directory.tokens.endDataAccess(app, user, now);

/** Takes a scope from an app; tokens that have it lose it at once. */
export const decline = (tx: Transaction, { app, user }: AppUser, scope: string): Promise<void> =>
  tx.directory.permissions.put({
    app,
    user,
    scope,
    status: 'declined',
    lapses: undefined,
    targets: undefined,
  });

/**
 * Grants scopes by hand, without an end and for all Pages; what is granted already stays as it is.
 */
export async function grant(
  tx: Transaction,
  { app, user }: AppUser,
  scopes: readonly string[],
): Promise<void> {
  const there = await tx.reader.permissions.of(app, user);
  const granted = new Set(there.filter(({ status }) => status === 'granted').map((p) => p.scope));
  const row = { app, user, status: 'granted', lapses: undefined, targets: undefined } as const;
  for (const scope of scopes) {
    if (!granted.has(scope)) await tx.directory.permissions.put({ ...row, scope });
  }
}

/**
 * The person removes the app: what was granted is forgotten, its tokens are refused with 458, codes
 * that were not used yet are void.
 * @param now epoch milliseconds
 */
export async function removeApp(tx: Transaction, who: AppUser, now: number): Promise<void> {
  const { app, user } = who;
  await tx.directory.permissions.remove(app, user);
  await tx.directory.tokens.revokeOfApp(app, user, now, 458);
}
