import { GraphError } from '../../graph/errors/error.ts';
import { ReadOnlyStore } from '../../store/read-only.ts';
import { troubleOf } from '../../store/trouble.ts';

/**
 * What was thrown, as Meta would put it: a fault of ours is code 1; what stands in the way of the
 * store and may pass, code 2, which clients try again; it says so where that is wanted.
 */
export function graphErrorOf(thrown: unknown): GraphError {
  if (thrown instanceof GraphError) return thrown;
  if (thrown instanceof ReadOnlyStore) return new GraphError('unavailable', {}, thrown.message);
  return new GraphError(troubleOf(thrown)?.passes ? 'unavailable' : 'unknown');
}
