import { type Awaitable, chain } from '../../base/awaitable.ts';
import { jsonText } from '../../graph/text/json-text.ts';
import { endpointAt, requireVerb } from '../endpoints/endpoints.ts';
import type { Context } from './context.ts';

/**
 * Whether the path is neither node nor edge. One that hands out tokens asks for none: it ends here.
 * @throws GraphError `notFound` (100/33) for a verb that it does not take
 */
export function endpoint(context: Context): Awaitable<void> {
  const { request, tools } = context;
  const { deps } = tools;
  const found = endpointAt(request);
  if (!found || (found.part && !deps.calendar.offer.has(found.part, deps.clock.now()))) return;
  requireVerb(found, request);
  context.endpoint = found;
  if (found.access !== 'open') return;
  // A code is used up by being exchanged, also by a GET.
  const given = deps.rehearses ? { ...deps, store: deps.store.rehearsal() } : deps;
  return chain(found.run(request, given), (body) => {
    context.answer = deps.rehearses ? '{}' : jsonText(body);
  });
}
