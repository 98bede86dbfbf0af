import { GraphError } from '../../graph/errors/error.ts';
import { troubleOf } from '../../store/trouble.ts';

/**
 * What was thrown, as Meta would put it: a fault of ours is code 1; what stands in the way of the
 * store and may pass, code 2, which clients try again.
 */
export function graphErrorOf(thrown: unknown): GraphError {
  if (thrown instanceof GraphError) return thrown;
  return new GraphError(troubleOf(thrown)?.passes ? 'unavailable' : 'unknown');
}
