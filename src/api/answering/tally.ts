import type { Context } from './context.ts';

/** From here on the request is counted, whatever becomes of it. */
export const tally = ({ tally: counted, caller }: Context): void => counted?.meet(caller);
