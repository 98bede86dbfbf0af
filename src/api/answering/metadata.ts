import { isAddressed } from '../../graph/declare/address.ts';
import type { Field, NodeType } from '../../graph/declare/node-type.ts';
import type { Call } from '../../graph/execute/call.ts';
import { offered } from '../../graph/execute/plan.ts';
import { jsonText } from '../../graph/text/json-text.ts';
import type { Services } from '../services.ts';

type AnyField = Field<unknown, Services>;

/** The value of `metadata` for `metadata=1`, as JSON text (wire.md 1.8). */
export function metadataText(
  type: NodeType<unknown, Services>,
  id: string,
  call: Call<Services>,
): string {
  const here = type.fields.filter((field) => offered(field, call.version));
  const fields = here.filter(isField).map((field) => ({
    name: field.name,
    description: field.description,
    type: field.name === 'id' ? typeOfId(id) : typeName(field, type.name),
  }));
  const edges = here.filter(isAddressed);
  const connections = Object.fromEntries(
    edges.map(({ name }) => [
      name,
      `${call.link.origin}/${call.version}/${id}/${name}?${call.link.query}`,
    ]),
  );
  return jsonText({ fields, type: type.name.toLowerCase(), connections });
}

/**
 * An edge without data is none of the connections either, nor is one that is only written to: the
 * address answers nothing.
 */
const isField = (field: AnyField): boolean =>
  !isAddressed(field) && !(field.kind === 'dataless' && field.isEdge);

const typeOfId = (id: string): string => (/^\d+$/.test(id) ? 'numeric string' : 'string');

/**
 * A type as captured metadata names it: that of other nodes in lower case, numbers in one way on
 * Instagram and in another elsewhere (wire.md 13.3 j).
 */
function typeName(field: AnyField, nodeType: string): string {
  if (field.metadataType !== undefined) return field.metadataType;
  if (field.kind === 'object') return field.of().name.toLowerCase();
  if (field.kind === 'list') return `list<${field.of().name.toLowerCase()}>`;
  if (field.type === 'int') return nodeType.startsWith('IG') ? 'integer' : 'unsigned int32';
  return field.type;
}
