import type { Call } from '../graph/call.ts';
import { GraphError } from '../graph/error.ts';
import { render, renderEdge } from '../graph/execute.ts';
import { quote } from '../graph/json-text.ts';
import { edgeArgs } from '../graph/plan.ts';
import type { GraphRequest } from '../graph/request.ts';
import { isOn } from '../graph/wire/is-on.ts';
import { appended, withDebug } from './debug.ts';
import { metadataText } from './introspect.ts';
import { ownQuery } from './link.ts';
import { type Located, locate, locateMe } from './locate.ts';
import { planOf } from './plans.ts';
import type { Services } from './services.ts';
import type { Target } from './target.ts';

/** JSON text of what a read asks for. */
export async function read(
  request: GraphRequest,
  target: Target,
  call: Call<Services>,
): Promise<string> {
  const found: Located[] = [];
  for (const id of target.ids) found.push(await (id === 'me' ? locateMe(call) : locate(id, call)));
  call.spend(found.length);
  const texts: string[] = [];
  for (const one of found) {
    texts.push(
      await (target.edge === undefined
        ? nodeText(one, request, call)
        : edgeText(one, target.edge, request, call)),
    );
  }
  if (!target.several) return withDebug(texts[0] ?? '{}', request, call);
  const entries = texts.map((text, i) => `${quote(target.ids[i] ?? '')}:${text}`);
  return withDebug(`{${entries.join(',')}}`, request, call);
}

async function nodeText(
  { type, node }: Located,
  request: GraphRequest,
  call: Call<Services>,
): Promise<string> {
  const plan = planOf(type, request.params.get('fields'), call.version);
  const [text = '{}'] = await render(plan, [node], call);
  if (!isOn(request.params.get('metadata'))) return text;
  return appended(text, 'metadata', metadataText(type, type.id?.(node, call) ?? '', call));
}

async function edgeText(
  { type, node }: Located,
  name: string,
  request: GraphRequest,
  call: Call<Services>,
): Promise<string> {
  const field = type.byName.get(name);
  if (field?.kind !== 'edge') {
    throw new GraphError('nonexistingField', { field: name, type: type.name });
  }
  const { params } = request;
  const parameter = (param: string) => params.get(param);
  // Permission comes before the parameters' form, and both before the fields.
  field.authorize?.(node, { limit: 0, after: undefined, before: undefined, get: parameter }, call);
  const args = edgeArgs(parameter);
  const child = planOf(field.of(), params.get('fields'), call.version, field);
  const { origin, query } = call.link;
  const id = type.id?.(node, call) ?? '';
  const link = `${origin}/${call.version}/${id}/${name}?${query}${ownQuery(request, args.limit)}`;
  return renderEdge({ field, args, child, link }, node, call);
}
