import { GraphError } from '../../../graph/errors/error.ts';
import type { ParamType } from '../../../graph/params/param.ts';
import { string } from '../../../graph/params/types.ts';

/** No source says how long an address may be: as long as those of the profile. */
const { name, read } = string({ longest: 2_048 });

/** An address of http or https. */
export const address: ParamType<string> = {
  name,
  read(value, at) {
    const given = read(value, at);
    if (URL.canParse(given) && /^https?:/i.test(given)) return given;
    throw new GraphError('urlParameter', { param: at });
  },
};
