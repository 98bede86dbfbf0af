import type { Caller } from '../access/caller.ts';
import { likelyPlatform, type Privilege, permit, permitEither } from '../access/permissions.ts';
import type { About } from '../access/rules.ts';
import { type Awaitable, chain } from '../base/awaitable.ts';
import type { EdgeArgs } from '../graph/declare/edge-args.ts';
import type { Needs as Wanted } from '../graph/declare/needs.ts';
import type { NodeType } from '../graph/declare/node-type.ts';
import type { Call } from '../graph/execute/call.ts';
import type { Platform } from '../store/page/platform.ts';
import type { Services } from './services.ts';

/** What something of the catalogue needs, in the words of `access/permissions.ts`. */
export interface Needs<N> extends Wanted<N, Services> {
  readonly operation: Privilege;
  platform(node: N, args: EdgeArgs): Platform | undefined;
  about?(node: N, id: string, call: Call<Services>): Awaitable<About | undefined>;
}

/** The arguments of what has none. */
export const NO_ARGS: EdgeArgs = {
  limit: 0,
  after: undefined,
  before: undefined,
  get: () => undefined,
};

/**
 * Declares what reading an edge needs, and has it asked for: spread into `declare.edge`.
 * @param platform from the edge's parameters; undefined where only its loader can tell
 */
export const needing = <N>(
  operation: Privilege,
  platform: (args: EdgeArgs) => Platform | undefined,
) => ({
  needs: { operation, platform: (_: N, args: EdgeArgs) => platform(args) } satisfies Needs<N>,
  authorize: (_: N, args: EdgeArgs, { services: { caller } }: Call<Services>): void =>
    onPlatform(caller, operation, platform(args)),
});

function onPlatform(caller: Caller, operation: Privilege, platform: Platform | undefined): void {
  if (platform === undefined) permitEither(caller, operation);
  else permit(caller, operation, platform);
}

/**
 * Lets the caller have a node that was found by its id.
 * @param verb what the refusal says was asked for
 * @throws GraphError as {@link permit}
 */
export function enter(
  { type, node }: { readonly type: NodeType<unknown, Services>; readonly node: unknown },
  id: string,
  call: Call<Services>,
  verb: string,
): Awaitable<void> {
  const needs = type.needs as Needs<unknown> | undefined;
  if (!needs) return;
  const { caller } = call.services;
  const platform = needs.platform(node, NO_ARGS) ?? likelyPlatform(caller, needs.operation);
  return chain(needs.about?.(node, id, call), (about) =>
    permit(caller, needs.operation, platform, about && { ...about, verb }),
  );
}
