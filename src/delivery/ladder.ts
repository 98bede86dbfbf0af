import type { WebhookLadder } from '../config/config.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * How often what an app did not take is tried again, in ms since the first attempt: at once, then ever
 * more seldom. Messenger's page tells of an hour, Graph's of 36 (wire.md 9.2); neither tells of the
 * moments between.
 */
export const LADDERS = {
  messenger: [0, 3 * MINUTE, 10 * MINUTE, 20 * MINUTE, 40 * MINUTE, HOUR],
  graph: [0, MINUTE, 10 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 36 * HOUR],
} as const satisfies Readonly<Record<WebhookLadder, readonly number[]>>;

/**
 * When the next attempt is due, or undefined at the ladder's end.
 * @param since when the first attempt failed
 * @param attempts how many there were
 * @param now when the last one failed; all in ms of the store's clock
 */
export function nextRung(
  name: WebhookLadder,
  { since, attempts, now }: { since: number; attempts: number; now: number },
): number | undefined {
  if (attempts === 1) return now;
  const rung = LADDERS[name].find((ms) => since + ms > now);
  return rung === undefined ? undefined : since + rung;
}

/** When the last attempt is due. */
export const endOfLadder = (name: WebhookLadder, since: number): number =>
  since + (LADDERS[name].at(-1) ?? 0);
