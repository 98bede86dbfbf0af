import type { z } from 'zod';

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

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/**
 * A body as its schema gives it.
 * @throws WrongInput about the first thing that is wrong; it shows no value of the body
 */
export function checked<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const { data, error } = schema.safeParse(body);
  const [issue] = error?.issues ?? [];
  if (issue) throw wrong(issue, body);
  return data as z.output<T>;
}

function wrong(issue: z.core.$ZodIssue, body: unknown): WrongInput {
  const field = issue.path.join('.') || undefined;
  if (issue.code === 'unrecognized_keys') {
    const unknown = [...issue.path, issue.keys[0]].join('.').slice(0, LONGEST_NAME);
    return new WrongInput(
      `There is no field "${unknown}" here: openapi.json says which there are.`,
      unknown,
    );
  }
  if (field === undefined) {
    return new WrongInput(
      issue.code === 'custom' ? issue.message : 'The body must be a JSON object.',
    );
  }
  if (valueAt(body, issue.path) === undefined) {
    return new WrongInput(`"${field}" is missing: openapi.json says what it must be.`, field);
  }
  return new WrongInput(sentenceOf(issue, field), field);
}

function sentenceOf(issue: z.core.$ZodIssue, field: string): string {
  if (issue.code === 'invalid_type') return `"${field}" must be ${KINDS[issue.expected]}.`;
  if (issue.code === 'invalid_value')
    return `"${field}" must be one of ${issue.values.join(', ')}.`;
  // Every whole number has these bounds without declaring them, and so without a sentence.
  if (issue.code === 'too_big' && issue.maximum === Number.MAX_SAFE_INTEGER)
    return `"${field}" must be a whole number of at most ${issue.maximum}.`;
  if (issue.code === 'too_small' && issue.minimum === Number.MIN_SAFE_INTEGER)
    return `"${field}" must be a whole number of at least ${issue.minimum}.`;
  // Those that are left have a sentence of their own in their schema.
  return issue.message;
}

const valueAt = (body: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null)?.[key], body);
