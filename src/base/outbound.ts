/** A request to somebody else's server, such as an app's callback. */
export interface StreamedRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** Milliseconds, by the machine's timers, from the moment it is sent to the end of the answer. */
  readonly timeout: number;
}

/** A request whose answer is kept in memory. */
export interface OutboundRequest extends StreamedRequest {
  /** Bytes of the answer's body that are read and kept. */
  readonly most: number;
}

/** How an answer begins, whatever its status: a redirect is an answer like any other. */
export interface OutboundHead {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What came back. */
export interface OutboundReply extends OutboundHead {
  readonly body: Buffer;
  /** Whether there was more than `most`. */
  readonly cut: boolean;
  /** Milliseconds that it took. */
  readonly elapsed: number;
}

/** What comes back, read as it comes. Its time runs on until it is read to its end, or left. */
export interface StreamedReply extends OutboundHead {
  /** To be read once. @throws OutboundError where the rest of the answer does not come */
  readonly body: AsyncIterable<Buffer>;
  /** Leaves what was not read, and closes the connection then. */
  readonly leave: () => void;
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

/** Asks other servers for answers that are too large for the memory. */
export interface OutboundStreams {
  /**
   * Follows no redirect, and asks no proxy. What is sent ({@link Outbound}) never waits for it.
   * @throws OutboundError where there is no answer
   */
  open(request: StreamedRequest): Promise<StreamedReply>;
  /** Ends those that are under way, and begins none any more: `cut`. */
  endStreams(): void;
}
