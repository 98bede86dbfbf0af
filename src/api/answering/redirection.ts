import { GraphError } from '../../graph/errors/error.ts';
import { isOn } from '../../graph/wire/is-on.ts';
import type { Context } from './context.ts';

/**
 * Whether a read is answered by sending the client elsewhere: not for `redirect=0`, for several
 * nodes, and for clients that can follow no redirect because they take neither status nor headers
 * (`callback`, `suppress_http_code`).
 * @throws GraphError `invalidParameter` (100) for a `redirect` that is no yes and no no
 */
export function redirection(context: Context): void {
  const { edge, several } = context.target;
  if (edge !== 'picture' || several) return;
  const { params } = context.request;
  const wish = (params.get('redirect') || 'true').toLowerCase();
  if (!['0', 'false', '1', 'true'].includes(wish)) {
    throw new GraphError('invalidParameter', { param: 'redirect', wanted: 'a boolean' });
  }
  context.redirects =
    (wish === '1' || wish === 'true') &&
    !params.get('callback') &&
    !isOn(params.get('suppress_http_code'));
}
