import type { CallUse } from '../../graph/declare/call-use.ts';
import { datedWords } from '../../graph/declare/dated-parts.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';
import type { Operations } from '../operations.ts';
import { fieldsOf } from './fields.ts';

/** In which forms a call was made. */
export function useOf(request: GraphRequest, operations: Operations): CallUse {
  const { method, params, sentAs, conditional = false, isItem = false } = request;
  const text = params.get('fields');
  return {
    method,
    edge: edgeOf(request, operations),
    names: params,
    aliases: text?.includes('.') === true && fieldsOf(text).hasAlias,
    words: datedWords(params),
    overrides: sentAs !== undefined,
    conditional,
    isItem,
  };
}

/** The edge that a path names: behind a node, or before any. */
function edgeOf(
  { segments: [first, second] }: GraphRequest,
  operations: Operations,
): string | undefined {
  return first !== undefined && operations.isEdge(first) ? first : second;
}
