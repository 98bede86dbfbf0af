import { type ErrorName, GraphError } from '../graph/errors/error.ts';
import {
  hasAdvancedAccess,
  holdsScope,
  isFeature,
  isReviewEnforced,
  isShown,
  type ReviewSubject,
} from './app-review.ts';
import type { Caller } from './caller.ts';
import type { Scope, Task } from './scopes.ts';

/** Whom an operation is about, as far as its rules ask; what is found later is judged then. */
export interface About {
  /** The id that was asked for. */
  readonly id: string;
  /** What was asked for it, in lower case; `get` without. */
  readonly verb?: string;
  /** Whether everybody concerned has a role on the caller's app. */
  readonly insiders: boolean;
  /** Whether an Instagram user lets the profile be read. */
  readonly consents: boolean;
}

/** What a rule is about; hints on mending are by it. */
export type RuleKind =
  | 'token'
  | 'people'
  | 'scope'
  | 'task'
  | 'account'
  | 'verification'
  | 'messages'
  | 'consent'
  | 'refusal'
  | 'shown';

/** One thing that an operation needs. Asking whether it holds allocates nothing: reads are many. */
export interface Rule {
  readonly kind: RuleKind;
  /** What is needed, for people: `scope pages_messaging`. */
  readonly needed: string;
  /** The scope or feature, of a rule about one. */
  readonly word?: ReviewSubject;
  /** Whether it holds; of somebody who is not known yet, whatever is asked does. */
  holds(caller: Caller, about: About | undefined): boolean;
  /** What there is, for people. */
  has(caller: Caller, about: About | undefined): string;
  /** Names of the errors that it gives. */
  readonly gives?: readonly ErrorName[];
  /** The error when it does not hold; a rule without one leaves data out and says nothing. */
  error?(caller: Caller, about: About | undefined): GraphError;
  /** False where the rule has nothing to say, because nobody is known whom it is about. */
  applies?(about: About | undefined): boolean;
}

/** The error of a rule that has one. */
const giving = (
  row: ErrorName,
  values: (about: About | undefined) => Readonly<Record<string, string>> = () => ({}),
): Required<Pick<Rule, 'gives' | 'error'>> => ({
  gives: [row],
  error: (_, about) => new GraphError(row, values(about)),
});

/** Kinds of token as people are told them. */
export const KINDS: Readonly<Record<Caller['kind'], string>> = {
  page: 'a Page access token',
  user: 'a user access token',
  app: 'an app access token',
  client: 'a client token',
  instagram: 'a token of Instagram login',
};

export const pageToken: Rule = {
  kind: 'token',
  needed: 'a Page access token',
  holds: ({ kind }) => kind === 'page',
  has: ({ kind }) => KINDS[kind],
  ...giving('pageTokenRequired'),
};

export const appToken: Rule = {
  kind: 'token',
  needed: 'the app access token',
  holds: ({ kind }) => kind === 'app',
  has: ({ kind }) => KINDS[kind],
  ...giving('appTokenRequired'),
};

export const userToken: Rule = {
  kind: 'token',
  needed: 'a user access token',
  holds: ({ kind }) => kind === 'user',
  has: ({ kind }) => KINDS[kind],
};

export const instagramToken: Rule = {
  kind: 'token',
  needed: 'a token of Instagram login',
  holds: ({ kind }) => kind === 'instagram',
  has: ({ kind }) => KINDS[kind],
  ...giving('tokenUnreadable'),
};

/** @param error the error that its lack gives */
export const scope = (word: Scope, error: ErrorName): Rule => ({
  kind: 'scope',
  word,
  needed: `the scope ${word}`,
  holds: (caller) => holdsScope(caller, word),
  has: (caller) => {
    if (!caller.scopes.has(word)) return 'not granted to the token';
    if (holdsScope(caller, word)) return 'granted';
    return `granted, but ${accessOf(caller, word)}, and ${caller.user?.name} has no role on the app`;
  },
  ...giving(error, () => ({ scope: word })),
});

/** A rule whose lack leaves data out and says nothing. */
export const quiet = ({ error: _, gives: __, ...rule }: Rule): Rule => rule;

const accessOf = ({ app }: Caller, word: ReviewSubject): string =>
  app.mode === 'development' ? 'the app is in development mode' : `${word} has standard access`;

export const messagingTask: Rule = {
  kind: 'task',
  needed: 'the task MESSAGING or MODERATE on the Page',
  holds: ({ tasks }) => tasks.has('MESSAGING') || tasks.has('MODERATE'),
  has: ({ tasks }) => [...tasks].join(', ') || 'no task',
  ...giving('missingTask'),
};

/** Who may set up a Page's webhooks (wire.md 5.12). */
const ADMINISTRATING = ['MODERATE', 'MANAGE', 'CREATE_CONTENT'] as const satisfies Task[];

export const administratingTask: Rule = {
  kind: 'task',
  needed: 'the task MODERATE, MANAGE or CREATE_CONTENT on the Page',
  holds: ({ tasks }) => ADMINISTRATING.some((task) => tasks.has(task)),
  has: ({ tasks }) => [...tasks].join(', ') || 'no task',
  ...giving('notAdministrator'),
};

/**
 * Whom an app may know that lacks advanced access to one of these: people with a role on it. Others
 * are as if they did not exist, so this is judged before whatever tells that something is there.
 * @param error what somebody unknown gives
 */
