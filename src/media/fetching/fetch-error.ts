/** Why a file was not fetched. */
export type FetchReason =
  /** Nothing came from there: no address, none that is open, or no answer of 200. */
  | 'fetch'
  /** It has more bytes than it may. */
  | 'size'
  /** It is not of the kind that it was said to be, or is empty. */
  | 'type'
  /** It did not come in time. */
  | 'timeout'
  /** As much is fetched for the Page, or for all, as may be. */
  | 'busy'
  /** The server stops. */
  | 'stopped';

/**
 * A file was not fetched, and nothing of it is kept. The message is for whoever runs this: a client
 * must not learn from it what lies behind an address.
 */
export class MediaFetchError extends Error {
  override readonly name = 'MediaFetchError';
  readonly reason: FetchReason;

  constructor(reason: FetchReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
