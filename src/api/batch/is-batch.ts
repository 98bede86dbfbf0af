import type { GraphRequest } from '../../graph/wire/request.ts';

/**
 * Whether a request is a batch (wire.md 4): `batch` posted to the root, to `me` or to a node.
 * A script element that wants one by JSONP can only GET.
 */
export function isBatch({
  method,
  segments,
  params,
}: Pick<GraphRequest, 'method' | 'segments' | 'params'>): boolean {
  if (!params.has('batch')) return false;
  const [first, second] = segments;
  if (method === 'GET') return first === undefined && !params.has('ids') && !params.has('id');
  if (method !== 'POST' || second !== undefined) return false;
  return first === undefined || first === 'me' || /^\d+$/.test(first);
}
