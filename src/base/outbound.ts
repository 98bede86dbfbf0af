/** A request to somebody else's server, such as an app's callback. */
export interface OutboundRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** Milliseconds, by the machine's timers, from the moment it is sent to the end of the answer. */
  readonly timeout: number;
  /** Bytes of the answer's body that are read and kept. */
  readonly most: number;
}

/** What came back, whatever its status: a redirect is an answer like any other. */
export interface OutboundReply {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Whether there was more than `most`. */
  readonly cut: boolean;
  /** Milliseconds that it took. */
  readonly elapsed: number;
}

/** Why there is no answer. */
export type OutboundReason =
  /** No address, or one that holds a name and a password. */
  | 'url'
  /** Neither https, nor http to where that is allowed. */
  | 'scheme'
  /** The address rule: where it leads is not public, or is this process. */
  | 'address'
  /** No address is known for the name. */
  | 'name'
  /** Nobody answers there. */
  | 'connect'
  /** The certificate is not valid for that name. */
  | 'certificate'
  | 'timeout'
  /** The connection ended before the answer did. */
  | 'cut';

/** There is no answer; the message is a sentence for whoever runs this, not for a client. */
export class OutboundError extends Error {
  override readonly name = 'OutboundError';
  readonly reason: OutboundReason;

  constructor(reason: OutboundReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Sends requests to other servers; passed in, so that a test decides what they answer. */
export interface Outbound {
  /**
   * Follows no redirect, and asks no proxy.
   * @throws OutboundError where there is no answer
   */
  send(request: OutboundRequest): Promise<OutboundReply>;
}
