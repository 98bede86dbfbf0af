import { GraphError } from '../../graph/errors/error.ts';
import type { Context } from './context.ts';

/**
 * @throws GraphError `instagramUnsupported` (100) for an account that the app may not serve, whatever
 * is asked for it
 */
export function account({ caller, request: { method } }: Context): void {
  if (caller.outside)
    throw new GraphError('instagramUnsupported', { method: method.toLowerCase() });
}
