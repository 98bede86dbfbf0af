import { GraphError } from '../../../graph/errors/error.ts';
import type { ParamType } from '../../../graph/params/param.ts';
import { string } from '../../../graph/params/types.ts';

/** An address of http or https, of so many letters at most. */
export const addressUpTo = (longest: number): ParamType<string> => {
  const { read, ...text } = string({ longest });
  return {
    ...text,
    read(value, at) {
      const given = read(value, at);
      if (URL.canParse(given) && /^https?:/i.test(given)) return given;
      throw new GraphError('urlParameter', { param: at });
    },
  };
};

/** No source says how long an address may be: as long as those of the profile. */
export const address = addressUpTo(2_048);
