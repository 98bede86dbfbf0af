import { GraphError } from '../../graph/errors/error.ts';
import type { Context } from './context.ts';

/** @throws GraphError `noToken` (104), `noTokenMe` (2500) where there is none */
export function token({ request }: Context): void {
  if (request.token !== undefined) return;
  throw new GraphError(request.segments[0] === 'me' ? 'noTokenMe' : 'noToken');
}
