import { metaHostOf } from '../base/meta-hosts.ts';
import { urlHost } from '../base/url-host.ts';

/** Where a Convograph listens. */
export interface RedirectTarget {
  readonly url: string;
  /** Whether it speaks https. */
  readonly isSecure: boolean;
  readonly host: string;
  readonly port: number;
}

/**
 * Where a URL leads: to a server as a whole.
 * @throws Error that says what is wrong with it
 */
export function targetAt(url: string): RedirectTarget {
  // Without a password that is in it.
  const shown = url.replace(/\/\/[^/]*@/, '//');
  const wrong = (why: string) =>
    new Error(
      `${shown}, is no address of a Convograph: ${why}. Give one such as http://127.0.0.1:4004.`,
    );
  let parts: URL;
  try {
    parts = new URL(url);
  } catch {
    throw wrong('it is no URL');
  }
  const isSecure = parts.protocol === 'https:';
  if (!isSecure && parts.protocol !== 'http:')
    throw wrong('it begins neither with http:// nor https://');
  if (metaHostOf(parts.hostname)) throw wrong('it is one of Meta’s hosts');
  if (parts.pathname !== '/' || parts.search || parts.username)
    throw wrong('it is more than a host and a port');
  return {
    url: parts.origin,
    isSecure,
    host: urlHost(parts),
    port: Number(parts.port || (isSecure ? 443 : 80)),
  };
}
