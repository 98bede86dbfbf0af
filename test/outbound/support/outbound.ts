import { type Outbound, OutboundError, type OutboundRequest } from '../../../src/base/outbound.ts';
import { systemScheduler } from '../../../src/base/scheduler.ts';
import {
  CheckedOutbound,
  type CheckedOutboundOptions,
} from '../../../src/media/outbound/checked-outbound.ts';
import { afterFile } from '../../support/after-file.ts';

/** The way out, with nothing but public addresses open unless a test says more. */
export function outbound(options: Partial<CheckedOutboundOptions> = {}): CheckedOutbound {
  const made = new CheckedOutbound({ allowTo: [], scheduler: systemScheduler, ...options });
  afterFile(() => made.close());
  return made;
}

/** Whatever a name is asked for, it has these addresses. */
export const always =
  (...addresses: readonly string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

/** A GET as most tests send it. */
export const get = (url: string, more: Partial<OutboundRequest> = {}): OutboundRequest => ({
  method: 'GET',
  url,
  timeout: 5000,
  most: 16_384,
  ...more,
});

/** Why a request gets no answer: the reason and the sentence; `answered` where it gets one. */
export const refusal = (way: Outbound, request: OutboundRequest): Promise<string> =>
  way.send(request).then(
    () => 'answered',
    (error: unknown) => {
      if (!(error instanceof OutboundError)) throw error;
      return `${error.reason}: ${error.message}`;
    },
  );
