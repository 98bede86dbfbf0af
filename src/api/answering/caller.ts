import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { Context } from './context.ts';

/**
 * Who asks: a Page's token fixes the Page here, before any id is looked at.
 * @throws GraphError for a bad token (190)
 */
export function caller(context: Context): Awaitable<void> {
  const { request, means, observer } = context;
  const { identifier, clock } = means.deps;
  context.now = clock.now();
  return chain(identifier.identify(request.token ?? '', context.now, observer), (found) => {
    context.caller = found;
    context.services = means.servicesOf(found);
  });
}
