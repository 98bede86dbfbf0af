import { Call } from '../../graph/execute/call.ts';
import type { Services } from '../services.ts';
import type { Context } from './context.ts';
import { Links } from './links.ts';

/**
 * What the catalogue is read with.
 * @throws GraphError `parameterLength` (100) for a `date_format` that is too long
 */
export function call(context: Context): void {
  const { request, services, caller, now, version, tools } = context;
  context.call = new Call<Services>({
    services,
    version: version ?? tools.deps.defaultVersion,
    now,
    link: new Links(request, request.token ?? caller.token),
    parameters: request.params,
    dateFormat: request.params.get('date_format'),
    budget: tools.budget,
  });
}
