import { inject } from 'vitest';

/** Of how many runs of a property that opens stores of its own, or asks them much, one is over PostgreSQL. */
const ONE_OF = 5;

/** How many runs of such a property there are: over PostgreSQL, where each costs many times as much, fewer. */
export const runsHere = (runs: number): number =>
  inject('stores') === 'postgres' ? Math.ceil(runs / ONE_OF) : runs;
