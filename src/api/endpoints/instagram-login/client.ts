import { GraphError } from '../../../graph/errors/error.ts';
import { requiredParam } from '../endpoint.ts';

export const INSTAGRAM_SECRET = requiredParam('client_secret', 'Instagram secret of the app.');

/**
 * A parameter that has to be there.
 * @throws GraphError `requiredParameter` (100)
 */
export function need(params: ReadonlyMap<string, string>, name: string): string {
  const value = params.get(name);
  if (!value) throw new GraphError('requiredParameter', { param: name });
  return value;
}

/** @throws GraphError `requiredParameter`, `enumParameter` (100) for any grant_type but this one */
export function needGrant(params: ReadonlyMap<string, string>, grant: string): void {
  const got = need(params, 'grant_type');
  if (got !== grant) {
    throw new GraphError('enumParameter', { param: 'grant_type', values: grant, got });
  }
}
