import type { GraphRequest } from '../../graph/wire/request.ts';
import { isBatch } from '../batch/is-batch.ts';
import { ENDPOINTS, endpointAt } from '../endpoints/endpoints.ts';
import type { Operations } from '../operations.ts';

/** A message, and what else is posted to `messages`, are told apart; `node` is an id without an edge. */
const OWN = ['send', 'sender_action', 'node', 'batch'] as const;

/** What faults name calls by: edges, operations and endpoints as the wire does, and words of our own. */
export const callNames = (operations: Operations): readonly string[] => [
  ...OWN,
  ...operations.edges,
  ...Object.values(ENDPOINTS).flatMap((some) => some.map(({ path }) => path)),
];

/** The names that a call goes by. */
export function namesOf(request: GraphRequest, operations: Operations): readonly string[] {
  if (isBatch(request)) return ['batch'];
  const endpoint = endpointAt(request);
  if (endpoint) return [endpoint.path];
  const [first = '', second] = request.segments;
  const edge = operations.isEdge(first) ? first : second;
  if (edge !== 'messages' || request.method !== 'POST') return namesAt(request.method, edge);
  return [edge, request.params.has('sender_action') ? 'sender_action' : 'send'];
}

/** The names that calls at an edge go by, or at a node itself: one of these, and all that it can be. */
export const namesAt = (method: string, edge: string | undefined): readonly string[] =>
  edge === undefined
    ? ['node']
    : edge === 'messages' && method === 'POST'
      ? [edge, 'send', 'sender_action']
      : [edge];
