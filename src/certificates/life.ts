import { DAY } from '../base/day.ts';

/**
 * How long root and intermediate live, in ms: with the root's key thrown away it can sign no other
 * intermediate, so that a longer life would be of no use to it.
 */
export const AUTHORITY_LIFE = 730 * DAY;

/** How long before it is made a certificate begins, in ms: clocks of containers may be behind. */
export const BEFORE = DAY;

/** How long the certificate of a server lives, and how long before its end another is made, in ms. */
export const LEAF_LIFE = 30 * DAY;
export const LEAF_MARGIN = 10 * DAY;

/** How long files of roots are kept that no process has asked for again, in ms. */
export const UNUSED_LIFE = 90 * DAY;

/** How long before the end of a root it is told of, in ms. */
export const ENDING = 30 * DAY;
