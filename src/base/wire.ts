import type { IncomingHttpHeaders } from 'node:http';

/** A call that the server makes of itself, for whoever may not hold the token it is made with. */
interface WireCall {
  readonly method: string;
  /** Path and query; of an address with a host, that host is asked. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** What was answered, as it came. */
export interface WireAnswer {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Milliseconds of the machine until all of it was there. */
  readonly ms: number;
}

/** Makes such a call. @throws WireError where no answer comes */
export type Wire = (call: WireCall) => Promise<WireAnswer>;

/** There was no answer, as a fault may have it. */
export class WireError extends Error {
  override readonly name = 'WireError';
  /** Whether nothing was sent, since HTTP has no such call. */
  readonly isUnsaid: boolean;

  constructor(message: string, { isUnsaid = false } = {}) {
    super(message);
    this.isUnsaid = isUnsaid;
  }
}
