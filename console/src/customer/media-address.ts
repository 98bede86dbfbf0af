import { place } from '../control/ask.ts';

/** The address of a medium of this server, for this page's own origin, whatever proxy lies between. */
export const mediaAddress = (path: string): string => place.graph + path.replace(/^\//, '');
