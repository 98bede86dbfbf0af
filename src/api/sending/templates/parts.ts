import { GraphError } from '../../../graph/errors/error.ts';
import type { Args, Param, Params, ParamType } from '../../../graph/params/param.ts';
import { exact, list, string } from '../../../graph/params/types.ts';
import type { Loose } from '../../../graph/text/loose-text.ts';

/*
 * Parts of templates. Unlike a parameter one that is an empty text is there, and an object has nothing
 * but what it may have (wire.md 8.3).
 */

/** A part that has to be there. */
export const must = <T>(type: ParamType<T>, description: string): Param<T> => ({
  ...{ type, description, required: true },
  read(value, at) {
    if (isMissing(value)) throw new GraphError('requiredParameter', { param: at });
    return type.read(value, at);
  },
});

/** A part that may be left out. */
export const may = <T>(type: ParamType<T>, description: string): Param<T | undefined> => ({
  ...{ type, description, required: false },
  read: (value, at) => (isMissing(value) ? undefined : type.read(value, at)),
});

const isMissing = (value: Loose | undefined): value is undefined | null =>
  value === undefined || value === null;

/** A text that says something, of at most so many letters. */
export function text(longest?: number): ParamType<string> {
  const { read, ...any } = string(longest === undefined ? {} : { longest });
  return {
    ...any,
    read(value, at) {
      const given = read(value, at);
      if (given !== '') return given;
      const wanted = 'a non-empty UTF-8 encoded string';
      throw new GraphError('invalidParameter', { param: at, wanted });
    },
  };
}

/** Objects with nothing but these members; those that were not given are no keys. */
export function shape<P extends Params>(members: P): ParamType<Args<P>> {
  const { read, ...others } = exact(members);
  return {
    ...others,
    read(value, at) {
      const given = Object.entries(read(value, at)).filter(([, part]) => part !== undefined);
      return Object.fromEntries(given) as Args<P>;
    },
  };
}

/** So many of something. */
export function some<T>(of: ParamType<T>, least: number, most: number): ParamType<readonly T[]> {
  const { name, read } = list(of, { most });
  return {
    name,
    takes: { of, least, most },
    read(value, at) {
      const items = read(value, at);
      if (items.length < least) throw new GraphError('tooFewElements', { param: at });
      return items;
    },
  };
}

/** A number, with decimals or without. */
export const decimal: ParamType<number> = {
  name: 'float',
  read(value, at) {
    const given = string().read(value, at).trim();
    if (/^-?\d+(?:\.\d+)?$/.test(given)) return Number(given);
    throw new GraphError('invalidParameter', { param: at, wanted: 'a number' });
  },
};
