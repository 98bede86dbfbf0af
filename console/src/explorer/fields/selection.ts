/** A field as the server lists it: each before those that stand in it. */
interface Listed {
  readonly name: string;
  readonly alias?: string | undefined;
  readonly args: Readonly<Record<string, string>>;
  /** Place in the list of the field that it stands in. */
  readonly in?: number | undefined;
}

/** A field that is asked for, with what is asked of it. */
export interface Chosen {
  readonly name: string;
  readonly alias?: string | undefined;
  readonly args: Readonly<Record<string, string>>;
  readonly fields: readonly Chosen[];
}

/** Names from the outermost field to one within it. */
export type FieldPath = readonly string[];

/** What the server read, as a tree. */
export function treeOf(listed: readonly Listed[], within?: number): readonly Chosen[] {
  return listed.flatMap((each, at) =>
    each.in === within
      ? [{ name: each.name, alias: each.alias, args: each.args, fields: treeOf(listed, at) }]
      : [],
  );
}

/** The other way. */
export function listOf(
  chosen: readonly Chosen[],
  into: Listed[] = [],
  within?: number,
): readonly Listed[] {
  for (const { name, alias, args, fields } of chosen) {
    const at = into.length;
    into.push({ name, alias, args, in: within });
    listOf(fields, into, at);
  }
  return into;
}

/** The tree as a text of `fields`. */
export const textOf = (chosen: readonly Chosen[]): string =>
  chosen
    .map(({ name, alias, args, fields }) => {
      const modifiers = Object.entries(alias === undefined ? args : { as: alias, ...args });
      const said = modifiers.map(([modifier, value]) => `.${modifier}(${value})`).join('');
      return `${name}${said}${fields.length === 0 ? '' : `{${textOf(fields)}}`}`;
    })
    .join(',');

/** The field at a path, where it is asked for. */
export function chosenAt(
  chosen: readonly Chosen[],
  [name, ...rest]: FieldPath,
): Chosen | undefined {
  const field = chosen.find((each) => each.name === name);
  return field === undefined || rest.length === 0 ? field : chosenAt(field.fields, rest);
}

/** The tree with one field of it changed; fields around it are asked for with it. */
function changed(
  chosen: readonly Chosen[],
  [name = '', ...rest]: FieldPath,
  change: (field: Chosen | undefined) => readonly Chosen[],
): readonly Chosen[] {
  const at = chosen.findIndex((each) => each.name === name);
  const field = chosen[at];
  const next =
    rest.length === 0
      ? change(field)
      : [{ ...(field ?? bare(name)), fields: changed(field?.fields ?? [], rest, change) }];
  return at < 0 ? [...chosen, ...next] : chosen.toSpliced(at, 1, ...next);
}

const bare = (name: string): Chosen => ({ name, args: {}, fields: [] });

/** Asks for a field, or does not any more. */
export const withField = (
  chosen: readonly Chosen[],
  path: FieldPath,
  isOn: boolean,
): readonly Chosen[] =>
  changed(chosen, path, (field) => (isOn ? [field ?? bare(path.at(-1) ?? '')] : []));

/** Says a modifier of a field; '' takes it away. What would end its parentheses cannot be said. */
export const withArg = (
  chosen: readonly Chosen[],
  path: FieldPath,
  name: string,
  value: string,
): readonly Chosen[] =>
  changed(chosen, path, (field = bare(path.at(-1) ?? '')) => {
    const { [name]: _, ...others } = field.args;
    const said = value.replaceAll(/[()]/g, '');
    return [{ ...field, args: said === '' ? others : { ...field.args, [name]: said } }];
  });
