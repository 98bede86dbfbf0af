import { turns } from '../base/turns.ts';
import type { AttemptRow } from '../store/log/attempts.ts';
import type { FailureRow } from '../store/log/failures.ts';
import { bucketOf } from '../store/log/lanes.ts';
import type { LogEvent } from '../store/log/log.ts';
import type { StandingLane } from '../store/log/tables.ts';
import { conversationOf, isFor } from './audience.ts';
import type { DeliveryDeps } from './deps.ts';
import { endOfLadder } from './ladder.ts';

/** How an event stands with an app that is to get it. */
export interface DeliveryStatus {
  readonly attempts: readonly AttemptRow[];
  /** What holds it back: its own failure, or an earlier one of its conversation. */
  readonly failure: FailureRow | undefined;
  /** When the Page gives the app up, in ms of the store's clock; undefined where nothing failed. */
  readonly givesUp: number | undefined;
  /** Later events of its conversation that wait behind what failed. */
  readonly behind: number;
  /** Where the lane stands still: the receiver fails in all conversations. */
  readonly standing: StandingLane | undefined;
  /** Whether it is done with, as far as the cursor goes. */
  readonly passed: boolean;
}

const STRIDE = 500;
/** Events that wait which are counted. */
const MOST_COUNTED = 10_000;

/** Reads it from the store. */
export async function statusOf(
  { store, retries }: Pick<DeliveryDeps, 'store' | 'retries'>,
  page: number,
  app: string,
  event: LogEvent,
): Promise<DeliveryStatus> {
  const { attempts, failures, cursors } = store.page(page).deliveries;
  const conversation = conversationOf(event);
  const rows = await failures.of(app);
  const row = rows.find((each) => each.conversation === conversation && each.no <= event.no);
  const lane = await store.lanes.of(app, bucketOf(page));
  const cursor = await cursors.of(app);
  const isAhead = cursor?.ahead.some(([from, to]) => from <= event.no && event.no <= to) ?? false;
  return {
    attempts: (await attempts.of(event.no)).filter((attempt) => attempt.app === app),
    failure: row,
    givesUp: row && row.attempts > 0 ? endOfLadder(retries, row.since) : undefined,
    behind: row ? await countBehind(store.page(page).log, app, row) : 0,
    standing: lane?.standing,
    passed: !row && cursor !== undefined && (event.no <= cursor.no || isAhead),
  };
}

async function countBehind(
  log: ReturnType<DeliveryDeps['store']['page']>['log'],
  app: string,
  { conversation, no, together }: FailureRow,
): Promise<number> {
  let count = 0;
  const last = await log.last();
  for (let cursor = no; cursor < last && count < MOST_COUNTED; ) {
    const { events, cursor: next } = await log.after(cursor, STRIDE);
    count += events.filter(
      (event) =>
        conversationOf(event) === conversation && isFor(app, event) && !together.includes(event.no),
    ).length;
    if (events.length === 0) break;
    cursor = next;
    await turns.next();
  }
  return count;
}
