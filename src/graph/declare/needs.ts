import type { Awaitable } from '../../base/awaitable.ts';
import type { Call } from '../execute/call.ts';

/**
 * What a caller needs, declared beside what it is needed for. The engine only carries it: `access/`
 * knows the operations by name and judges them.
 */
export interface Needs<N, C> {
  readonly operation: string;
  /** The platform it happens on; undefined where only a later look-up tells. */
  platform(node: N): string | undefined;
  /** Whom the node is about, as far as the judgement asks. */
  about?(node: N, id: string, call: Call<C>): Awaitable<unknown>;
}
