import type { Context } from './context.ts';

/** From here on what is kept of the Page in memory is used. */
export const look = ({ services }: Context): Promise<void> | undefined => services.look();
