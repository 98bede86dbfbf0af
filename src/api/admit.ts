import type { Caller } from '../access/caller.ts';
import type { Identifier } from '../access/identify.ts';
import type { Clock } from '../config/clock.ts';
import { GraphError } from '../graph/error.ts';
import type { GraphRequest } from '../graph/request.ts';
import type { Operations } from './operations.ts';
import { requireNode, type Target, targetOf } from './target.ts';

/** What it takes to know who asks. */
interface AdmitDeps {
  readonly identifier: Identifier;
  readonly clock: Clock;
}

/** A request of which it is known who asks, and for what. */
export class Admitted {
  readonly request: GraphRequest;
  readonly caller: Caller;
  readonly target: Target;
  /** Epoch milliseconds. */
  readonly now: number;

  constructor(request: GraphRequest, caller: Caller, target: Target, now: number) {
    this.request = request;
    this.caller = caller;
    this.target = target;
    this.now = now;
  }

  /** Whether it reads a single node. */
  get isNode(): boolean {
    const { edge, several } = this.target;
    return this.request.method === 'GET' && edge === undefined && !several;
  }
}

/**
 * Every request passes here once, an item of a batch like any other, before anything is looked up
 * for it. In order: node, token, proof, path; the first that is wrong is what the client is told.
 */
export async function admit(
  request: GraphRequest,
  deps: AdmitDeps,
  operations: Operations,
): Promise<Admitted> {
  requireNode(request);
  const { token, segments } = request;
  if (token === undefined) throw new GraphError(segments[0] === 'me' ? 'noTokenMe' : 'noToken');
  const now = deps.clock.now();
  const caller = await callerOf(token, request, deps, now);
  return new Admitted(request, caller, targetOf(request, caller, operations), now);
}

/** @throws GraphError for a bad token (190) or a bad proof of it (100) */
export function callerOf(
  token: string,
  { params }: GraphRequest,
  { identifier }: AdmitDeps,
  now: number,
): Caller | Promise<Caller> {
  const caller = identifier.identify(token, now);
  const proof = params.get('appsecret_proof');
  if (proof === undefined) return caller;
  const proved = (known: Caller): Caller => {
    identifier.checkProof(known, proof, params.get('appsecret_time'));
    return known;
  };
  return caller instanceof Promise ? caller.then(proved) : proved(caller);
}
