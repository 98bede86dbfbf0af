import { GraphError } from '../graph/error.ts';
import type { Caller } from './caller.ts';
import { type TokenFacts, type TokenSources, tokenFacts } from './token-facts.ts';
import { problemOf } from './token-problem.ts';

/** What `debug_token` looks at: a token's facts, and why it is good no longer. */
export interface Inspection {
  /** Undefined for a text that is no token. */
  readonly facts: TokenFacts | undefined;
  readonly problem: GraphError | undefined;
}

/**
 * Whether a caller may look at the tokens of an app: the app itself, and people of the app with
 * their user token (protocol.md 6). Who has a role on an app is not kept yet; until then a person
 * may look at the very token that is sent.
 */
export function mayInspect(caller: Caller, token: string, facts: TokenFacts | undefined): boolean {
  if (caller.kind === 'app') return !facts || facts.app.id === caller.app.id;
  return caller.kind === 'user' && token === caller.token;
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
  const found = await tokenFacts(token, sources, now);
  // An Instagram-login token is none of this host's.
  const facts = found?.kind === 'instagram' ? undefined : found;
  if (!mayInspect(caller, token, facts)) throw new GraphError('mayNotInspect');
  const problem = facts ? problemOf(facts, now) : new GraphError('tokenUnreadable');
  return { facts, problem };
}
