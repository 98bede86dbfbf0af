import type { IncomingMessage } from 'node:http';
import { trustedBy } from './trusted.ts';

const HOST = /^(?:[a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

const isHost = (text: string | undefined): text is string => text !== undefined && HOST.test(text);

/** Finds the scheme and host under which a client reached us, for paging links. */
export type OriginOf = (req: IncomingMessage, targetHost: string | undefined) => string;

/**
 * By precedence: `publicUrl`; `X-Forwarded-Proto` and `-Host`, believed only of a peer in
 * `trustProxy`; the host of an absolute target; `Host`; the local address. What is not a host name
 * with an optional port is passed over: these texts end up in links.
 */
export function originFinder(
  publicUrl: string | undefined,
  trustProxy: readonly string[],
): OriginOf {
  const trusted = trustedBy(trustProxy);
  if (publicUrl !== undefined) {
    const origin = publicUrl.replace(/\/+$/, '');
    return () => origin;
  }
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
  let lastOrigin = '';
  return (req, targetHost) => {
    const { headers } = req;
    const forwarded = headers['x-forwarded-proto'] ?? headers['x-forwarded-host'];
    if (forwarded !== undefined && isTrusted(req)) return forwardedOrigin(req, targetHost);
    if (targetHost !== undefined) return `http://${hostOf(req, targetHost)}`;
    // Nearly all requests name the same host: it is checked once.
    if (headers.host !== undefined && headers.host === lastHost) return lastOrigin;
    const origin = `http://${hostOf(req, undefined)}`;
    if (isHost(headers.host)) [lastHost, lastOrigin] = [headers.host, origin];
    return origin;
  };
}

function forwardedOrigin(req: IncomingMessage, targetHost: string | undefined): string {
  const scheme = first(req.headers['x-forwarded-proto'])?.toLowerCase();
  const host = first(req.headers['x-forwarded-host']);
  return `${scheme === 'https' ? 'https' : 'http'}://${isHost(host) ? host : hostOf(req, targetHost)}`;
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
