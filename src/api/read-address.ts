import { type Awaitable, chain } from '../base/awaitable.ts';
import { addressOf } from '../graph/declare/address.ts';
import type { EdgeArgs } from '../graph/declare/edge-args.ts';
import type { Address, ObjectField } from '../graph/declare/node-type.ts';
import { GraphError } from '../graph/errors/error.ts';
import type { Call } from '../graph/execute/call.ts';
import { render } from '../graph/execute/execute.ts';
import { isOn } from '../graph/wire/is-on.ts';
import type { GraphRequest } from '../graph/wire/request.ts';
import { type Located, locate, locateMe } from './locate.ts';
import { NO_ARGS } from './needs.ts';
import { planOf } from './plans.ts';
import { Redirect } from './redirect.ts';
import type { Services } from './services.ts';
import type { Target } from './target.ts';

/** The parameters of a request as those of what is read at an address. */
const argsOf = ({ params }: GraphRequest): EdgeArgs => ({
  ...NO_ARGS,
  get: (name) => params.get(name) || undefined,
});

/** JSON text of a field that is no edge, read at an address of its own: `{"data":{…}}`. */
export function addressText(
  field: ObjectField<unknown, Services>,
  address: Address<unknown, Services>,
  node: unknown,
  request: GraphRequest,
  call: Call<Services>,
): Awaitable<string> {
  const found = address.load(node, argsOf(request), call);
  const plan = planOf(field.of(), request.params.get('fields'), call.version);
  return chain(render(plan, [found], call), ([text = '{}']) => `{"data":${text}}`);
}

/**
 * Where a read is answered by sending the client elsewhere; undefined where it is answered with
 * JSON: for `redirect=0`, for several nodes, and for clients that can follow no redirect because
 * they take neither status nor headers (`callback`, `suppress_http_code`).
 */
export function redirectOf(
  request: GraphRequest,
  { ids: [id = 'me'], several, edge }: Target,
  call: Call<Services>,
): Awaitable<Redirect> | undefined {
  if (edge !== 'picture' || several || !followsRedirects(request)) return undefined;
  return chain(
    id === 'me' ? locateMe(call) : locate(id, call),
    ({ type, node }: Located): Redirect => {
      const address = addressOf(type.byName.get(edge));
      if (!address) throw new GraphError('nonexistingField', { field: edge, type: type.name });
      return new Redirect(address.location(address.load(node, argsOf(request), call), call));
    },
  );
}

/** @throws GraphError `invalidParameter` (100) for a `redirect` that is no yes and no no */
function followsRedirects({ params }: GraphRequest): boolean {
  const wish = (params.get('redirect') || 'true').toLowerCase();
  if (!['0', 'false', '1', 'true'].includes(wish)) {
    throw new GraphError('invalidParameter', { param: 'redirect', wanted: 'a boolean' });
  }
  if (wish === '0' || wish === 'false') return false;
  return !params.get('callback') && !isOn(params.get('suppress_http_code'));
}
