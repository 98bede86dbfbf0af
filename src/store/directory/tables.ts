import {
  bool,
  columns,
  int,
  json,
  list,
  oneOf,
  optional,
  type RowOf,
  set,
  text,
  word,
} from '../codec.ts';
import type { Product } from '../page/message.ts';

/** What a Page says of itself besides its name, and sells. */
export interface PageProfile {
  readonly category?: string;
  readonly username?: string;
  /** Name of a picture in the media store. */
  readonly picture?: string;
  /** Its catalogue: what product templates name. */
  readonly products?: readonly Product[];
}

/** How customers come to a Page: by a link, by an ad, or by what else there is (wire.md 7.2). */
export const WAYS_IN = ['link', 'social', 'ad'] as const;

/** The app that receives whoever comes by one of them, or by one ad. */
export interface EntryApp {
  readonly way: (typeof WAYS_IN)[number];
  /** Id of the ad, where it is one alone. */
  readonly ad?: string;
  readonly app: string;
  /** For how many days it has control; one where nothing is said. */
  readonly days?: number;
}

/** A Page, its linked Instagram account and its settings. */
export const PAGE = columns(
  'page',
  {
    /** The number that begins every key of the Page's rows. */
    no: int,
    id: text,
    name: text,
    instagramId: optional(text),
    instagramUsername: optional(text),
    mode: word('archive', 'strict'),
    limits: word('on', 'off'),
    /** The app that conversations go to while nobody owns them (wire.md 7.2). */
    defaultApp: optional(text),
    /** The app that is the Primary Receiver of the older Handover Protocol (wire.md 7.3). */
    primaryReceiver: optional(text),
    /** Ids of the apps that may take control of conversations. */
    takers: list,
    /** Which app has an idle conversation whose customer comes by a link or an ad. */
    entryApps: json<readonly EntryApp[]>(),
    /** The error code that every call on the Page is refused with, for tests of clients. */
    refuse: optional(int),
    profile: json<PageProfile>(),
    /** Whether the owner of the Instagram account allows access to its messages. */
    messageAccess: bool,
    /** Whether sends heed the header Idempotency-Key; undefined: in archive mode they do. */
    idempotency: optional(word('on', 'off')),
    /** The number that the ids of its messages hold, where another Page had it when it came here. */
    idNo: optional(int),
  },
  {
    /** The name with its letters composed (NFC), by which Pages are looked up. */
    nameKey: text,
  },
);
export type PageRow = RowOf<typeof PAGE>;
export type PageMode = PageRow['mode'];
export type Limits = PageRow['limits'];

export const APP = columns('app', {
  id: text,
  name: text,
  /** Sealed under the server's key: only `access/` can open it. */
  secret: text,
  /**
   * What Instagram login has in its place, and signs its webhooks with (wire.md 13.1, 13); sealed too.
   * Without one it is the same.
   */
  instagramSecret: optional(text),
  mode: word('live', 'development'),
  /** Scopes and features at standard access; all others have advanced access. */
  standard: set,
  /** Whether a verified business owns it. */
  verified: bool,
  /** Whether every call needs an appsecret_proof. */
  requireProof: bool,
  /** Where a login may lead back to, letter by letter. */
  redirectUris: json<readonly string[]>(),
  /** What it used before that was frozen: forms with the day of the first time, '' where that is not known. */
  usedForms: json<Readonly<Record<string, string>>>(),
});
export type AppRow = RowOf<typeof APP>;
export type AppMode = AppRow['mode'];

/** Whose events an app subscribes to: the first two hold conversations. */
export const SUBSCRIBED_OBJECTS = ['page', 'instagram', 'user', 'permissions'] as const;
export type SubscribedObject = (typeof SUBSCRIBED_OBJECTS)[number];

/** A field of a subscription, with the version in whose form its events come. */
export interface SubscribedField {
  readonly name: string;
  readonly version: string;
}

/** Where an app has the events of an object sent to, and which (wire.md 5.13). */
export const SUBSCRIPTION = columns('subscription', {
  app: text,
  object: word(...SUBSCRIBED_OBJECTS),
  callback: text,
  /** Sealed under the server's key. */
  verifyToken: text,
  fields: json<readonly SubscribedField[]>(),
  /** Whether changes come with their values; messaging always does. */
  includeValues: bool,
  active: bool,
  /** When the callback answered a handshake, in epoch ms; undefined: the first delivery asks it. */
  verified: optional(int),
});
export type SubscriptionRow = RowOf<typeof SUBSCRIPTION>;

