import type { Vault } from '../access/vault.ts';
import type { Clock } from '../base/clock.ts';
import type { Outbound } from '../base/outbound.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { WebhookLadder } from '../config/config.ts';
import type { Store } from '../store/store.ts';
import type { StoreClock } from '../store/store-clock.ts';
import type { Chaos } from './chaos/chaos.ts';
import type { PayloadMaker } from './payload.ts';
import type { LogWebhook, WatchAttempt } from './webhook-log.ts';

/** What delivering needs. */
export interface DeliveryDeps {
  readonly store: Store;
  readonly vault: Vault;
  /** The store's: retries are due by it. */
  readonly clock: StoreClock;
  /** The machine's: leases run by it. */
  readonly machine: Clock;
  readonly scheduler: Scheduler;
  readonly outbound: Outbound;
  readonly payloadOf: PayloadMaker;
  readonly retries: WebhookLadder;
  /** Whether events that wait for one app go out together. */
  readonly batch: boolean;
  /** What webhooks meet that whoever tests has armed. */
  readonly chaos: Chaos;
  /** What nobody else calls itself, in this process or another. */
  readonly holder: string;
  /** Whether a holder is known to run no more: it is not waited for. */
  readonly hasEnded: (holder: string) => boolean;
  /** Takes what ought not to happen. */
  readonly onFault: (fault: unknown) => void;
  /** Who is told of attempts, if anybody is. */
  readonly webhookLog: () => LogWebhook | undefined;
  /** Who follows attempts from their beginning, if anybody does. */
  readonly watchAttempt: () => WatchAttempt | undefined;
}
