import { keptKey } from '../key.ts';
import { readPlace } from '../place.ts';
import { controlPlane } from './control-plane.ts';

/** Where everything is; read before the first navigation. */
export const place = readPlace();

/** Asks the control plane of the server that served this page, with the key that the browser keeps. */
export const ask = controlPlane(place.control, () => keptKey() ?? '');
