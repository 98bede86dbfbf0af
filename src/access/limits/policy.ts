import type { ErrorName } from '../../graph/errors/error.ts';
import type { BurstRule } from './burst.ts';
import type { WindowSpan } from './window.ts';

/** A limit: so many calls in a window, for each of those it is counted by. */
export interface Limit {
  readonly span: WindowSpan;
  /** Calls for each head. */
  readonly calls: number;
  readonly error: ErrorName;
}

/** Business use cases: what a Page token's calls are counted as (wire.md 10). */
export type UseCase = 'messenger' | 'instagram' | 'pages';

/** Calls of which there may be so many in a moment. */
export type BurstKind = 'conversations' | 'sends' | 'profiles';

/** How much is allowed, as data. */
export interface Policy {
  /** For each user of the app. */
  readonly app: Limit;
  /** For one person, whatever the app. */
  readonly user: Limit;
  /** For one Page, by calls with user tokens. */
  readonly page: Limit;
  /** For each person who wrote to the Page or account in the last 24 hours. */
  readonly business: Readonly<Record<UseCase, Limit>>;
  /** Calls of the Conversations API, sends, and calls of messenger_profile, by one app for one Page or Instagram account. */
  readonly bursts: Readonly<Record<BurstKind, BurstRule & { readonly error: ErrorName }>>;
  /** Time that each allowed call may take, in microseconds: the whole of `total_time`. */
  readonly timeOfCall: number;
}

const MINUTE = 60_000;
const HOUR = { length: 60 * MINUTE, grain: MINUTE };
const DAY = { length: 24 * 60 * MINUTE, grain: 10 * MINUTE };

/** How long ago a person may have written and still count, in ms. */
export const ENGAGED_FOR = DAY.length;

/**
 * Meta's formulas (wire.md 10). Those it does not disclose, marked "ours", are settings of
 * docs/decisions/0022.
 */
export const META_POLICY: Policy = {
  app: { span: HOUR, calls: 200, error: 'appRateLimit' },
  // Ours: the share of the app's calls that each of its users brings.
  user: { span: HOUR, calls: 200, error: 'userRateLimit' },
  // Ours, as for a user.
  page: { span: HOUR, calls: 200, error: 'pageUserRateLimit' },
  business: {
    messenger: { span: DAY, calls: 200, error: 'pageRateLimit' },
    instagram: { span: DAY, calls: 200, error: 'instagramRateLimit' },
    pages: { span: DAY, calls: 4_800, error: 'pagesRateLimit' },
  },
  bursts: {
    conversations: { calls: 2, length: 1_000, error: 'rateLimit' },
    sends: { calls: 300, length: 1_000, error: 'rateLimit' },
    profiles: { calls: 10, length: 10 * MINUTE, error: 'rateLimit' },
  },
  // Ours: some hundred times what a read takes, so that it is the number of calls that decides.
  timeOfCall: 100_000,
};
