import type { GraphParameter } from '../../reference/catalogue.ts';

/** The members of a body, as they are written in fields; undefined where it is no object of JSON. */
export function membersOf(body: string): Readonly<Record<string, string>> | undefined {
  const object = objectOf(body);
  if (object === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value, null, 1),
    ]),
  );
}

function objectOf(body: string): Readonly<Record<string, unknown>> | undefined {
  if (body.trim() === '') return {};
  try {
    const said: unknown = JSON.parse(body);
    const isObject = typeof said === 'object' && said !== null && !Array.isArray(said);
    return isObject ? (said as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

/** The body with another value of a member; '' takes it away. */
export function withMember(
  body: string,
  { name, type }: Pick<GraphParameter, 'name' | 'type'>,
  value: string,
): string {
  const object = objectOf(body);
  if (object === undefined) return body;
  const { [name]: _, ...others } = object;
  const next = value === '' ? others : { ...object, [name]: typed(type, value) };
  return Object.keys(next).length === 0 ? '' : JSON.stringify(next, null, 2);
}

/** What is written as what its type is; what is none of that is sent as the text that it is. */
function typed(type: string, value: string): unknown {
  if (type === 'bool' && /^(?:true|false)$/.test(value)) return value === 'true';
  if (type === 'int' && /^-?\d{1,15}$/.test(value)) return Number(value);
  if (!/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
