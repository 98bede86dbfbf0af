import type { Privilege } from '../access/permissions.ts';
import type { About } from '../access/rules.ts';
import type { Awaitable } from '../base/awaitable.ts';
import type { EdgeArgs } from '../graph/declare/edge-args.ts';
import type { Needs as Wanted } from '../graph/declare/needs.ts';
import type { Call } from '../graph/execute/call.ts';
import type { Platform } from '../store/page/platform.ts';
import type { Services } from './services.ts';

/** What something of the catalogue needs, in the words of `access/permissions.ts`. */
export interface NodeNeeds<N> extends Wanted<N, Services> {
  readonly operation: Privilege;
  platform(node: N): Platform | undefined;
  about?(node: N, id: string, call: Call<Services>): Awaitable<About | undefined>;
}

/**
 * Has what reading an edge needs asked for: spread into `declare.edge`.
 * @param platform from the edge's parameters; undefined where only its loader can tell
 */
export const needing = <N>(
  operation: Privilege,
  platform: (args: EdgeArgs) => Platform | undefined,
) => ({
  asks: operation,
  authorize: (_: N, args: EdgeArgs, { services }: Call<Services>): void =>
    services.permit(operation, platform(args)),
});
