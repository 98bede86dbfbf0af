import { GraphError } from '../graph/errors/error.ts';
import type { Platform } from '../store/page/platform.ts';
import type { Caller } from './caller.ts';
import {
  type About,
  accountEdge,
  administratingTask,
  appToken,
  consent,
  instagramToken,
  isNarrowed,
  listedPeople,
  messageAccess,
  messagingTask,
  pageToken,
  people,
  quiet,
  type Rule,
  type RuleKind,
  refusal,
  scope,
  shown,
  userToken,
  verification,
} from './rules.ts';
import type { Scope } from './scopes.ts';

/** What an operation needs on a platform. */
interface Needs {
  /** Scopes whose access level decides whom the app may know. */
  readonly scopes: readonly Scope[];
  /** In the order in which they are asked: the first that does not hold is the error. */
  readonly rules: readonly Rule[];
}

type Unknown = 'notFound' | 'noMatchingUser';

/** On which platform, and with which login: Facebook's serves both, Instagram's its own. */
type Way = Platform | 'INSTAGRAM_LOGIN';

/** @param given the rules after those on whom the app may know; the Page's refusal comes last */
const onPeople = (scopes: readonly Scope[], unknown: Unknown, ...given: Rule[]): Needs => ({
  scopes,
  rules: [pageToken, people(scopes, unknown), listedPeople(scopes), ...given],
});

/** {@link onPeople} for tokens of Instagram login, which no Page stands behind and no task. */
const onAccount = (...given: Rule[]): Needs => ({
  scopes: INSTAGRAM_LOGIN,
  rules: [
    instagramToken,
    people(INSTAGRAM_LOGIN, 'notFound'),
    listedPeople(INSTAGRAM_LOGIN),
    ...INSTAGRAM_LOGIN.map((each) => scope(each, 'missingInstagramScope')),
    messageAccess,
    refusal,
    ...given,
  ],
});

/** The same asked of an Instagram account at graph.facebook.com, which archives alone serve. */
const ofAccount = (needs: Needs): Needs => ({
  ...needs,
  rules: needs.rules.flatMap((rule) => (rule === pageToken ? [rule, accountEdge] : [rule])),
});

const INSTAGRAM_LOGIN: readonly Scope[] = [
  'instagram_business_basic',
  'instagram_business_manage_messages',
];
const MESSENGER: readonly Scope[] = [
  'pages_messaging',
  'pages_read_engagement',
  'pages_manage_metadata',
];
const INSTAGRAM: readonly Scope[] = [
  'instagram_basic',
  'instagram_manage_messages',
  'pages_manage_metadata',
];
const messengerRules = [
  scope('pages_messaging', 'missingMessagingScope'),
  scope('pages_read_engagement', 'missingEngagementScope'),
  scope('pages_manage_metadata', 'missingScope'),
  messagingTask,
];
const instagramRules = [
  scope('instagram_basic', 'missingInstagramScope'),
  scope('instagram_manage_messages', 'missingInstagramScope'),
  scope('pages_manage_metadata', 'missingScope'),
  messagingTask,
  verification,
  messageAccess,
];

/** What a field of a profile needs besides the profile; there is none such on Instagram. */
const onMessenger = (rule: Rule): Record<Way, Needs> => ({
  MESSENGER: { scopes: [], rules: [pageToken, rule] },
  INSTAGRAM: { scopes: [], rules: [pageToken] },
  INSTAGRAM_LOGIN: { scopes: [], rules: [instagramToken] },
});

/** A user's address is left out without its scope, and nothing said (wire.md 13.3 l). */
const ofEmail: Needs = { scopes: [], rules: [userToken, quiet(scope('email', 'missingScope'))] };

/** What an app sets up with its own token, whatever the host. */
const ofApp: Needs = { scopes: [], rules: [appToken] };

const conversations = {
  MESSENGER: onPeople(MESSENGER, 'notFound', ...messengerRules, refusal),
  INSTAGRAM: onPeople(INSTAGRAM, 'notFound', ...instagramRules, refusal),
  INSTAGRAM_LOGIN: onAccount(),
};

/**
 * What each operation needs on each platform and with Instagram login (wire.md 5.2, 5.8, 5.14,
 * 6, 13.3 h). What the catalogue
 * declares names its operation (api/needs.ts); whoever adds one adds a row, and everything that
 * asks for permission goes through {@link permit}.
 */
