import { z } from 'zod';
import { nearest } from '../../config/nearest.ts';

/*
 * The words that a seed file is made of: what each is, for people and for the JSON Schema. The
 * message of each goes on a sentence that begins with its path.
 */

/** A text that says something. */
export const text = (about: string) =>
  z.string('must be a text').min(1, 'may not be empty').describe(about);

/** An id of a Page, app, user, account or person. */
export const id = (about = 'made of the name, always the same, when left out') =>
  z
    .string('must be 1 to 20 digits')
    .regex(/^[1-9]\d{0,19}$/, 'must be 1 to 20 digits, the first not 0')
    .describe(`id: ${about}`);

export const oneOf = <const W extends string>(words: readonly W[], about: string) =>
  z.enum(words, `must be ${either(words)}`).describe(about);

export const yesOrNo = (about: string) => z.boolean('must be true or false').describe(about);

export const listOf = <S extends z.ZodType>(each: S, about: string) =>
  z.array(each, 'must be a list').describe(about);

export const mapOf = <S extends z.ZodType>(each: S, about: string) =>
  z.record(z.string(), each, 'must be a map of names').describe(about);

/** A thing with these keys and no others. */
export const thing = <S extends z.ZodRawShape>(shape: S, about: string) =>
  z
    .strictObject(shape, {
      error: ({ code, keys }) =>
        code === 'unrecognized_keys' ? unknownKey(String(keys?.[0]), shape) : 'must be a map',
    })
    .describe(about);

function unknownKey(key: string, shape: z.ZodRawShape): string {
  const names = Object.keys(shape);
  const near = nearest(key, names);
  return near === undefined
    ? `has no key "${key}": there are ${names.join(', ')}`
    : `has no key "${key}": ${near} is meant`;
}

const either = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
