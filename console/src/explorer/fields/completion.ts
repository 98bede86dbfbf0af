import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Catalogue, GraphNode } from '../../reference/catalogue.ts';
import { nodeOf } from '../catalogue/use-offered.ts';
import { placeAtEnd } from './place.ts';

/** The node whose fields stand within some, from one on. */
function nodeWithin(
  catalogue: Catalogue,
  from: GraphNode | undefined,
  within: readonly string[],
): GraphNode | undefined {
  let node = from;
  for (const name of within) {
    node = nodeOf(catalogue, node?.fields.find((field) => field.name === name)?.node);
  }
  return node;
}

/** What may be written where the cursor stands: fields of the node that is meant there, or modifiers of one. */
export function completeFields(
  context: CompletionContext,
  catalogue: Catalogue | undefined,
  root: GraphNode | undefined,
): CompletionResult | null {
  const word = context.matchBefore(/[\w-]*/);
  if (
    !catalogue ||
    !word ||
    (word.text === '' && !context.explicit && !/[{,.]$/.test(before(context, word.from)))
  ) {
    return null;
  }
  const place = placeAtEnd(before(context, word.from));
  const node = place && nodeWithin(catalogue, root, place.within);
  if (!place || !node) return null;
  const options = place.of === undefined ? fieldsOf(node) : modifiersOf(catalogue, node, place.of);
  return { from: word.from, options: [...options], validFor: /^[\w-]*$/ };
}

const before = ({ state }: CompletionContext, at: number): string => state.sliceDoc(0, at);

const fieldsOf = (node: GraphNode): readonly Completion[] =>
  node.fields
    .filter(({ standing }) => standing?.state !== 'ended' && standing?.state !== 'not_yet')
    .map(({ name, type, description, default: isDefault }) => ({
      label: name,
      detail: type,
      info: description,
      type: 'property',
      ...(isDefault && { boost: 1 }),
    }));

function modifiersOf(catalogue: Catalogue, node: GraphNode, of: string): readonly Completion[] {
  const field = node.fields.find(({ name }) => name === of);
  const paging = catalogue.modifiers.filter(
    ({ name }) => field?.paged || name === 'as' || name === 'fields',
  );
  return [...paging, ...(field?.params ?? [])].map(({ name, type, description }) => ({
    label: name,
    detail: type,
    info: description,
    type: 'keyword',
    apply: `${name}(`,
  }));
}