export const PRIVILEGES = {
  readConversations: conversations,
  readAccountConversations: {
    MESSENGER: ofAccount(conversations.MESSENGER),
    INSTAGRAM: ofAccount(conversations.INSTAGRAM),
    // At graph.instagram.com the account is all there is to ask.
    INSTAGRAM_LOGIN: conversations.INSTAGRAM_LOGIN,
  },
  sendMessages: {
    MESSENGER: {
      scopes: ['pages_messaging'],
      rules: [pageToken, scope('pages_messaging', 'missingMessagingScope'), messagingTask],
    },
    INSTAGRAM: { scopes: ['instagram_manage_messages'], rules: [pageToken, ...instagramRules] },
    INSTAGRAM_LOGIN: {
      scopes: ['instagram_business_manage_messages'],
      rules: [
        instagramToken,
        ...INSTAGRAM_LOGIN.map((each) => scope(each, 'missingInstagramScope')),
        messageAccess,
      ],
    },
  },
  moderateConversations: {
    MESSENGER: {
      scopes: ['pages_messaging'],
      rules: [pageToken, scope('pages_messaging', 'missingMessagingScope'), messagingTask],
    },
    INSTAGRAM: {
      scopes: ['instagram_basic', 'instagram_manage_messages', 'business_management'],
      rules: [
        pageToken,
        scope('instagram_basic', 'missingInstagramScope'),
        scope('instagram_manage_messages', 'missingInstagramScope'),
        scope('business_management', 'missingScope'),
        messagingTask,
        messageAccess,
      ],
    },
    // Of Pages alone: graph.instagram.com has no such edge.
    INSTAGRAM_LOGIN: { scopes: [], rules: [pageToken] },
  },
  readThreadOwner: {
    MESSENGER: onPeople(
      ['pages_messaging'],
      'noMatchingUser',
      scope('pages_messaging', 'missingMessagingScope'),
      messagingTask,
      refusal,
    ),
    INSTAGRAM: onPeople(
      ['instagram_manage_messages'],
      'noMatchingUser',
      scope('instagram_manage_messages', 'missingInstagramScope'),
      messagingTask,
      verification,
      messageAccess,
      refusal,
    ),
    // Of Pages alone: graph.instagram.com has no such edge.
    INSTAGRAM_LOGIN: { scopes: [], rules: [pageToken] },
  },
  readProfile: {
    MESSENGER: onPeople(
      MESSENGER,
      'notFound',
      ...messengerRules,
      refusal,
      shown('business_asset_user_profile_access', 'name, first_name, last_name, profile_pic'),
    ),
    INSTAGRAM: onPeople(INSTAGRAM, 'notFound', ...instagramRules, refusal, consent),
    INSTAGRAM_LOGIN: onAccount(consent),
  },
  readStickers: { MESSENGER: ofApp, INSTAGRAM: ofApp, INSTAGRAM_LOGIN: ofApp },
  manageSubscriptions: { MESSENGER: ofApp, INSTAGRAM: ofApp, INSTAGRAM_LOGIN: ofApp },
  manageSubscribedApps: {
    MESSENGER: {
      scopes: [],
      rules: [pageToken, scope('pages_manage_metadata', 'missingScope'), administratingTask],
    },
    INSTAGRAM: {
      scopes: [],
      rules: [
        pageToken,
        scope('instagram_basic', 'missingInstagramScope'),
        scope('pages_manage_metadata', 'missingScope'),
        administratingTask,
      ],
    },
    INSTAGRAM_LOGIN: {
      scopes: [],
      rules: [instagramToken, scope('instagram_business_basic', 'missingInstagramScope')],
    },
  },
  // What each field needs besides is told of each (api/nodes/page/subscribed-apps.ts).
  subscribeApp: {
    MESSENGER: { scopes: [], rules: [pageToken, administratingTask] },
    INSTAGRAM: { scopes: [], rules: [pageToken, administratingTask] },
    INSTAGRAM_LOGIN: { scopes: [], rules: [instagramToken] },
  },
  manageMessengerProfile: {
    MESSENGER: {
      scopes: [],
      rules: [pageToken, scope('pages_messaging', 'missingMessagingScope'), messagingTask],
    },
    INSTAGRAM: {
      scopes: [],
      rules: [
        pageToken,
        scope('instagram_basic', 'missingInstagramScope'),
        scope('instagram_manage_messages', 'missingInstagramScope'),
        messagingTask,
      ],
    },
    INSTAGRAM_LOGIN: {
      scopes: [],
      rules: [
        instagramToken,
        ...INSTAGRAM_LOGIN.map((each) => scope(each, 'missingInstagramScope')),
      ],
    },
  },
  readLocale: onMessenger(shown('pages_user_locale', 'locale', 'profileScopeMissing')),
  readTimezone: onMessenger(shown('pages_user_timezone', 'timezone', 'profileScopeMissing')),
  readEmail: { MESSENGER: ofEmail, INSTAGRAM: ofEmail, INSTAGRAM_LOGIN: ofEmail },
  readGender: onMessenger(shown('pages_user_gender', 'gender', 'profileScopeMissing')),
} as const satisfies Record<string, Record<Way, Needs>>;

