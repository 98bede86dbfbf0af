import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/** Collects what is garbage, so that what is left in memory is what somebody holds. */
export const collect = runInNewContext('gc') as () => void;
