import type { AdminField, AdminFields } from '../admin/schema.ts';

/** A request that cannot be carried out as sent; the message is a sentence for its sender. */
export class WrongInput extends Error {
  override readonly name = 'WrongInput';
  /** Path of the field it is about, such as `tasks.0`. */
  readonly field: string | undefined;

  constructor(sentence: string, field?: string) {
    super(sentence);
    this.field = field;
  }
}

const LONGEST_NAME = 60;

/** A type: what a value of it is called, and whether one is. */
const TYPES: Readonly<Record<string, readonly [string, (value: unknown) => boolean]>> = {
  string: ['a text', (value) => typeof value === 'string'],
  integer: ['a whole number', Number.isInteger],
  number: ['a number', Number.isFinite],
  boolean: ['true or false', (value) => typeof value === 'boolean'],
  array: ['a list', Array.isArray],
  object: ['an object', isObject],
  null: ['null', (value) => value === null],
};

/**
 * A body with what its fields have by default.
 * @throws WrongInput about the first thing that is wrong; it shows no value of the body
 */
export function checked(fields: AdminFields, body: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(body)) throw new WrongInput('The body must be a JSON object.');
  checkFields(fields, body, []);
  const defaults = Object.entries(fields).flatMap(([name, { schema }]) =>
    schema.default === undefined ? [] : [[name, schema.default]],
  );
  return { ...Object.fromEntries(defaults), ...body };
}

function checkFields(
  fields: AdminFields,
  body: Readonly<Record<string, unknown>>,
  at: string[],
): void {
  for (const [name, field] of Object.entries(fields)) {
    const path = [...at, name];
    if (Object.hasOwn(body, name)) check(field, body[name], path);
    else if (!field.optional) {
      const missing = path.join('.');
      throw new WrongInput(`"${missing}" is missing: openapi.json says what it must be.`, missing);
    }
  }
  const unknown = Object.keys(body).find((name) => !Object.hasOwn(fields, name));
  if (unknown === undefined) return;
  const name = [...at, unknown].join('.').slice(0, LONGEST_NAME);
  throw new WrongInput(
    `There is no field "${name}" here: openapi.json says which there are.`,
    name,
  );
}

/**
 * @param path where the value stands
 * @throws WrongInput
 */
export function check({ schema, wrong }: AdminField, value: unknown, path: string[] = []): void {
  const field = path.join('.');
  const refuse = (sentence: string): never => {
    throw new WrongInput(sentence, field);
  };
  const { type, pattern, maxLength = Infinity, items, properties, additionalProperties } = schema;
  if (schema.enum && !schema.enum.includes(value))
    refuse(`"${field}" must be one of ${schema.enum.join(', ')}.`);
  const types = [type ?? []].flat();
  if (types.length > 0 && !types.some((each) => TYPES[each]?.[1](value))) {
    const [only, another] = types.filter((each) => each !== 'null');
    const sentence = `"${field}" must be ${TYPES[only ?? 'null']?.[0]}.`;
    refuse(another === undefined ? sentence : (wrong ?? sentence));
  }
  if (typeof value === 'number' && types.includes('integer') && !Number.isSafeInteger(value)) {
    const bound = value > 0 ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER;
    refuse(`"${field}" must be a whole number of at ${value > 0 ? 'most' : 'least'} ${bound}.`);
  }
  if (typeof value === 'string') {
    if (value.length > maxLength) refuse(`"${field}" may have ${maxLength / 1024} KB at most.`);
    if (pattern !== undefined && !new RegExp(pattern).test(value)) {
      refuse(wrong ?? `"${field}" must be of the form ${pattern}.`);
    }
  }
  if (Array.isArray(value) && items) {
    for (const [i, item] of value.entries()) check(items, item, [...path, String(i)]);
  }
  if (!isObject(value)) return;
  if (properties && additionalProperties === undefined) checkFields(properties, value, path);
  if (!additionalProperties || additionalProperties === true) return;
  for (const [name, item] of Object.entries(value))
    check(additionalProperties, item, [...path, name]);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
