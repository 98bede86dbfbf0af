import type { IncomingMessage } from 'node:http';
import type { DialectName, IsInstagramHost } from '../api/asked-host.ts';
import { addressSet } from '../base/address-set.ts';
import { metaHostAsked } from '../base/meta-hosts.ts';
import { schemeOf } from './scheme.ts';

const HOST = /^(?:[a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

const isHost = (text: string | undefined): text is string => text !== undefined && HOST.test(text);

/** The host that a client asked. */
interface Place {
  /** Scheme and host, for paging links. */
  readonly origin: string;
  /** Whether it is one of graph.facebook.com or of graph.instagram.com. */
  readonly dialect: DialectName;
  /**
   * Scheme and host under which the server is reached by whoever is not led here, where the host is
   * one of Meta's: a browser that opens a link to it comes to Meta.
   */
  readonly home?: string;
  /** Whether a trusted proxy passed the host on. */
  readonly passedOn?: true;
}

/** Finds the host that a client asked. */
export type PlaceOf = (req: IncomingMessage, targetHost: string | undefined) => Place;

/**
 * By precedence: `X-Forwarded-Proto` and `-Host`, believed only of a peer in `trustProxy`; the host
 * of an absolute target; `Host`; the local address. What is not a host name with an optional port is
 * passed over: these texts end up in links. `publicUrl` stands before all of them, but for its host
 * where a client asked one of Instagram's: links go on to the host that answers in their dialect. Nor
 * does it where a client was led here on its way to a host of Meta's, which it knows alone. These are
 * asked by https, whatever brings a call of theirs here; but for one with a port of its own, which is
 * this server's by another name.
 *
 * @param ownOrigin scheme and host of the server itself, once it listens
 */
export function placeFinder(
  publicUrl: string | undefined,
  trustProxy: readonly string[],
  isInstagram: IsInstagramHost,
  ownOrigin: () => string,
): PlaceOf {
  const trusted = addressSet(trustProxy);
  const publicOrigin = publicUrl?.replace(/\/+$/, '');
  const publicScheme = publicUrl?.split(':', 1)[0]?.toLowerCase();
  const placeAt: PlaceAt = (scheme, host, isLed) => {
    const dialect = isInstagram(host) ? 'instagram' : 'facebook';
    const isMeta = metaHostAsked(host) !== undefined;
    const own = isMeta && { home: ownOrigin() };
    const said = isMeta && /(?:[^\d]|:443)$/.test(host) ? 'https' : scheme;
    if (isMeta && isLed) return { origin: `${said}://${host}`, dialect, ...own };
    if (publicOrigin !== undefined && dialect === 'facebook') {
      return { origin: publicOrigin, dialect, ...own };
    }
    return { origin: `${publicScheme ?? said}://${host}`, dialect, ...own };
  };
  const trustedSockets = new WeakMap<object, boolean>();
  const isTrusted = ({ socket }: IncomingMessage): boolean => {
    let known = trustedSockets.get(socket);
    if (known === undefined) {
      known = trusted(socket.remoteAddress);
      trustedSockets.set(socket, known);
    }
    return known;
  };
  let lastHost: string | undefined;
  let lastPlace: Place = { origin: '', dialect: 'facebook' };
  return (req, targetHost) => {
    const { headers } = req;
    const forwarded = headers['x-forwarded-proto'] ?? headers['x-forwarded-host'];
    if (forwarded !== undefined && isTrusted(req)) return forwardedPlace(req, targetHost, placeAt);
    if (targetHost !== undefined) return placeAt(schemeOf(req), hostOf(req, targetHost), true);
    // Nearly all requests name the same host: it is checked once.
    if (headers.host !== undefined && headers.host === lastHost) return lastPlace;
    const place = placeAt(schemeOf(req), hostOf(req, undefined), true);
    if (isHost(headers.host)) [lastHost, lastPlace] = [headers.host, place];
    return place;
  };
}

/** @param isLed whether a client asked this very host, and was led here */
type PlaceAt = (scheme: 'http' | 'https', host: string, isLed: boolean) => Place;

function forwardedPlace(
  req: IncomingMessage,
  targetHost: string | undefined,
  placeAt: PlaceAt,
): Place {
  const scheme = first(req.headers['x-forwarded-proto'])?.toLowerCase();
  const asked = targetHost ?? req.headers.host ?? '';
  // Whoever asked for Meta's host says it of its own: nobody but us stands between.
  const host = metaHostAsked(asked) ? undefined : first(req.headers['x-forwarded-host']);
  const protocol = scheme === 'https' || scheme === 'http' ? scheme : schemeOf(req);
  if (!isHost(host)) return placeAt(protocol, hostOf(req, targetHost), true);
  return { ...placeAt(protocol, host, false), passedOn: true };
}

/** The first of a comma list: each proxy appends its own view. */
const first = (value: string | string[] | undefined): string | undefined =>
  String(value ?? '')
    .split(',', 1)[0]
    ?.trim() || undefined;

function hostOf({ headers, socket }: IncomingMessage, targetHost: string | undefined): string {
  if (isHost(targetHost)) return targetHost;
  if (isHost(headers.host)) return headers.host;
  const { localAddress = '127.0.0.1', localPort = 80 } = socket;
  return `${localAddress.includes(':') ? `[${localAddress}]` : localAddress}:${localPort}`;
}
