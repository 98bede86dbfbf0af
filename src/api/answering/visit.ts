import type { Context } from './context.ts';

/** From here on the request is counted, whatever becomes of it. */
export const visit = ({ visit: counted, caller }: Context): void => counted?.meet(caller);
