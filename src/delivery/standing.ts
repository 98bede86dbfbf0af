import type { WebhookLadder } from '../config/config.ts';
import type { StandingLane } from '../store/log/tables.ts';
import { LADDERS, nextRung } from './ladder.ts';

/** In how many conversations a receiver fails, and in none does it not, before its lane stands still. */
export const STANDS_AFTER = 5;

/** A lane stands still from now on; the first probe is due with the first rung that is not at once. */
export const standStill = (ladder: WebhookLadder, now: number): StandingLane => ({
  since: now,
  probes: 0,
  next: nextProbe(ladder, now, now),
});

/** A probe failed. */
export const probed = (
  ladder: WebhookLadder,
  { since, probes }: StandingLane,
  now: number,
): StandingLane => ({ since, probes: probes + 1, next: nextProbe(ladder, since, now) });

/** As the ladder has it; at its end it goes on with its last pause. */
function nextProbe(name: WebhookLadder, since: number, now: number): number {
  const rung = nextRung(name, { since, attempts: 0, now });
  const ladder: readonly number[] = LADDERS[name];
  return rung ?? now + (ladder.at(-1) ?? 0) - (ladder.at(-2) ?? 0);
}
