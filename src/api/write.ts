import { type Privilege, permitEither } from '../access/permissions.ts';
import type { Operation } from '../graph/declare/node-type.ts';
import { GraphError } from '../graph/errors/error.ts';
import type { Call } from '../graph/execute/call.ts';
import { render } from '../graph/execute/execute.ts';
import { offered, type Plan } from '../graph/execute/plan.ts';
import { readArgs } from '../graph/params/param.ts';
import { quote } from '../graph/text/json-text.ts';
import { merged, type Text } from '../graph/text/text.ts';
import type { GraphRequest } from '../graph/wire/request.ts';
import { withDebug } from './debug.ts';
import { locate, locateMe } from './locate.ts';
import type { Operations } from './operations.ts';
import { planOf } from './plans.ts';
import type { Services } from './services.ts';
import type { Target } from './target.ts';

const NO_FILES = new Map<string, never>();

/**
 * Carries out what a POST or DELETE asks for and gives the answer as JSON text. Nothing is done
 * before permission, parameters, `fields` and data are known to be right.
 * @param rehearses stops before anything is done, and answers `{}`
 * @throws GraphError `notFound` (100/33) where the node takes no such verb
 */
export async function write(
  request: GraphRequest,
  target: Target,
  call: Call<Services>,
  operations: Operations,
  rehearses = false,
): Promise<Text> {
  const { node, operation } = await find(request, target, call, operations);
  if (operation.permission !== undefined) {
    permitEither(call.services.caller, operation.permission as Privilege);
  }
  operation.authorize?.(node, call);
  const { params } = request;
  const args = readArgs(operation.params, (name) =>
    target.item !== undefined && name === operation.item ? target.item : params.get(name),
  );
  const plan = planAfter(operation, request, call);
  const given = { args, files: request.files ?? NO_FILES };
  await operation.check?.(node, given, call);
  if (rehearses) return '{}';
  const { answer, node: written } = await operation.run(node, given, call);
  const members = operation.write(answer).map(([name, text]) => [`${quote(name)}:`, text] as const);
  if (!plan || written === undefined) return withDebug(objectText(members), request, call);
  const [read = '{}'] = await render(plan, [written], call);
  // What `fields` name is read, the rest of the answer stays beside it.
  const own = members.filter(([key]) => !plan.steps.some((step) => step.key === key));
  return withDebug(merged(objectText(own), read), request, call);
}

async function find(
  { method }: GraphRequest,
  { ids: [id = 'me'], several, edge }: Target,
  call: Call<Services>,
  operations: Operations,
): Promise<{ node: unknown; operation: Operation<unknown, Services> }> {
  const verb = method.toLowerCase();
  // What no node offers needs no look at the store: the answer is the same for every id.
  if (!several && operations.isOffered(method, edge)) {
    const { type, node } = await (id === 'me' ? locateMe(call) : locate(id, call, verb));
    const operation = operations.find(type, method, edge);
    if (operation && offered(operation, call.version)) return { node, operation };
  }
  throw new GraphError('notFound', { method: verb, id });
}

/** How to read the node afterwards (wire.md 1.7), known to be possible before it is written. */
function planAfter(
  { of }: Operation<unknown, Services>,
  { params }: GraphRequest,
  { version }: Call<Services>,
): Plan<Services> | undefined {
  const fields = params.get('fields');
  return of && fields ? planOf(of(), fields, version) : undefined;
}

const objectText = (members: readonly (readonly [key: string, text: string])[]): string =>
  `{${members.map(([key, text]) => key + text).join(',')}}`;
