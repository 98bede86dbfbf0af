import type { DatedPart } from '../declare/dated-parts.ts';
import { GraphError } from '../errors/error.ts';
import type { Loose } from '../text/loose-text.ts';

/** How a parameter's value is read. */
export interface ParamType<T> {
  /** The platform's name of it: `string`, `ID`, `int`, `bool`, `list<…>`, `Object`, `enum {…}`. */
  readonly name: string;
  /** What it takes, for whoever fills it in; nothing is said where any text of that name will do. */
  readonly takes?: Takes;
  /**
   * @param value a text as it was sent, or a part of an object's or list's text
   * @param at the name in error texts: `recipient`, `message[text]`, `subscribed_fields[0]`
   * @throws GraphError (100) with the sentence for what is wrong
   */
  read(value: Loose, at: string): T;
}

/** What of a type its name does not say. */
interface Takes {
  /** The words that it may be. */
  readonly words?: readonly string[];
  /** What a list holds. */
  readonly of?: ParamType<unknown>;
  /** What an object holds. */
  readonly members?: Params;
  /** What an object holds besides, by a member and its value that tell which it is. */
  readonly variants?: readonly Variant[];
  /** Letters of a text, in UTF-16 units. */
  readonly longest?: number;
  /** The least number, or the fewest that a list holds. */
  readonly least?: number;
  /** The largest number, or the most that a list holds. */
  readonly most?: number;
}

/** One of the forms of an object. */
export interface Variant {
  /** The member that tells, and its value. */
  readonly when: readonly [member: string, value: string];
  readonly members: Params;
  /** What it is of what came or went on a day. */
  readonly part?: DatedPart;
}

interface About {
  /** How far it is done, where it is not fully. */
  readonly partial?: string;
  /** What it is of what came or went on a day; there ever without it. */
  readonly part?: DatedPart;
}

/** A declared parameter, or a member of an object that is one. */
export interface Param<T> extends About {
  readonly type: ParamType<unknown>;
  readonly description: string;
  readonly required: boolean;
  /** The value; undefined is what was not sent. */
  read(value: Loose | undefined, at: string): T;
}

/** Declared parameters by name. */
export type Params = Readonly<Record<string, Param<unknown>>>;

/** What {@link readArgs} gives for parameters. */
export type Args<P extends Params> = {
  readonly [K in keyof P]: P[K] extends Param<infer T> ? T : never;
};

/** What counts as not sent: nothing, an empty text, null. */
const isAbsent = (value: Loose | undefined): value is undefined | null | '' =>
  value === undefined || value === null || value === '';

/** A parameter that must be there; of a list one thing at least. */
export const required = <T>(type: ParamType<T>, description: string, about?: About): Param<T> => ({
  ...about,
  type,
  description,
  required: true,
  read(value, at) {
    const read = isAbsent(value) ? [] : type.read(value, at);
    if (Array.isArray(read) && read.length === 0) {
      throw new GraphError('requiredParameter', { param: at });
    }
    return read as T;
  },
});

/** A parameter that may be left out; an empty text leaves it out too. */
export const optional = <T>(
  type: ParamType<T>,
  description: string,
  about?: About,
): Param<T | undefined> => ({
  ...about,
  type,
  description,
  required: false,
  read: (value, at) => (isAbsent(value) ? undefined : type.read(value, at)),
});

/**
 * Reads declared parameters, in their order; others are passed over.
 * @param get the value sent under a name
 * @param nameOf how error texts name it
 * @throws GraphError (100) for the first that is missing or wrong
 */
export function readArgs<P extends Params>(
  params: P,
  get: (name: string) => Loose | undefined,
  nameOf: (name: string) => string = (name) => name,
): Args<P> {
  const args: Record<string, unknown> = {};
  for (const [name, param] of entriesOf(params)) {
    args[name] = param.read(get(name), nameOf(name));
  }
  return args as Args<P>;
}

type Entries = readonly (readonly [name: string, param: Param<unknown>])[];

const listed = new WeakMap<Params, Entries>();

/** Listed once: a send reads some forty parameters, of which it has four. */
function entriesOf(params: Params): Entries {
  const known = listed.get(params);
  if (known) return known;
  const entries = Object.entries(params);
  listed.set(params, entries);
  return entries;
}
