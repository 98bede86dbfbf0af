/**
 * What stands between an event and an app, in the order in which it is asked: the app's callback for
 * the object, the field in its subscription, the app on the Page, the field there, the app's mode and
 * level of access, who owns the conversation, and whether its webhooks were disabled after failures.
 */
export type Gate =
  | 'callback'
  | 'app_field'
  | 'installed'
  | 'page_field'
  | 'mode'
  | 'access'
  | 'owner'
  | 'disabled';

/** The array of an entry that an event stands in (wire.md 7.5). */
export type Channel = 'messaging' | 'standby';

/** That an app gets an event, where in an entry, and by which of the two logins it was subscribed. */
export type Admitted = {
  readonly channel: Channel;
  /** By Instagram's own login events are signed with the app's Instagram secret (wire.md 13.1 #13). */
  readonly via: 'page' | 'login';
};

/** The first gate that was closed to an app. */
export type Excluded = {
  readonly closed: Gate;
  /** How an app would have been told that was given up after failures: it may be told later. */
  readonly missed?: Admitted;
};

/**
 * Who gets an event, by the ids of apps that have to do with its Page: decided when it happened, so
 * that it is told alike a day later.
 */
export type Audience = Readonly<Record<string, Admitted | Excluded>>;
