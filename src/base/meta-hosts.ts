/** A host of Meta's that a Convograph can stand for. */
export interface MetaHost {
  readonly name: string;
  readonly dialect: 'facebook' | 'instagram';
  /** The Graph API, or what a person opens: of that host the login dialog alone is here. */
  readonly serves: 'api' | 'dialog';
}

/**
 * All that clients have built in (wire.md 11): the API, where it takes videos, its preview, where
 * iOS asks from 17 on, and the dialogs' hosts.
 */
export const META_HOSTS = [
  { name: 'graph.facebook.com', dialect: 'facebook', serves: 'api' },
  { name: 'graph-video.facebook.com', dialect: 'facebook', serves: 'api' },
  { name: 'graph.beta.facebook.com', dialect: 'facebook', serves: 'api' },
  { name: 'ep1.facebook.com', dialect: 'facebook', serves: 'api' },
  { name: 'ep2.facebook.com', dialect: 'facebook', serves: 'api' },
  { name: 'www.facebook.com', dialect: 'facebook', serves: 'dialog' },
  { name: 'graph.instagram.com', dialect: 'instagram', serves: 'api' },
  { name: 'api.instagram.com', dialect: 'instagram', serves: 'api' },
  { name: 'www.instagram.com', dialect: 'instagram', serves: 'dialog' },
] as const satisfies readonly MetaHost[];

const BY_NAME = new Map<string, MetaHost>(META_HOSTS.map((host) => [host.name, host]));

/** @param name of whatever case, without a port */
export const metaHostOf = (name: string): MetaHost | undefined => BY_NAME.get(name.toLowerCase());

/** @param host as the header `Host` has it, with a port or without */
export const metaHostAsked = (host: string): MetaHost | undefined =>
  metaHostOf(host.replace(/:\d+$/, ''));