export type Privilege = keyof typeof PRIVILEGES;

/** What a caller needs: the login decides before the platform does. */
const needsOf = ({ kind }: Caller, operation: Privilege, platform: Platform): Needs =>
  PRIVILEGES[operation][kind === 'instagram' ? 'INSTAGRAM_LOGIN' : platform];

/** One thing an operation needs, and whether it is there. */
export interface Requirement {
  readonly kind: RuleKind;
  readonly needed: string;
  readonly has: string;
  readonly ok: boolean;
  /** The scope or feature it is about, if it is about one. */
  readonly word: string | undefined;
  /** The error it gives; undefined when it holds, and when data is only left out. */
  readonly error: GraphError | undefined;
}

/**
 * Everything an operation needs, in order, beside what there is. The first with an error is what
 * {@link permit} throws. Whoever is not known yet is passed over.
 */
export function judge(
  caller: Caller,
  operation: Privilege,
  platform: Platform,
  about?: About,
): readonly Requirement[] {
  return needsOf(caller, operation, platform)
    .rules.filter(({ applies }) => applies?.(about) !== false)
    .map((rule) => {
      const ok = rule.holds(caller, about);
      return {
        kind: rule.kind,
        needed: rule.needed,
        has: rule.has(caller, about),
        ok,
        word: rule.word,
        error: ok ? undefined : rule.error?.(caller, about),
      };
    });
}

/**
 * Lets a token through that has all an operation needs: {@link judge} without the telling.
 * @param about whom the operation is about, where that is known already
 * @throws GraphError `pageTokenRequired` (190), `notFound`, `noMatchingUser` (100), the scope's
 * error (10, 200, 230, 283), `missingTask`, `missingCapability` (3), `messageAccessOff` (200),
 * `consentRequired` (230), or what the Page is set to refuse with
 */
export function permit(
  caller: Caller,
  operation: Privilege,
  platform: Platform,
  about?: About,
): void {
  const needs = needsOf(caller, operation, platform);
  if (about === undefined && permitted.get(caller)?.has(needs)) return;
  for (const rule of needs.rules) {
    if (rule.error !== undefined && !rule.holds(caller, about)) throw rule.error(caller, about);
  }
  if (about === undefined) remember(caller, needs);
}

/**
 * What callers were let through to. A caller never changes: another is made when the store has
 * changed (identify.ts). Asking anew took some 110 ns, and this takes 20.
 */
const permitted = new WeakMap<Caller, Set<Needs>>();

function remember(caller: Caller, needs: Needs): void {
  const known = permitted.get(caller);
  if (known) known.add(needs);
  else permitted.set(caller, new Set([needs]));
}

/**
 * The platform on which to judge an operation whose platform shows only when its parameters are
 * read: one on which it is allowed, Messenger first, as a call without parameters is a Page's; else
 * one that the token has the scopes for, or Messenger.
 */
export function likelyPlatform(caller: Caller, operation: Privilege): Platform {
  if (caller.kind === 'instagram') return 'INSTAGRAM';
  const holds = (rule: Rule) => rule.error === undefined || rule.holds(caller, undefined);
  const { INSTAGRAM: instagram, MESSENGER: messenger } = PRIVILEGES[operation];
  if (messenger.rules.every(holds)) return 'MESSENGER';
  if (instagram.rules.every(holds)) return 'INSTAGRAM';
  const scoped = instagram.rules.filter(({ kind }) => kind === 'scope').every(holds);
  return scoped ? 'INSTAGRAM' : 'MESSENGER';
}

/** Whether nothing lacks that an operation needs, also of what would be left out without a word. */
export const holdsAll = (caller: Caller, operation: Privilege, platform: Platform): boolean =>
  needsOf(caller, operation, platform).rules.every((rule) => rule.holds(caller, undefined));

/** Whether an operation of the caller reaches no further than to people with a role on the app. */
export const reachesInsidersOnly = (
  caller: Caller,
  operation: Privilege,
  platform: Platform,
): boolean => isNarrowed(caller, needsOf(caller, operation, platform).scopes);

/**
 * Lets tokens through that fix a Page: a Page's own, and that of its Instagram account.
 * @throws GraphError `pageTokenRequired` (190) for a user or app token
 */
export function requirePageToken({ kind }: Caller): void {
  if (kind !== 'page' && kind !== 'instagram') throw new GraphError('pageTokenRequired');
}
