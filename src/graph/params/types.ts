import { GraphError } from '../errors/error.ts';
import { type Loose, LooseTextError, Numeral, readLoose } from '../text/loose-text.ts';
import { type Args, type Params, type ParamType, readArgs } from './param.ts';

/** @throws GraphError `invalidParameter` (100) */
function refuse(param: string, wanted: string): never {
  throw new GraphError('invalidParameter', { param, wanted });
}

/** A list's or object's text, or what such a text already held. */
function unfolded(value: Loose, at: string, wanted: string): Loose {
  if (typeof value !== 'string') return value;
  try {
    return readLoose(value);
  } catch (error) {
    if (!(error instanceof LooseTextError)) throw error;
    return refuse(at, `${wanted}: ${error.message}`);
  }
}

/** The text of a single value; undefined for lists and objects. */
function plain(value: Loose): string | undefined {
  if (typeof value === 'string') return value;
  if (value instanceof Numeral) return value.text;
  return typeof value === 'boolean' ? String(value) : undefined;
}

/** Text. `longest` counts as JavaScript does: UTF-16 units. */
export const string = ({ longest }: { longest?: number } = {}): ParamType<string> => ({
  name: 'string',
  ...(longest !== undefined && { takes: { longest } }),
  read(value, at) {
    const text = plain(value) ?? refuse(at, 'a string');
    if (longest !== undefined && text.length > longest) {
      throw new GraphError('parameterLength', { param: at, longest: String(longest) });
    }
    return text;
  },
});

/** The id of a Page, app or person: digits, sent as text or as a number. */
export const id: ParamType<string> = {
  name: 'ID',
  read(value, at) {
    const text = plain(value) ?? '';
    if (!/^\d{1,100}$/.test(text)) throw new GraphError('idParameter', { param: at });
    return text;
  },
};

/** A whole number that a double holds. */
export const int = ({ least }: { least?: number } = {}): ParamType<number> => ({
  name: 'int',
  ...(least !== undefined && { takes: { least } }),
  read(value, at) {
    const text = plain(value)?.trim() ?? '';
    const number = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isSafeInteger(number) && number >= (least ?? number)) return number;
    const from = least === undefined ? '' : ` greater than or equal to ${least}`;
    return refuse(at, `an integer${from}`);
  },
});

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

/** `true`, `false`, `1` or `0` (wire.md 1.3). */
export const bool: ParamType<boolean> = {
  name: 'bool',
  read: (value, at) => BOOLEANS.get(plain(value)?.toLowerCase() ?? '') ?? refuse(at, 'a boolean'),
};

/** One of some words, in any case. */
export const oneOf = <const T extends string>(...words: readonly T[]): ParamType<T> => ({
  name: `enum {${words.join(', ')}}`,
  takes: { words },
  read(value, at) {
    const got = plain(value) ?? refuse(at, 'a string');
    const word = words.find((each) => each.toLowerCase() === got.toLowerCase());
    if (word) return word;
    throw new GraphError('enumParameter', { param: at, values: words.join(', '), got });
  },
});

/** `["a","b"]`, `a,b` or one value. */
export const list = <T>(
  of: ParamType<T>,
  { most = Number.POSITIVE_INFINITY }: { most?: number } = {},
): ParamType<readonly T[]> => ({
  name: `list<${of.name}>`,
  takes: { of, ...(Number.isFinite(most) && { most }) },
  read(value, at) {
    const isText = typeof value === 'string' && !/^\s*\[/.test(value);
    const items = isText
      ? value.split(',').map((item) => item.trim())
      : unfolded(value, at, 'an array');
    if (!Array.isArray(items)) return refuse(at, 'an array');
    if (items.length > most) throw new GraphError('tooManyElements', { param: at });
    return items.map((item: Loose, i) => of.read(item, `${at}[${i}]`));
  },
});

/** {@link object}, and nothing in it but its members. */
export const exact = <P extends Params>(members: P): ParamType<Args<P>> => {
  const { read, ...whatever } = object(members);
  return {
    ...whatever,
    read(value, at) {
      const found = unfolded(value, at, 'a JSON object');
      const keys = found instanceof Map ? [...found.keys()] : [];
      const others = keys.filter((key) => !Object.hasOwn(members, key));
      if (others.length > 0) {
        throw new GraphError('invalidKeys', { param: at, keys: others.join(', ') });
      }
      return read(found, at);
    },
  };
};

/** `{"id":"1"}`, also single-quoted, unquoted or as JSON text within JSON (wire.md 1.3). */
export const object = <P extends Params>(members: P): ParamType<Args<P>> => ({
  name: 'Object',
  takes: { members },
  read(value, at) {
    const found = unfolded(value, at, 'a JSON object');
    if (!(found instanceof Map)) return refuse(at, 'a JSON object');
    return readArgs(
      members,
      (name) => found.get(name),
      (name) => `${at}[${name}]`,
    );
  },
});
