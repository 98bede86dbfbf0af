import { GraphError } from '../graph/errors/error.ts';
import type { AppRole } from '../store/directory.ts';
import type { Caller } from './caller.ts';
import { type TokenFacts, type TokenSources, tokenFacts } from './token-facts.ts';
import { problemOf } from './token-problem.ts';

/** What `debug_token` looks at: a token's facts, and why it is good no longer. */
export interface Inspection {
  /** Undefined for a text that is no token. */
  readonly facts: TokenFacts | undefined;
  readonly problem: GraphError | undefined;
}

/** Who may look at any token of the app; others of the app look at their own. */
const OWNERS: ReadonlySet<AppRole | undefined> = new Set<AppRole>(['administrator', 'developer']);

/**
 * Whether a caller may look at a token: the app at its own, its administrators and developers with
 * their user token at the app's, and whoever has a role on the app at the very token that is sent
 * (wire.md 6).
 * @param role what the caller's person is to the caller's app
 */
function mayInspect(
  caller: Caller,
  role: AppRole | undefined,
  token: string,
  facts: TokenFacts | undefined,
): boolean {
  const isOfApp = !facts || facts.app.id === caller.app.id;
  if (caller.kind === 'app') return isOfApp;
  if (caller.kind === 'user' && OWNERS.has(role)) return isOfApp;
  return role !== undefined && token === caller.token;
}

/**
 * Looks at a token.
 * @param now epoch milliseconds
 * @throws GraphError `mayNotInspect` (100)
 */
export async function inspect(
  caller: Caller,
  token: string,
  sources: TokenSources,
  now: number,
): Promise<Inspection> {
  const { user, app } = caller;
  const found = await tokenFacts(token, sources, now);
  // An Instagram-login token is none of this host's.
  const facts = found?.kind === 'instagram' ? undefined : found;
  const role = user && (await sources.store.directory.apps.roleOf(app.id, user.id));
  if (!mayInspect(caller, role, token, facts)) throw new GraphError('mayNotInspect');
  const problem = facts ? problemOf(facts, now) : new GraphError('tokenUnreadable');
  return { facts, problem };
}
