import {
  type Outbound,
  OutboundError,
  type OutboundReply,
  type OutboundRequest,
} from '../../src/base/outbound.ts';

/** What somebody else's server says to a request. */
type Says = (url: URL) => Partial<OutboundReply> & { readonly text?: string };

/** Gives the challenge back, as a callback has to. */
export const agrees: Says = (url) => ({ text: url.searchParams.get('hub.challenge') ?? '' });

/** Other people's servers, all of which say the same; keeps what they were asked. */
export class Callbacks implements Outbound {
  readonly asked: OutboundRequest[] = [];
  says: Says = agrees;
  /** What they wait for before they answer. */
  before: (() => Promise<void>) | undefined;

  async send(request: OutboundRequest): Promise<OutboundReply> {
    this.asked.push(request);
    await this.before?.();
    const { text = '', ...reply } = this.says(new URL(request.url));
    const body = Buffer.from(text);
    return { status: 200, headers: {}, body, cut: false, elapsed: 1, ...reply };
  }

  /** What was asked since this was last looked at. */
  take(): OutboundRequest[] {
    return this.asked.splice(0);
  }
}

/** Nobody is there. */
export const isGone: Says = () => {
  throw new OutboundError('connect', 'Nobody answers at 10.0.0.1:80.');
};
