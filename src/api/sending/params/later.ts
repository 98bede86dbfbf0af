import { optional, type ParamType } from '../../../graph/params/param.ts';

/** Whatever it is: nothing is made of it. */
const anything: ParamType<true> = { name: 'Object', read: () => true };

/** What of a send Convograph takes and does not do yet: told so when it is given. */
export const later = (description: string) =>
  optional(anything, description, { partial: 'Not yet: such a call is answered as one.' });
