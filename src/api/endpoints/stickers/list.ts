import type { Awaitable } from '../../../base/awaitable.ts';
import type { NodeType } from '../../../graph/declare/node-type.ts';
import type { Call } from '../../../graph/execute/call.ts';
import { renderEdge } from '../../../graph/execute/execute.ts';
import { offsetSlice } from '../../../graph/execute/offset.ts';
import { edgeArgs } from '../../../graph/execute/plan.ts';
import type { Text } from '../../../graph/text/text.ts';
import type { GraphRequest } from '../../../graph/wire/request.ts';
import { fieldsOf, planOf } from '../../answering/fields.ts';
import { ownQuery } from '../../answering/links.ts';
import { declare, type Services } from '../../services.ts';
import { param } from '../endpoint.ts';

/** The parameters that all of them take. */
export const locale = param('locale', 'Language of names, such as `de_DE`; English without it.');

/**
 * Lets apps through with their own token, which alone the catalogue is for (wire.md 8.9).
 * @throws GraphError `appTokenRequired` (15)
 */
export const permitStickers = ({ services }: Call<Services>): void =>
  services.permit('readStickers', 'MESSENGER');

/** A list that hangs on no node, written as edges are: with `fields`, cursors and links. */
export function listText<M>(
  of: NodeType<M, Services>,
  all: readonly M[],
  request: GraphRequest,
  call: Call<Services>,
): Awaitable<Text> {
  const { params, segments } = request;
  const path = segments.join('/');
  const field = declare.edge<undefined, M>(path, () => of, '', {
    load: (_, args) => [offsetSlice(all, args)],
  });
  const args = edgeArgs((name) => params.get(name) || undefined);
  const type = of as NodeType<unknown, Services>;
  const child = planOf(fieldsOf(params.get('fields')), type, call.version);
  const { origin, query } = call.link;
  const link = `${origin}/${call.version}/${path}?${query}${ownQuery(request, args.limit)}`;
  call.spend(Math.min(all.length, args.limit));
  return renderEdge({ field, args, child, link }, undefined, call);
}
