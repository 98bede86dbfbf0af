import type { Visit } from '../../access/limits/limiter.ts';
import type { GraphError } from '../../graph/errors/error.ts';
import type { Text } from '../../graph/text/text.ts';
import type { GraphAnswer, GraphRequest } from '../../graph/wire/request.ts';
import { type Admitted, admit, isEndpoint } from '../admit.ts';
import { endpointAt } from '../endpoints/endpoints.ts';
import { readTogether } from '../read-together.ts';
import { respond, versionOf } from '../respond.ts';
import { answerAdmitted, answerSingle, callFor, type Means } from '../single.ts';

/** How the items of a batch that are alike begin. */
interface Beginning {
  readonly requestId: string;
  /** The visit of the whole batch: it tells what its items used. */
  readonly visit: Visit | undefined;
  readonly means: Means;
}

type Found = { readonly admitted: Admitted } | { readonly error: unknown } | undefined;

/** Admits items that differ in their node only, and reads them together if it can. */
export async function beginItems(
  items: readonly GraphRequest[],
  { requestId, visit: whole, means }: Beginning,
): Promise<readonly (() => Promise<GraphAnswer>)[]> {
  const { deps } = means;
  const visits = items.map(() => deps.limiter?.begin());
  const found: Found[] = [];
  for (const [i, item] of items.entries()) found.push(await admitItem(item, visits[i], means));
  const nodes = found
    .flatMap((one) => (one && 'admitted' in one ? one.admitted : []))
    .filter(isNode);
  const back = means.budget.mark();
  // What comes to nothing together is spent again by those that come to something alone.
  const texts = await together(nodes, means).catch(back);
  return items.map((request, i) => async () => {
    const visit = visits[i];
    const one = found[i];
    const answer = await respond({ request, requestId, visit }, deps, (version) => {
      if (!one) return answerSingle(request, version, visit, means);
      if ('error' in one) throw one.error;
      return texts?.[nodes.indexOf(one.admitted)] ?? answerAdmitted(one.admitted, version, means);
    });
    // The batch tells what is used of the limits, the item does not.
    await visit?.headers(deps.clock.now());
    if (visit) whole?.include(visit);
    return answer;
  });
}

/** Undefined for an endpoint, which no two items are alike in. */
async function admitItem(
  item: GraphRequest,
  visit: Visit | undefined,
  { deps, operations }: Means,
): Promise<Found> {
  if (endpointAt(item)) return undefined;
  try {
    return { admitted: await admit(item, undefined, deps, operations, visit) };
  } catch (error) {
    return { error };
  }
}

/** Whether it reads a single node. */
function isNode({ request, target }: Admitted): boolean {
  if (isEndpoint(target)) return false;
  return request.method === 'GET' && target.edge === undefined && !target.several;
}

/** Texts of several reads; undefined, or a rejection, where they are to be read one by one. */
async function together(
  nodes: readonly Admitted[],
  means: Means,
): Promise<readonly (Text | GraphError)[] | undefined> {
  const [first] = nodes;
  if (first === undefined || nodes.length === 1) return undefined;
  const { request } = first;
  const { deps } = means;
  const call = callFor(first, versionOf(request, deps.defaultVersion), means);
  const ids = nodes.map(({ target }) => (isEndpoint(target) ? 'me' : (target.ids[0] ?? 'me')));
  return readTogether(ids, request.params.get('fields'), call);
}
