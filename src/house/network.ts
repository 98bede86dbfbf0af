import type { Outbound, OutboundStreams } from '../base/outbound.ts';
import type { CheckedOutboundOptions } from '../media/outbound/checked-outbound.ts';
import { stopped } from '../media/outbound/request-places.ts';

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
  let hasStreams = true;
  const way = () => {
    loaded ??= load();
    return loaded;
  };
  return {
    async send(request) {
      if (isClosed) throw stopped();
      return (await way()).send(request);
    },
    async open(request) {
      if (!hasStreams) throw stopped();
      return (await way()).open(request);
    },
    endStreams() {
      hasStreams = false;
      void loaded?.then((made) => made.endStreams());
    },
    async close() {
      isClosed = true;
      hasStreams = false;
      (await loaded)?.close();
    },
  };
}
