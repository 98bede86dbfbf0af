import type { Caller } from '../access/caller.ts';
import type { Visit } from '../access/limits/limiter.ts';
import { type Awaitable, chain } from '../base/awaitable.ts';
import { GraphError } from '../graph/errors/error.ts';
import type { GraphRequest } from '../graph/wire/request.ts';
import type { AnswerDeps } from './answer-deps.ts';
import { requireOwnToken } from './dialects.ts';
import type { Endpoint, TokenEndpoint } from './endpoints/endpoint.ts';
import type { Operations } from './operations.ts';
import { requireNode, type Target, targetOf } from './target.ts';
import { usesOf } from './uses.ts';

/** A request of which it is known who asks. */
export interface Admitted {
  readonly request: GraphRequest;
  readonly caller: Caller;
  /** Epoch milliseconds. */
  readonly now: number;
  /** What is asked for: nodes or an edge of them, or else an endpoint of its own. */
  readonly target: Target | TokenEndpoint;
}

/** A target that is no node: it runs by itself. */
export const isEndpoint = (target: Target | Endpoint): target is Endpoint => 'run' in target;

/**
 * Every request with a token passes here once, an item of a batch like any other, before anything
 * is looked up for it. In order: node, token, proof, path, limits; the first that is wrong is what
 * the client is told.
 * @param endpoint what stands at the path, where that is no node
 */
export function admit(
  request: GraphRequest,
  endpoint: TokenEndpoint | undefined,
  deps: AnswerDeps,
  operations: Operations,
  visit: Visit | undefined,
): Awaitable<Admitted> {
  requireNode(request);
  const { token, segments } = request;
  if (token === undefined) throw new GraphError(segments[0] === 'me' ? 'noTokenMe' : 'noToken');
  const now = deps.clock.now();
  return chain(callerOf(token, request, deps, now), (caller): Awaitable<Admitted> => {
    visit?.meet(caller);
    if (endpoint) return { request, caller, now, target: endpoint };
    const admitted = { request, caller, now, target: targetOf(request, caller, operations) };
    return visit ? chain(charge(visit, admitted, deps), () => admitted) : admitted;
  });
}

/**
 * Counts what is asked for towards the limits, before any of it is looked up.
 * @throws GraphError of the narrowest limit that was reached
 */
export const charge = (
  visit: Visit,
  { request, caller, now, target }: Admitted & { readonly target: Target },
  { store }: Pick<AnswerDeps, 'store'>,
): Awaitable<void> =>
  chain(usesOf(target, request.params, caller, store), (uses) => visit.charge(uses, now));

/**
 * A batch has a token for the items that bring none, or else names the app (wire.md 4).
 * @throws GraphError `noToken` (104), for a bad token (190), or a bad proof of it (100)
 */
export async function checkBatchToken(request: GraphRequest, deps: AnswerDeps): Promise<void> {
  const { token, params } = request;
  if (token !== undefined) await callerOf(token, request, deps, deps.clock.now());
  else if (!params.get('batch_app_id')) throw new GraphError('noToken');
}

/**
 * The token alone, without its proof.
 * @throws GraphError for a bad one (190)
 */
export const requireKnownToken = (
  { token = '', dialect }: GraphRequest,
  { identifier, clock }: AnswerDeps,
): Awaitable<void> =>
  chain(identifier.identify(token, clock.now()), (caller) => requireOwnToken(caller, dialect));

/**
 * @throws GraphError `instagramUnsupported` (100) for an account that the app may not serve, whatever
 * is asked for it
 */
export function requireServed({ outside }: Pick<Caller, 'outside'>, method: string): void {
  if (outside) throw new GraphError('instagramUnsupported', { method: method.toLowerCase() });
}

/** @throws GraphError for a bad token (190), a bad proof of it (100), or of {@link requireServed} */
function callerOf(
  token: string,
  { params, dialect, method }: GraphRequest,
  { identifier }: AnswerDeps,
  now: number,
): Awaitable<Caller> {
  const prove = (caller: Caller): Caller => {
    requireOwnToken(caller, dialect);
    requireServed(caller, method);
    identifier.checkProof(caller, params.get('appsecret_proof'), params.get('appsecret_time'));
    return caller;
  };
  return chain(identifier.identify(token, now), prove);
}
