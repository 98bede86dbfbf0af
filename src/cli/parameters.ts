import { Option } from 'commander';
import { argumentsOf, flagOf } from '../admin/command-line.ts';
import type { AdminOperation } from '../admin/operation.ts';
import type { AdminField, AdminFields } from '../admin/schema.ts';
import { WrongUse } from '../house/failure.ts';
import { fieldsIn, givenFile, givenLine, isPath } from './given-file.ts';
import { pairs, words } from './options.ts';
import { durationIn } from './time-flags.ts';

/** What commander read of flags. */
export type CommandInput = Readonly<Record<string, unknown>>;

/** Names to choose of: `a, b or c`. */
export const oneOf = (names: readonly string[]): string =>
  `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

/** How a sentence on the command line names a parameter. */
export const nameOf = (operation: AdminOperation, name: string): string => {
  if (argumentsOf(operation).includes(name)) return `<${name}>`;
  const field = operation.takes[name];
  return (field && flagOf(name, field).split(' ')[0]) ?? name;
};

/** What a parameter is, with the words it may be where neither that nor the flag lists them. */
export function helpOf({ help, schema, words }: AdminField, flag = ''): string {
  const values = (schema.enum ?? words ?? []).map(String);
  const isListed = values.every((each) => help.includes(each) || flag.includes(each));
  if (isListed || values.length < 2) return help;
  return help.replace(/(?= \(default)|$/, `: ${oneOf(values)}`);
}

/** The flags of an operation. */
export function flagsOf(operation: AdminOperation): Option[] {
  const named = argumentsOf(operation);
  return Object.entries(operation.takes as AdminFields).flatMap(([name, field]) => {
    if (named.includes(name)) return [];
    if (field.flags) {
      return Object.entries(field.flags).map(([flag, [, help]]) => new Option(flag, help));
    }
    const flag = flagOf(name, field);
    const help = helpOf(field, flag).replaceAll(/`(\w+)`/g, (_, other) => nameOf(operation, other));
    const option = new Option(flag, field.none === undefined ? help : `${help}, or ${field.none}`);
    if (field.again) option.argParser((each, before: string[] = []) => [...before, each]);
    if (field.schema.default !== undefined) option.default(field.schema.default);
    return [field.optional ? option : option.makeOptionMandatory()];
  });
}

/**
 * The parameters of an operation as they were typed.
 * @throws WrongUse
 */
export function inputOf(
  operation: AdminOperation,
  args: readonly string[],
  flags: CommandInput,
): CommandInput {
  const named = argumentsOf(operation);
  const read = ([name, field]: [string, AdminField]): unknown => {
    const at = named.indexOf(name);
    if (at >= 0 && at >= args.length && field.optional) return undefined;
    if (at >= 0) return readArgument(field, args[at] ?? '', name);
    if (field.flags) return chosen(field, flags);
    const option = new Option(flagOf(name, field));
    const given = flags[option.attributeName()];
    // Where `--no-role PAGE` is not given, commander takes `role` to be true.
    if (given === undefined || (given === true && option.required)) return undefined;
    return given === true ? true : readFlag(field, given as string | string[], option.long ?? name);
  };
  const said = Object.fromEntries(
    Object.entries(operation.takes as AdminFields)
      .map((each) => [each[0], read(each)] as const)
      .filter(([, value]) => value !== undefined),
  );
  return withFiles(operation, said);
}

/** What files say whose paths were given in place of a name; what is said besides counts before it. */
function withFiles(operation: AdminOperation, said: CommandInput): CommandInput {
  for (const [name, { isFields }] of Object.entries(operation.takes as AdminFields)) {
    const { [name]: path, ...others } = said;
    if (!isFields || typeof path !== 'string' || !isPath(path)) continue;
    return { ...fieldsIn(nameOf(operation, name), path, operation.takes), ...others };
  }
  return said;
}

/** @throws WrongUse for a word that is none of those, and what is to be an object and is no JSON of one */
function readArgument(field: AdminField, given: string, name: string): unknown {
  const { schema } = field;
  if (schema.enum) return wordOf(field, given, `<${name}>`);
  if (schema.additionalProperties !== true) return given;
  try {
    const value: unknown = JSON.parse(given);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Told below, as other values that are no objects.
  }
  throw new WrongUse(`<${name}> must be a JSON object, such as '{"text":"hi"}'.`);
}

/** The value of the one flag among several that was given. */
function chosen({ flags: values = {}, what }: AdminField, flags: CommandInput): unknown {
  const given = Object.entries(values).filter(([flag]) => flags[new Option(flag).attributeName()]);
  if (given.length < 2) return given[0]?.[1][0];
  throw new WrongUse(what ?? `Say one of ${Object.keys(values).join(' and ')}.`);
}

function readFlag(field: AdminField, given: string | string[], flag: string): unknown {
  const { schema, none, words: switches } = field;
  const { items, additionalProperties, type } = schema;
  if (given === none) return items && ![type].flat().includes('null') ? [] : null;
  if (typeof additionalProperties === 'object') {
    const entries = typeof given === 'string' ? given.split(',') : given;
    return Object.fromEntries(
      Object.entries(pairs(flag, entries)).map(([name, value]) => [
        name,
        wordOf(additionalProperties, value, flag, name),
      ]),
    );
  }
  if (field.isText) return givenLine(flag, String(given));
  if (field.isFile) return [given].flat().map((path) => givenFile(flag, path));
  if (items) {
    const all = typeof given === 'string' ? words(given) : given.filter((each) => each !== none);
    if (items.schema.type === 'integer') return all?.map((each) => readFlag(items, each, flag));
    return items.what === undefined ? all : all?.map((each) => wordOf(items, each, flag));
  }
  const text = String(given);
  if (switches) return wordOf({ ...field, schema: { enum: switches } }, text, flag) === switches[0];
  if (schema.enum) return wordOf(field, text, flag);
  if (field.isDuration) return (durationIn(flag, text) ?? 0) / 1000;
  if (type === 'number') {
    if (/^-?\d{1,15}(?:\.\d{1,15})?$/.test(text)) return Number(text);
    throw new WrongUse(`${flag} must be a number, and is "${text}".`);
  }
  if (![type].flat().includes('integer') || [type].flat().includes('string')) return text;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new WrongUse(`${field.what ?? `${flag} must be a whole number`}, and is "${text}".`);
}

/** @throws WrongUse for a word that is none of those a field may be */
function wordOf({ schema, what }: AdminField, text: string, flag: string, name = ''): unknown {
  const values = (schema.enum ?? []) as readonly string[];
  const found = values.find((each) => each.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  const all = oneOf(values);
  throw new WrongUse(
    what === undefined
      ? `${flag} must be ${all}, and is "${text}".`
      : `${what.replace('NAME', name)} ${all}, and not "${text}".`,
  );
}
