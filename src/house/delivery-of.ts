import { randomBytes } from 'node:crypto';
import { hasEnded, type ProcessId, thisProcess } from '../base/processes.ts';
import type { WebhookLadder } from '../config/config.ts';
import { Delivery } from '../delivery/delivery.ts';
import type { DeliveryDeps } from '../delivery/deps.ts';
import { payloadsFrom } from '../delivery/payload.ts';
import type { MediaLinks } from '../media/media-links.ts';

/** How webhooks are sent. */
export interface WebhookSettings {
  readonly retries?: WebhookLadder | undefined;
  readonly batch?: boolean | undefined;
}

interface Given
  extends Pick<DeliveryDeps, 'store' | 'vault' | 'clock' | 'machine' | 'scheduler' | 'outbound'> {
  readonly links: MediaLinks;
}

/** What sends the webhooks of a store, not started. */
export const deliveryOf = (
  { links, ...given }: Given,
  { retries = 'messenger', batch = false }: WebhookSettings = {},
): Delivery =>
  new Delivery({
    ...given,
    retries,
    batch,
    // A process may open a store twice.
    holder: JSON.stringify({ ...thisProcess(), once: randomBytes(6).toString('hex') }),
    hasEnded: (holder) => hasEnded(JSON.parse(holder) as ProcessId),
    payloadOf: payloadsFrom(given.store, links),
  });
