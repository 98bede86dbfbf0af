import type { Call } from '../graph/call.ts';
import { jsonText } from '../graph/json-text.ts';
import { offered } from '../graph/plan.ts';
import type { NodeType } from '../graph/vocabulary.ts';
import type { Services } from './services.ts';

/** The value of `metadata` for `metadata=1`, as JSON text (protocol.md 1.8). */
export function metadataText(
  type: NodeType<unknown, Services>,
  id: string,
  call: Call<Services>,
): string {
  const here = type.fields.filter((field) => offered(field, call.version));
  const fields = here
    .filter((field) => field.kind !== 'edge')
    .map(({ name, description, type }) => ({ name, description, type }));
  const edges = here.filter((field) => field.kind === 'edge');
  const written = type.operations.filter((each) => each.name !== '' && offered(each, call.version));
  const connections = Object.fromEntries(
    [...edges, ...written].map(({ name }) => [
      name,
      `${call.link.origin}/${call.version}/${id}/${name}?${call.link.query}`,
    ]),
  );
  return jsonText({ fields, type: type.name.toLowerCase(), connections });
}
