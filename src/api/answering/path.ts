import { requirePageToken } from '../../access/permissions.ts';
import { isAddressed } from '../../graph/declare/address.ts';
import { GraphError } from '../../graph/errors/error.ts';
import { DIALECTS } from '../dialects.ts';
import { looksLikeId } from '../looks-like-id.ts';
import { applicationType } from '../nodes/app/app.ts';
import { userType } from '../nodes/user/user.ts';
import type { Operations } from '../operations.ts';
import type { Services } from '../services.ts';
import type { Context } from './context.ts';
import type { Target } from './target.ts';
import { lacks } from './version.ts';

const MOST_IDS = 50;
/** Letters of `ids`: room for each of fifty ids of any kind, several times over. */
const LONGEST_IDS = 65_536;

/**
 * What is asked for: node or nodes, and an edge of them, by the path and `ids` (wire.md 1.6).
 * @throws GraphError `unknownPath`, `idAlready` (2500), `unknownName` (803), `tooManyIds`,
 * `emptyIdentifier`, `idsDeprecated` (100), `pageTokenRequired` (190)
 */
export function path(context: Context): void {
  if (!context.endpoint) context.target = targetOf(context);
}

function targetOf(context: Context): Target {
  const {
    request,
    caller,
    tools: { operations },
  } = context;
  const { method, segments, params, dialect } = request;
  const [first] = segments;
  // Nearly every read by id: nothing but the id.
  if (
    segments.length === 1 &&
    first !== undefined &&
    isPlainId(first, operations) &&
    !params.has('ids')
  ) {
    return { ids: segments, several: false, edge: undefined };
  }
  // `/conversations` and `/messages?ids=` begin with the edge: the node is elsewhere, or `me`.
  const leading = first !== undefined && operations.isEdge(first);
  const [named, edge, ...beyond] = leading ? [undefined, ...segments] : segments;
  const idsText = params.get('ids');
  if (named !== undefined && idsText !== undefined) {
    throw new GraphError('idAlready', { id: named });
  }
  const several = idsText !== undefined;
  if (several && lacks(context, edge === undefined ? 'ids' : 'edge_ids')) {
    throw new GraphError('idsDeprecated');
  }
  const ids = several ? readIds(idsText) : [named ?? (params.get('id') || 'me')];
  const { words } = DIALECTS[dialect];
  const names = ids.filter((id) => !words.has(id) && !looksLikeId(id));
  if (names.length > 0) throw new GraphError('unknownName', { names: names.join(',') });
  const takesItem = edge !== undefined && operations.takesItem(method, edge);
  const [item] = takesItem ? beyond.splice(0, 1) : [];
  const unknown = edge === undefined || operations.isEdge(edge) ? beyond : [edge, ...beyond];
  if (unknown.length > 0) throw new GraphError('unknownPath', { path: `/${unknown.join('/')}` });
  if (edge !== undefined && !isPageless(edge)) requirePageToken(caller);
  return { ids, several, edge, ...(item !== undefined && { item }) };
}

/** Whether a person or an app has such an edge; all others belong to Pages. */
const isPageless = (edge: string): boolean =>
  [userType, applicationType].some(
    ({ byName, operations }) =>
      isAddressed<unknown, Services>(byName.get(edge)) ||
      operations.some(({ name }) => name === edge),
  );

const isPlainId = (text: string, operations: Operations): boolean =>
  text === 'me' || (looksLikeId(text) && !operations.isEdge(text));

/** `a,b` or `["a","b"]`, each once. */
function readIds(text: string): string[] {
  if (text.length > LONGEST_IDS) throw new GraphError('tooManyIds');
  const ids = text
    .replace(/^\s*\[|\]\s*$/g, '')
    .split(',')
    .map((id) => id.trim().replace(/^"|"$/g, ''));
  if (ids.some((id) => id === '')) throw new GraphError('emptyIdentifier');
  const unique = [...new Set(ids)];
  if (unique.length > MOST_IDS) throw new GraphError('tooManyIds');
  return unique;
}
