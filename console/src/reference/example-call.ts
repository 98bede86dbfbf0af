import type { GraphOperation, GraphParameter } from './catalogue.ts';

/** A call of an operation, to be tried and written as code: with what it has to have, as placeholders. */
export interface ExampleCall {
  readonly method: GraphOperation['method'];
  readonly url: string;
  readonly host: 'facebook' | 'instagram';
  readonly body?: Readonly<Record<string, unknown>>;
}

/** @param id in place of the kind of id in its path, where one is known */
export function exampleOf(
  { method, path, params, hosts, node }: GraphOperation,
  version: string,
  id?: string,
): ExampleCall {
  const [host = 'facebook'] = hosts;
  const there =
    id !== undefined && node !== undefined ? path.replace(/^\/\{[^}]+\}/, `/${id}`) : path;
  const needed = params.filter(({ required }) => required);
  const url = `/${version}${there === '/' ? '' : there}`;
  if (method === 'POST') {
    const body = Object.fromEntries(
      bodyParams(params, needed).map((each) => [each.name, simplest(each)]),
    );
    return { method, url, host, ...(needed.length > 0 && { body }) };
  }
  const query = new URLSearchParams(needed.map((each) => [each.name, textOf(simplest(each))]));
  // Placeholders stay readable.
  const said = query.toString().replaceAll('%7B', '{').replaceAll('%7D', '}');
  return { method, url: said === '' ? url : `${url}?${said}`, host };
}

/** A send says something: `message` may be left out only where something else is done. */
const bodyParams = (
  params: readonly GraphParameter[],
  needed: readonly GraphParameter[],
): readonly GraphParameter[] => {
  const message = params.find(({ name, required }) => name === 'message' && !required);
  return message ? [...needed, message] : needed;
};

/** Something that such a parameter may be, in its simplest form. */
function simplest({ name, type, values, members = [], of }: GraphParameter): unknown {
  if (values?.[0] !== undefined) return values[0];
  if (of !== undefined) return [simplest({ name, description: '', ...of })];
  if (members.length > 0) {
    const some = members.filter(({ required }) => required);
    const [first] = members;
    return Object.fromEntries(
      (some.length > 0 ? some : first ? [first] : []).map((each) => [each.name, simplest(each)]),
    );
  }
  if (type === 'int') return 1;
  return type === 'bool' ? true : `{${name}}`;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);