export const people = (words: readonly Scope[], error: 'notFound' | 'noMatchingUser'): Rule => ({
  kind: 'people',
  needed: 'advanced access, or people with a role on the app',
  applies: (about) => about !== undefined,
  holds: (caller, about) => !about || about.insiders || !isNarrowed(caller, words),
  has: (caller, about) => {
    if (!isReviewEnforced(caller)) return 'not asked for: the Page is in archive mode';
    const lacking = words.find((word) => !hasAdvancedAccess(caller.app, word));
    if (lacking === undefined) return 'advanced access';
    return `${accessOf(caller, lacking)}; ${about?.insiders ? 'all have a role' : 'somebody has no role'} on the app`;
  },
  ...giving(error, (about) => ({ method: about?.verb ?? 'get', id: about?.id ?? '' })),
});

/** {@link people} of a list: it leaves out what may not be seen, and says nothing. */
export const listedPeople = (words: readonly Scope[]): Rule => ({
  kind: 'shown',
  needed: 'advanced access, for conversations with people who have no role on the app',
  applies: (about) => about === undefined,
  holds: (caller) => !isNarrowed(caller, words),
  has: (caller) => people(words, 'notFound').has(caller, undefined).split(';')[0] ?? '',
});

/** Whether one of the scopes reaches no further than to people with a role on the app. */
export function isNarrowed(caller: Caller, words: readonly Scope[]): boolean {
  if (!isReviewEnforced(caller)) return false;
  for (const word of words) if (!hasAdvancedAccess(caller.app, word)) return true;
  return false;
}

/** Meta gives no app the conversations of an account over its Page's host (wire.md 13.3 i). */
export const accountEdge: Rule = {
  kind: 'account',
  needed: 'the list asked of the Page with platform=instagram, and not of the account',
  holds: (caller) => !isReviewEnforced(caller),
  has: (caller) =>
    isReviewEnforced(caller)
      ? 'asked of the account, which Meta lets no app do at graph.facebook.com'
      : 'not asked for: the Page is in archive mode',
  ...giving('missingCapability'),
};

export const verification: Rule = {
  kind: 'verification',
  needed: 'an app that a verified business owns',
  holds: (caller) => caller.app.verified || !isReviewEnforced(caller),
  has: (caller) => {
    if (!isReviewEnforced(caller)) return 'not asked for: the Page is in archive mode';
    return caller.app.verified ? 'the business is verified' : 'the business is not verified';
  },
  ...giving('missingCapability'),
};

export const messageAccess: Rule = {
  kind: 'messages',
  needed: '"Allow access to messages" of the Instagram account',
  holds: ({ page }) => page?.messageAccess !== false,
  has: ({ page }) => (page?.messageAccess === false ? 'off' : 'on'),
  ...giving('messageAccessOff'),
};

export const consent: Rule = {
  kind: 'consent',
  needed: 'consent of the Instagram user to the profile being read',
  applies: (about) => about !== undefined,
  holds: (_, about) => about?.consents !== false,
  has: (_, about) => (about?.consents === false ? 'not given' : 'given'),
  ...giving('consentRequired'),
};

/** Refusals that a Page can be set to give, so that clients can be tried against them. */
const REFUSALS: Readonly<Record<number, ErrorName>> = {
  368: 'abusive',
  613: 'rateLimit',
  80006: 'pageRateLimit',
};

/** The same, and what sends alone can be refused with, by code or subcode. */
export const SEND_REFUSALS = {
  ...(REFUSALS as Record<keyof typeof REFUSALS, 'abusive' | 'rateLimit' | 'pageRateLimit'>),
  1200: 'sendFailed',
  36103: 'accountNotEligible',
  1893063: 'pageRestricted',
  10904: 'messagesDisabled',
  [-1]: 'sendMessageFailure',
  2022: 'contentReported',
  2018336: 'privacyRules',
  2534029: 'businessBlocked',
  2534077: 'accountUnverified',
  2534122: 'linkRestricted',
} as const satisfies Readonly<Record<number, ErrorName>>;

const refuses = (code: number | undefined): boolean => code !== undefined && code in REFUSALS;

export const refusal: Rule = {
  kind: 'refusal',
  needed: 'a Page that is not set to refuse',
  holds: ({ page }) => !refuses(page?.refuse),
  has: ({ page }) => (refuses(page?.refuse) ? `it refuses with ${page?.refuse}` : 'it is not'),
  gives: Object.values(REFUSALS),
  error: ({ page }) => new GraphError(REFUSALS[page?.refuse ?? 0] ?? 'rateLimit'),
};

/**
 * A field of a profile that a scope or feature opens (wire.md 5.14).
 * @param error what asking for the field without it gives; it is left out and nothing said without
 */
export const shown = (word: ReviewSubject, fields: string, error?: ErrorName): Rule => ({
  ...(error && giving(error)),
  kind: 'shown',
  word,
  needed: `the ${isFeature(word) ? 'feature' : 'scope'} ${word}, for ${fields}`,
  holds: (caller, about) => isShown(caller, word, about?.insiders ?? false),
  has: (caller, about) => {
    if (isShown(caller, word, about?.insiders ?? false)) return 'there';
    if (!isFeature(word) && !caller.scopes.has(word)) return 'not granted to the token';
    return `${accessOf(caller, word)}, and the person has no role on the app`;
  },
});
