import type { CallShape } from '../../graph/declare/call-shape.ts';
import { DATED_NAMES } from '../../graph/declare/dated-forms.ts';
import type { NodeType } from '../../graph/declare/node-type.ts';
import { answeringVersion } from '../../graph/declare/versions.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';
import { useOf } from '../answering/call-use.ts';
import { fieldsOf } from '../answering/fields.ts';
import { DIALECTS } from '../dialects.ts';
import { endpointAt } from '../endpoints/endpoints.ts';
import { looksLikeId } from '../looks-like-id.ts';
import type { Operations } from '../operations.ts';
import type { Services } from '../services.ts';
import { idKindOf } from './id-kinds.ts';
import { shownName } from './shown-name.ts';

type AnyType = Pick<NodeType<unknown, Services>, 'name' | 'variant'>;

/** Parameters of a call that are kept by their names. */
const MOST_NAMES = 40;

/**
 * The shape of a call.
 * @param type of the node that it is about, where one was found
 */
export function shapeOf(
  request: GraphRequest,
  operations: Operations,
  type: AnyType | undefined,
): CallShape {
  const { method, sentAs, version, dialect, params, isItem } = request;
  const { edge, aliases, words, conditional } = useOf(request, operations);
  const fields = fieldsOf(params.get('fields')).shape;
  // What the calendar knows is kept wherever it stands.
  const kept = [...params.keys()].filter((name, at) => at < MOST_NAMES || DATED_NAMES.has(name));
  const names = [...new Set(kept.map(shownName))].sort();
  return {
    method: shownVerb(method),
    ...(sentAs !== undefined && { sentAs: shownVerb(sentAs) }),
    ...(version !== undefined && { version: shownVersion(version) }),
    path: pathOf(request, operations, type),
    ...(edge !== undefined && operations.isEdge(edge) && { edge }),
    ...(dialect === 'instagram' && { instagram: true }),
    params: names.filter((name) => name !== 'access_token'),
    ...(fields !== '' && { fields }),
    ...(aliases && { aliases }),
    ...(words.length > 0 && { words }),
    ...(conditional && { conditional }),
    ...(isItem && { item: true }),
  };
}

/** The same without what no row of the calendar is about: there are few of these. */
export function coarse({ fields: _, params, ...shape }: CallShape): CallShape {
  return { ...shape, params: params.filter((name) => DATED_NAMES.has(name)), coarse: true };
}

/** The path with kinds of ids in the place of ids. */
export function pathOf(
  request: GraphRequest,
  operations: Operations,
  type: AnyType | undefined,
): string {
  const { segments, dialect } = request;
  const endpoint = endpointAt(request);
  if (endpoint) return `/${endpoint.path}`;
  const shown = segments.slice(0, 3).map((segment, at) => {
    if (operations.isEdge(segment)) return segment;
    if (at > 0) return '{…}';
    if (DIALECTS[dialect].words.has(segment)) return segment;
    return looksLikeId(segment) ? `{${kindOf(segment, type)}}` : '{name}';
  });
  return `/${shown.join('/')}`;
}

/** Which kind of id it is, as Meta's pages write it. */
function kindOf(id: string, type: AnyType | undefined): string {
  if (id.startsWith('t_')) return 'conversation-id';
  if (/^\d/.test(id)) return (type && idKindOf(type)) ?? 'id';
  return 'message-id';
}

/** In its long form; one that never was may be any number. */
function shownVersion(version: string): string {
  if (answeringVersion(version) === undefined) return 'v…';
  return version.includes('.') ? version : `${version}.0`;
}

const VERBS = new Set(['GET', 'HEAD', 'POST', 'DELETE', 'PUT', 'PATCH']);

/** `method=` takes whatever is said. */
const shownVerb = (verb: string): string => (VERBS.has(verb) ? verb : '…');
