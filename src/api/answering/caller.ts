import type { Caller } from '../../access/caller.ts';
import { type Awaitable, chain } from '../../base/awaitable.ts';
import { Services } from '../services.ts';
import type { Context } from './context.ts';

/**
 * Who asks: a Page's token fixes the Page here, before any id is looked at.
 * @throws GraphError for a bad token (190)
 */
export function caller(context: Context): Awaitable<void> {
  const { request, tools, observer } = context;
  const { identifier, clock } = tools.deps;
  context.now = clock.now();
  // Who asks is kept of a call that is refused for its token too.
  const refused = (of: Caller): void => {
    context.refused = of;
  };
  const asked = identifier.identify(request.token ?? '', context.now, observer, refused);
  return chain(asked, (found) => {
    context.caller = found;
    const { deps, services } = tools;
    context.services = services?.get(found) ?? new Services(found, request, deps, observer);
    services?.set(found, context.services);
  });
}
