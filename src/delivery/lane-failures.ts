import { bucketOf, type FailingPage } from '../store/log/lanes.ts';
import type { DeliveryDeps } from './deps.ts';
import { endOfLadder } from './ladder.ts';
import { disable } from './outcome.ts';
import { tellGiveUp } from './tell-webhook.ts';

/** An app on a bucket of Pages. */
interface LanePlace {
  readonly app: string;
  readonly bucket: number;
}

/** The Pages of a lane where something failed. */
export async function failingIn(
  { store }: Pick<DeliveryDeps, 'store'>,
  { app, bucket }: LanePlace,
): Promise<FailingPage[]> {
  const failing = await store.lanes.failing();
  return failing.filter((each) => each.app === app && bucketOf(each.page) === bucket);
}

/**
 * Has every Page of a lane that stands still give the app up whose ladder is at its end: the receiver
 * fails for all alike. Gives their numbers.
 */
export async function giveUpIn(
  deps: Pick<DeliveryDeps, 'store' | 'retries' | 'webhookLog' | 'onFault'>,
  lane: LanePlace,
  now: number,
): Promise<number[]> {
  const ended = (await failingIn(deps, lane)).filter(
    ({ since }) => endOfLadder(deps.retries, since) <= now,
  );
  for (const { page } of ended) {
    await deps.store.transaction((tx) => disable(tx, page, lane.app, now));
    tellGiveUp(deps, page, lane.app);
  }
  return ended.map(({ page }) => page);
}
