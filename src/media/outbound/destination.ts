import { OutboundError } from '../../base/outbound.ts';
import { urlHost } from '../../base/url-host.ts';

/** Where an address leads. */
export interface Destination {
  readonly url: URL;
  /** A name, or an IP address without brackets. */
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
}

/**
 * Reads an address.
 * @throws OutboundError `url` for none, or one with a name and a password; `scheme` for another
 *   than http and https
 */
export function readDestination(text: string): Destination {
  const url = URL.parse(text);
  if (!url?.hostname) throw new OutboundError('url', 'That is no address of a server.');
  if (url.username || url.password) {
    throw new OutboundError('url', 'An address must hold no name and no password.');
  }
  const isSecure = url.protocol === 'https:';
  if (!isSecure && url.protocol !== 'http:') {
    throw new OutboundError('scheme', `${url.protocol}// is not spoken here: https:// is.`);
  }
  return {
    url,
    host: urlHost(url),
    port: Number(url.port || (isSecure ? 443 : 80)),
    isSecure,
  };
}
