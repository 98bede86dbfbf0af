import { type Outbound, OutboundError, type OutboundStreams } from '../base/outbound.ts';
import type { CheckedOutboundOptions } from '../media/outbound/checked-outbound.ts';

/** The way to other machines. */
interface Network extends Outbound, OutboundStreams {
  close(): Promise<void>;
}

/** The network, which is loaded with the first request: most commands send none. */
export function network(options: CheckedOutboundOptions): Network {
  const load = async () => {
    const { CheckedOutbound } = await import('../media/outbound/checked-outbound.ts');
    return new CheckedOutbound(options);
  };
  let loaded: ReturnType<typeof load> | undefined;
  let isClosed = false;
  const way = () => {
    if (isClosed) throw new OutboundError('cut', 'The server stopped before this was sent.');
    loaded ??= load();
    return loaded;
  };
  return {
    send: async (request) => (await way()).send(request),
    open: async (request) => (await way()).open(request),
    async close() {
      isClosed = true;
      (await loaded)?.close();
    },
  };
}
