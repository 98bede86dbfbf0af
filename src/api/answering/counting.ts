import type { Counting } from '../../graph/declare/node-type.ts';
import { CONVERSATION_EDGES } from '../catalogue.ts';
import type { Context } from './context.ts';
import { fieldsOf } from './fields.ts';

const OF_PAGE: Counting = { counts: 'page' };
const OF_CONVERSATIONS: Counting = { counts: 'conversations' };

/**
 * What the call counts as: what its edge declares, or those among its `fields`. They are read here;
 * what is wrong with them is told where they are planned.
 */
export function counting(context: Context): void {
  const { request, endpoint, target, tools } = context;
  const fields = fieldsOf(request.params.get('fields'));
  context.fields = context.lacking?.has('alias') ? fields.withoutAliases : fields;
  if (endpoint) return;
  const { edge } = target;
  if (edge !== undefined) context.counting = tools.operations.counting(request.method, edge);
  else if (CONVERSATION_EDGES.some((name) => context.fields.names.has(name)))
    context.counting = OF_CONVERSATIONS;
  else context.counting = OF_PAGE;
}
