import { GraphError } from '../../graph/errors/error.ts';
import type { Context } from './context.ts';

/** @throws GraphError `noNode` for a request that names nothing; before the token is looked at */
export function node({ request: { segments, params } }: Context): void {
  if (segments.length === 0 && !params.has('ids') && !params.get('id')) {
    throw new GraphError('noNode');
  }
}
