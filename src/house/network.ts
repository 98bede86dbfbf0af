import { type Outbound, OutboundError } from '../base/outbound.ts';
import type { CheckedOutboundOptions } from '../media/outbound/checked-outbound.ts';

/** The network, which is loaded with the first request: most commands send none. */
export function network(options: CheckedOutboundOptions): Outbound & { close(): Promise<void> } {
  const load = async () => {
    const { CheckedOutbound } = await import('../media/outbound/checked-outbound.ts');
    return new CheckedOutbound(options);
  };
  let loaded: ReturnType<typeof load> | undefined;
  let isClosed = false;
  return {
    async send(request) {
      if (isClosed) throw new OutboundError('cut', 'The server stopped before this was sent.');
      loaded ??= load();
      return (await loaded).send(request);
    },
    async close() {
      isClosed = true;
      (await loaded)?.close();
    },
  };
}
