import type { ChaosSpec, Disturbance } from '../../src/delivery/chaos/disturbance.ts';
import type { Delivering } from '../delivery/delivering.ts';

/** Chaos as it is without anything said but its kind. */
const USUAL: Omit<ChaosSpec, 'kind'> = {
  ...{ on: 'any', ms: 0, byClock: false, attempts: 1 },
  ...{ nth: 1, times: undefined, share: 1, seed: 'a seed', optional: false },
};

/** Arms some at a delivery that a test drives. */
export const arm = (
  d: Delivering,
  kind: ChaosSpec['kind'],
  more: Partial<ChaosSpec> = {},
): Disturbance => d.delivery.chaos.arm({ ...USUAL, kind, ...more });

/** What stands in the notes of a Page's attempts, in the order in which they were made. */
export const notes = async (d: Delivering, page: number): Promise<(string | undefined)[]> =>
  (await d.attempts(page)).map(({ note }) => note);
