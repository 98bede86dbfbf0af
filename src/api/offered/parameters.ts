import { DATED_PARTS } from '../../graph/declare/dated-parts.ts';
import type { Description } from '../../graph/declare/description.ts';
import type { Param, Params, ParamType, Variant } from '../../graph/params/param.ts';
import type { AskedVersion, OfferedStanding } from './standing.ts';

/** What a value may be. */
export interface OfferedValue {
  /** The platform's name of the type. */
  readonly type: string;
  /** The words that it may be. */
  readonly values?: readonly string[];
  /** Those of them that came or went. */
  readonly dated?: readonly (OfferedStanding & { readonly value: string })[];
  /** What a list holds. */
  readonly of?: OfferedValue;
  /** What an object holds. */
  readonly members?: readonly OfferedParameter[];
  /** What it holds besides, by a word in it. */
  readonly variants?: readonly OfferedVariant[];
  readonly longest?: number;
  readonly least?: number;
  readonly most?: number;
}

/** One of the forms of an object. */
interface OfferedVariant {
  /** `template_type=generic`. */
  readonly when: string;
  readonly members: readonly OfferedParameter[];
  readonly standing?: OfferedStanding;
}

/** A parameter, or a member of an object that is one. */
export interface OfferedParameter extends OfferedValue {
  readonly name: string;
  readonly description: string;
  readonly required?: true;
  readonly partial?: string;
  readonly standing?: OfferedStanding;
}

/** Parameters that are described and read by hand. */
export const describedParameter = (
  { name, type, description, required, partial, words = wordsOf(type), ...when }: Description,
  asked: AskedVersion,
  standing: OfferedStanding | undefined = asked.ofVersions(when),
): OfferedParameter => ({
  ...{ name, type, description },
  ...(required && { required }),
  ...(words && { values: words, ...datedValues(name, asked) }),
  ...(partial !== undefined && { partial }),
  ...(standing && { standing }),
});

/** Parameters that are declared with what reads them. */
export const parametersOf = (params: Params, asked: AskedVersion): readonly OfferedParameter[] =>
  Object.entries(params)
    // Nothing is to be filled in of what is only refused.
    .filter(([, { description }]) => description !== '')
    .map(([name, param]) => parameter(name, param, asked));

function parameter(
  name: string,
  { type, description, required, partial, part }: Param<unknown>,
  asked: AskedVersion,
): OfferedParameter {
  const standing = part && asked.ofPart(part);
  return {
    ...{ name, description },
    ...takenBy(type, asked),
    ...(type.takes?.words && datedValues(name, asked)),
    ...(required && { required: true }),
    ...(partial !== undefined && { partial }),
    ...(standing && { standing }),
  };
}

function takenBy(
  { name: type, takes = {} }: ParamType<unknown>,
  asked: AskedVersion,
): OfferedValue {
  const { words, of, members, variants, ...bounds } = takes;
  return {
    type,
    ...(words && { values: words }),
    ...(of && { of: takenBy(of, asked) }),
    ...(members && { members: parametersOf(members, asked) }),
    ...(variants && { variants: variants.map((each) => variantOf(each, asked)) }),
    ...bounds,
  };
}

function variantOf({ when, members, part }: Variant, asked: AskedVersion): OfferedVariant {
  const standing = part && asked.ofPart(part);
  return {
    when: when.join('='),
    members: parametersOf(members, asked),
    ...(standing && { standing }),
  };
}

/** Words of a parameter that have ended, or will: the calendar names them with it. */
function datedValues(name: string, asked: AskedVersion): Pick<OfferedValue, 'dated'> {
  const dated = DATED_PARTS.flatMap((row) => {
    const standing = asked.ofRow(row);
    if (standing === undefined) return [];
    return (row.words ?? [])
      .filter((word) => word.startsWith(`${name}=`))
      .map((word) => ({ value: word.slice(name.length + 1), ...standing }));
  });
  return dated.length === 0 ? {} : { dated };
}

/** The words of a type that names them. */
const wordsOf = (type: string): readonly string[] | undefined =>
  /^enum \{(.*)\}$/.exec(type)?.[1]?.split(', ');
