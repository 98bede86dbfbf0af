import { type Awaitable, chain, inTurn } from '../base/awaitable.ts';
import { addressOf } from '../graph/declare/address.ts';
import { GraphError } from '../graph/errors/error.ts';
import type { Call } from '../graph/execute/call.ts';
import { render, renderEdge } from '../graph/execute/execute.ts';
import { edgeArgs } from '../graph/execute/plan.ts';
import { quote } from '../graph/text/json-text.ts';
import { type Text, TextBuilder } from '../graph/text/text.ts';
import { isOn } from '../graph/wire/is-on.ts';
import type { GraphRequest } from '../graph/wire/request.ts';
import { appended, withDebug } from './debug.ts';
import { metadataText } from './introspect.ts';
import { ownQuery } from './link.ts';
import { type Located, locate, locateMe } from './locate.ts';
import { NO_ARGS } from './needs.ts';
import { planOf } from './plans.ts';
import { addressText } from './read-address.ts';
import type { Services } from './services.ts';
import type { Target } from './target.ts';

/** JSON text of what a read asks for. */
export function read(request: GraphRequest, target: Target, call: Call<Services>): Awaitable<Text> {
  const { ids, edge, several } = target;
  const located = inTurn(ids, (id) => (id === 'me' ? locateMe(call) : locate(id, call)));
  return chain(located, (found) => {
    call.spend(found.length);
    const written = inTurn(found, (one) =>
      edge === undefined ? nodeText(one, request, call) : edgeText(one, edge, request, call),
    );
    return chain(written, (texts) => {
      if (!several) return withDebug(texts[0] ?? '{}', request, call);
      const entries = new TextBuilder('{');
      for (const [i, text] of texts.entries()) {
        entries.add(`${i > 0 ? ',' : ''}${quote(ids[i] ?? '')}:`).add(text);
      }
      return withDebug(entries.add('}').text(), request, call);
    });
  });
}

function nodeText(
  { type, node }: Located,
  request: GraphRequest,
  call: Call<Services>,
): Awaitable<Text> {
  const plan = planOf(type, request.params.get('fields'), call.version);
  return chain(render(plan, [node], call), ([text = '{}']) => {
    if (!isOn(request.params.get('metadata'))) return text;
    return appended(text, 'metadata', metadataText(type, type.id?.(node, call) ?? '', call));
  });
}

function edgeText(
  { type, node }: Located,
  name: string,
  request: GraphRequest,
  call: Call<Services>,
): Awaitable<Text> {
  const field = type.byName.get(name);
  const address = addressOf(field);
  if (field?.kind === 'object' && address) return addressText(field, address, node, request, call);
  if (field?.kind !== 'edge') {
    throw new GraphError('nonexistingField', { field: name, type: type.name });
  }
  const { params } = request;
  // Empty is as absent, here as for the parameters of a nested edge.
  const parameter = (param: string) => params.get(param) || undefined;
  // Permission comes before the parameters' form, and both before the fields.
  field.authorize?.(node, { ...NO_ARGS, get: parameter }, call);
  const args = edgeArgs(parameter);
  const child = planOf(field.of(), params.get('fields'), call.version, field);
  const { origin, query } = call.link;
  const id = type.id?.(node, call) ?? '';
  const link = `${origin}/${call.version}/${id}/${name}?${query}${ownQuery(request, args.limit)}`;
  return renderEdge({ field, args, child, link }, node, call);
}
