import type { AdminOperation } from './operation.ts';
import type { AdminField, AdminFields } from './schema.ts';

const kebab = (name: string): string => name.replaceAll('_', '-');

/** The parameters of an operation that stand as words of their own. */
export const argumentsOf = ({ command }: Pick<AdminOperation, 'command'>): string[] =>
  [...(command ?? '').matchAll(/[<[](\w+)[\]>]/g)].map(([, name = '']) => name);

/** A parameter's flag, with what its value is called. */
export function flagOf(name: string, { flag, schema, words }: AdminField): string {
  if (flag !== undefined) return flag;
  const values = words ?? schema.enum ?? [];
  if (schema.enum?.[0] === true || (schema.type === 'boolean' && !words)) return `--${kebab(name)}`;
  return `--${kebab(name)} <${values.length === 2 ? values.join('|') : name.split('_').at(-1)}>`;
}

/**
 * What is typed to have an operation carried out with an input, without the program's name: the same
 * that reads it (cli/parameters.ts), the other way round.
 */
export function commandLine(
  operation: Pick<AdminOperation, 'command' | 'takes'>,
  input: Readonly<Record<string, unknown>>,
): string {
  const { command = '', takes } = operation;
  const named = argumentsOf(operation);
  const words = named.flatMap((name) => (name in input ? [quoted(String(input[name]))] : []));
  const flags = Object.entries(input).flatMap(([name, value]) => {
    const field = (takes as AdminFields)[name];
    if (!field || named.includes(name) || value === undefined) return [];
    return flagWords(name, field, value);
  });
  return [command.replace(/ ?[<[].*/, ''), ...words, ...flags].join(' ');
}

function flagWords(name: string, field: AdminField, value: unknown): string[] {
  if (field.flags) {
    const found = Object.entries(field.flags).find(([, [each]]) => each === value);
    return found ? [found[0]] : [];
  }
  const [flag = ''] = flagOf(name, field).split(' ');
  if (value === null) return [flag, field.none ?? ''];
  if (typeof value === 'boolean') {
    if (field.words) return [flag, value ? field.words[0] : field.words[1]];
    return value ? [flag] : [];
  }
  if (Array.isArray(value)) {
    if (field.again) return value.flatMap((each) => [flag, quoted(String(each))]);
    return [flag, quoted(value.join(','))];
  }
  if (typeof value !== 'object') return [flag, quoted(String(value))];
  const pairs = Object.entries(value).map((pair) => pair.join('='));
  if (field.again) return pairs.flatMap((pair) => [flag, quoted(pair)]);
  return [flag, quoted(pairs.join(','))];
}

/** As a shell takes it for one word. */
const quoted = (text: string): string =>
  /^[\w.,:@=/+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