/** Over which account a Page has an app: its own, or its Instagram account by Instagram login. */
export const ACCOUNTS = ['page', 'instagram'] as const;
export type SubscribedAccount = (typeof ACCOUNTS)[number];

/** An app that gets events of a Page (wire.md 5.12). */
export const INSTALLED_APP = columns('installed_app', {
  page: int,
  account: word(...ACCOUNTS),
  app: text,
  /** Of the Page's or the account's own vocabulary. */
  fields: list,
  /** Number of the Page's newest event when it was installed, or installed again after that. */
  since: int,
  /** When its callback had failed for so long that the Page gave it up, in epoch ms. */
  disabled: optional(int),
});
export type InstalledAppRow = RowOf<typeof INSTALLED_APP>;

/** What somebody may be to an app. */
export const APP_ROLES = ['administrator', 'developer', 'tester', 'analytics'] as const;
export type AppRole = (typeof APP_ROLES)[number];

/**
 * The roles whose holders an app may deal with before it is reviewed: "admins, developers or
 * testers of the app" (wire.md 3.3, 200/2018028).
 */
export const INSIDER_ROLES = ['administrator', 'developer', 'tester'] as const;

/** A user's role on an app. */
export const APP_ROLE = columns('app_role', { app: text, user: text, role: word(...APP_ROLES) });

/** What a user says of himself besides the name. */
export interface UserProfile {
  readonly first_name?: string;
  readonly last_name?: string;
  readonly email?: string;
  /** The language that errors are told in, such as `pt_BR`. */
  readonly locale?: string;
  /** Name of a picture in the media store. */
  readonly picture?: string;
}

export const USER = columns('user', {
  id: text,
  name: text,
  /** Has to log in to www.facebook.com first (190/459). */
  checkpoint: bool,
  /** Has not confirmed the account (190/464). */
  unconfirmed: bool,
  profile: json<UserProfile>(),
});
export type UserRow = RowOf<typeof USER>;

/** What a user may do on a Page. */
export const ROLE = columns('role', { page: int, user: text, tasks: list });
export type RoleRow = RowOf<typeof ROLE>;

/** A token's rights and state; its text is nowhere (access/token-text.ts makes it). */
export const TOKEN = columns('token', {
  no: int,
  kind: word('page', 'user', 'system', 'instagram', 'app'),
  app: text,
  user: optional(text),
  page: optional(int),
  scopes: list,
  tasks: list,
  /** Times in epoch milliseconds. */
  issued: int,
  expires: optional(int),
  revoked: optional(int),
  /** Why it was revoked, as the subcode it is refused with (wire.md 3.2). */
  cause: optional(oneOf(458, 460, 467)),
  /** When it ends unless the person uses the app again; undefined: never. */
  dataAccess: optional(int),
  /** The Page tokens that a long-lived user token gives do not expire with it. */
  longLived: bool,
});
export type TokenRow = RowOf<typeof TOKEN>;
export type TokenKind = TokenRow['kind'];
export type RevocationCause = NonNullable<TokenRow['cause']>;

/** What a person said to a scope that an app asked for; a token's scopes without a row are granted. */
export const PERMISSION = columns('permission', {
  app: text,
  user: text,
  scope: text,
  status: word('granted', 'declined'),
  /** When it expires unless the person uses the app again, in epoch ms; undefined: never. */
  lapses: optional(int),
  /** Ids of the Pages and Instagram accounts it was narrowed to; undefined: all. */
  targets: optional(list),
});
export type PermissionRow = RowOf<typeof PERMISSION>;

/** A login code; only a MAC of its text is kept. */
export const CODE = columns('code', {
  mac: text,
  /** What it is exchanged for, and whether the app's secret has to come with it. */
  kind: word('login', 'client', 'instagram'),
  app: text,
  /** The person who logged in; not on Instagram. */
  user: optional(text),
  /** Number of the Page whose Instagram account logged in. */
  page: optional(int),
  redirect: text,
  scopes: list,
  /** Epoch milliseconds. */
  expires: int,
  used: optional(int),
});
export type CodeRow = RowOf<typeof CODE>;
export type CodeKind = CodeRow['kind'];

/** Calls of an app that were made in one way (call-counts.ts). */
export const CALL_COUNT = columns('call_count', {
  app: text,
  /** What they have in common, as JSON: no ids, no values, no tokens. */
  shape: text,
  count: int,
  /** Times in epoch milliseconds of the store's clock. */
  first: int,
  last: int,
});

export const SETTING = columns('setting', { name: text, value: text });
