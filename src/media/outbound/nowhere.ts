import {
  type Outbound,
  OutboundError,
  type OutboundReply,
  type OutboundRequest,
} from '../../base/outbound.ts';

/** Reaches nobody. */
export const nowhere: Outbound = {
  send({ url }: OutboundRequest): Promise<OutboundReply> {
    return Promise.reject(new OutboundError('address', `${url} may not be reached.`));
  },
};
