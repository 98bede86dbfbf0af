import { type Awaitable, chain } from '../../base/awaitable.ts';
import { addressOf } from '../../graph/declare/address.ts';
import { GraphError } from '../../graph/errors/error.ts';
import { render, renderEdge } from '../../graph/execute/execute.ts';
import { edgeArgs, offered } from '../../graph/execute/plan.ts';
import type { Subject } from './context.ts';
import { planOf } from './fields.ts';
import { ownQuery } from './links.ts';
import { Redirect } from './redirect.ts';
import type { Step } from './take.ts';

/** @throws GraphError `nonexistingField` (100) where the node has no such edge */
export function edge(subject: Subject): void {
  const { type } = subject.found;
  const { edge: name = '' } = subject.context.target;
  const named = type.byName.get(name);
  const field = named && offered(named, subject.context.call.version) ? named : undefined;
  if (field?.kind !== 'edge' && (field?.kind !== 'object' || !field.address)) {
    throw new GraphError('nonexistingField', { field: name, type: type.name });
  }
  subject.edge = field;
}

/** Empty is as absent, here as for the parameters of a nested edge. */
const parameterOf =
  (params: ReadonlyMap<string, string>) =>
  (name: string): string | undefined =>
    params.get(name) || undefined;

/**
 * What the edge needs: before the form of parameters, and both before the fields.
 * @throws GraphError that of the rule that does not hold
 */
export function edgeAllowed(subject: Subject): void {
  const { edge, found, context } = subject;
  const get = parameterOf(context.request.params);
  subject.args = { limit: 0, after: undefined, before: undefined, get };
  if (edge.kind === 'edge') edge.authorize?.(found.node, subject.args, context.call);
}

/** @throws GraphError `invalidParameter` (100), `enumParameter` (100) */
export function parameters(subject: Subject): void {
  const { edge, found, context, args } = subject;
  if (edge.kind === 'edge') subject.args = edgeArgs(args.get);
  else subject.addressed = addressOf(edge)?.load(found.node, args, context.call);
}

/** Sends the client to what stands at the address of a field. */
function location(subject: Subject): void {
  const { edge, context, addressed } = subject;
  const address = addressOf(edge);
  if (context.redirects && address) {
    subject.answer = new Redirect(address.location(addressed, context.call));
  }
}

/** @throws GraphError `syntax` (2500), `nonexistingField`, `unknownAlias` (100) */
export function fieldsOfEdge(subject: Subject): void {
  const { edge, context } = subject;
  const over = edge.kind === 'edge' ? edge : undefined;
  subject.plan = planOf(context.fields, edge.of(), context.call.version, over);
}

export function textOfEdge(subject: Subject): Awaitable<void> {
  const { edge, found, context, args, plan, addressed } = subject;
  const { call, request } = context;
  if (!plan) return;
  if (edge.kind !== 'edge') {
    return chain(render(plan, [addressed], call), ([text = '{}']) => {
      subject.answer = `{"data":${text}}`;
    });
  }
  const { origin, query } = call.link;
  const id = found.type.id?.(found.node, call) ?? '';
  const link = `${origin}/${call.version}/${id}/${edge.name}?${query}${ownQuery(request, args.limit)}`;
  const rendered = renderEdge({ field: edge, args, child: plan, link }, found.node, call);
  return chain(rendered, (text) => {
    subject.answer = text;
  });
}

/** How an edge, or a field at its own address, is read. */
export const READING_EDGE: readonly Step<Subject>[] = [
  edge,
  edgeAllowed,
  parameters,
  location,
  fieldsOfEdge,
  textOfEdge,
];
