import type { Posted } from '../load.ts';

/** What the server of `entry.ts` is asked for, one at a time. */
export type Job =
  /** Writes one message to the second Page, and answers once it is acknowledged. */
  | { readonly do: 'write' }
  /** Goes on writing messages at a fixed rate to a Page (1 or 2) until `end`; answers at once. */
  | { readonly do: 'begin'; readonly page: number; readonly perSecond: number }
  | { readonly do: 'end' }
  /** So many senders that each write a message when the one before is acknowledged. */
  | { readonly do: 'closed'; readonly senders: number; readonly seconds: number }
  /** Transactions of so many messages each, one after the other. */
  | {
      readonly do: 'groups';
      readonly of: number;
      readonly seconds: number;
      /** To conversations in any order, not in that of their numbers, whose rows lie side by side. */
      readonly isSpread?: boolean;
    };

/** What it says when it is ready: what to ask of its first Page, and what to send for its second. */
export interface Ready {
  readonly url: string;
  readonly paths: readonly string[];
  readonly sends: readonly Posted[];
  /** The same, of a file that was uploaded. */
  readonly files: readonly Posted[];
}

/** What came of writing at a fixed rate. Times in ms. */
export interface Written {
  readonly messages: number;
  /** From when a message was due to when it was acknowledged: median, and of the slowest 1 %. */
  readonly p50: number;
  readonly p99: number;
  /** By how much turns of the event loop were late, of the slowest 1 %. */
  readonly delayP99: number;
  /** The longest that a transaction's begin held the thread up. */
  readonly begin: number;
}

/** Of senders that wait, or of groups: messages a second. */
export interface Rate {
  readonly perSecond: number;
}
