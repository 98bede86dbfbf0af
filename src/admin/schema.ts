/** JSON Schema, as much of it as parameters and answers of operations need. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly default?: unknown;
  readonly items?: AdminField;
  readonly additionalProperties?: AdminField | true;
  readonly properties?: AdminFields;
}

/** What of a parameter its name and schema do not say. */
interface More {
  /** The sentence about a value that is none. */
  readonly wrong?: string;
  /** How the command line takes it, instead of `--for-app <app>` for `for_app`. */
  readonly flag?: string;
  /** One flag without a value for each value. */
  readonly flags?: Readonly<Record<string, readonly [value: unknown, help: string]>>;
  /** The word for null, or for an empty list. */
  readonly none?: string;
  /** The words for true and false; without them a flag that stands for true. */
  readonly words?: readonly [yes: string, no: string];
  /** Whether the flag may be given again, one entry each; entries stand between commas otherwise. */
  readonly again?: true;
  /** Whether the command line takes paths of files, whose bytes go in (acts/files.ts). */
  readonly isFile?: true;
  /** Whether the command line takes the path of a file, whose fields stand in its place. */
  readonly isFields?: true;
  /** Whether the command line takes the path of a file whose first line goes in: a secret. */
  readonly isText?: true;
  /** Whether seconds are said as a duration. */
  readonly isDuration?: true;
  /** How the sentence about a word that is none of them begins, or one that contradicts another. */
  readonly what?: string;
}

/** A value of type `T`: of a parameter, or in an answer. */
export interface AdminField<T = unknown> extends More {
  readonly schema: Schema;
  /** For people, as the help of a flag is; `other` in backticks names another parameter. */
  readonly help: string;
  /** Whether it may be left out. */
  readonly optional?: true;
  /** What the OpenAPI document calls it. */
  readonly name?: string;
  /** For the type checker alone. */
  readonly '~value'?: T;
}

/** Fields by their names; one that is declared as `name?` may be left out. */
export type AdminFields = Readonly<Record<string, AdminField>>;

type ValueOf<F> = F extends AdminField<infer T> ? T : never;
type Bare<K> = K extends `${infer Name}?` ? Name : never;

/** What fits some fields. */
export type Values<F> = {
  readonly [K in keyof F as K extends `${string}?` ? never : K]: ValueOf<F[K]>;
} & { readonly [K in keyof F as Bare<K>]?: ValueOf<F[K]> | undefined };

/** What a field takes, or an answer holds. */
export type { ValueOf };

const of =
  <T>(schema: Schema) =>
  (help = '', more: More | string = {}): AdminField<T> => ({
    ...{ schema, help },
    ...(typeof more === 'string' ? { flag: more } : more),
  });

export const text = of<string>({ type: 'string' });
/** A text of a form. */
export const textOf = (form: Pick<Schema, 'pattern' | 'maxLength'>, help: string, more: More) =>
  of<string>({ type: 'string', ...form })(help, more);
export const integer = of<number>({ type: 'integer' });
export const number = of<number>({ type: 'number' });
export const yesOrNo = of<boolean>({ type: 'boolean' });
/** True, or not there. */
export const yes = of<true>({ enum: [true] });
export const onOff = of<'on' | 'off'>({ enum: ['on', 'off'] });
/** A moment: a text, or epoch milliseconds. */
export const moment = of<string | number>({ type: ['string', 'integer'] });

export const word = <const T extends string>(
  values: readonly T[],
  help = '',
  more: More | string = {},
) => of<T>({ enum: values })(help, more);

export const list = <T>(items: AdminField<T>, help = '', more: More | string = {}) =>
  of<readonly T[]>({ type: 'array', items })(help, more);

/** Values by names that the sender chooses. */
export const map = <T>(values: AdminField<T>, help = '', more: More | string = {}) =>
  of<Readonly<Record<string, T>>>({ type: 'object', additionalProperties: values })(help, more);

/** Fields without the mark of those that may be left out, which is one of their own then. */
export const fieldsOf = (declared: AdminFields): AdminFields =>
  Object.fromEntries(
    Object.entries(declared).map(([name, field]) =>
      name.endsWith('?') ? [name.slice(0, -1), { ...field, optional: true }] : [name, field],
    ),
  );

/** An object with a name in the OpenAPI document. */
export const object = <const F extends AdminFields>(name: string, help: string, properties: F) => ({
  ...of<Values<F>>({ type: 'object', properties: fieldsOf(properties) })(help),
  name,
});

/** The same, which may hold others like itself. */
export function nested<T>(
  name: string,
  help: string,
  properties: (self: AdminField<T>) => AdminFields,
): AdminField<T> {
  const self = { ...of<T>({ type: 'object' })(help), name };
  return Object.assign(self, {
    schema: { type: 'object', properties: fieldsOf(properties(self)) },
  });
}

/** The same, with whatever else it has. */
export const open = <const F extends AdminFields>(name: string, help: string, properties: F) => ({
  ...of<Values<F> & Readonly<Record<string, unknown>>>({
    type: 'object',
    properties: fieldsOf(properties),
    additionalProperties: true,
  })(help),
  name,
});

/** A list of the control plane: `{"data":[…]}`, as the command line's. */
export const listOf = <T>(name: string, item: AdminField<T>) =>
  object(name, '', { data: list(item) });

/** What it is when it is left out. */
export const byDefault = <T>(field: AdminField<T>, value: T): AdminField<T> => ({
  ...field,
  schema: { ...field.schema, default: value },
  optional: true,
});

/** May be null: there is none of it. */
export const orNull = <T>({ schema, help, ...more }: AdminField<T>, none = 'off') =>
  of<T | null>({ ...schema, type: [schema.type ?? [], 'null'].flat() })(help, { ...more, none });

/** An id that the sender chooses, so that a request sent twice makes one thing. */
export const chosenId = textOf(
  { pattern: '^[1-9]\\d{0,19}$' },
  'made when not given; one that is taken is refused, so a request may be repeated',
  { wrong: '"id" must be 1 to 20 digits, the first not 0.', flag: '--id <digits>' },
);
