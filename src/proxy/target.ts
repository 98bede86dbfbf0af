import type { IncomingMessage } from 'node:http';
import type { MetaHost } from '../base/meta-hosts.ts';
import { type ProxyTarget, readAbsolute, readAuthority } from './authority.ts';
import { ProxyRefusal } from './refusal.ts';

/** What a connection within CONNECT is. */
export interface InnerConnection {
  readonly host: MetaHost;
  readonly isSecure: boolean;
}

/**
 * What a request asks a proxy for; within CONNECT of the host of the tunnel, and of no other.
 * @throws ProxyRefusal 400, 421 or 501
 */
export function targetOf(req: IncomingMessage, inner: InnerConnection | undefined): ProxyTarget {
  // Node takes pieces apart and leaves what else a body is packed in.
  if (!/^(?:chunked)?$/i.test(req.headers['transfer-encoding'] ?? '')) {
    throw new ProxyRefusal(
      501,
      'Not Implemented',
      'Of transfer codings only chunked is known here.',
    );
  }
  return inner ? innerTarget(req, inner) : outerTarget(req);
}

function outerTarget({ url = '', headers }: IncomingMessage): ProxyTarget {
  // PHP's streams ask a proxy for a path, with the host in its header; a page in a browser, which asks for
  // a path as well, cannot write a credential of proxies.
  const isMeant = url.startsWith('/') && headers['proxy-authorization'] !== undefined;
  const target = readAbsolute(isMeant ? `http://${headers.host}${url}` : url);
  if (target) return target;
  throw new ProxyRefusal(400, 'This is a proxy', url.startsWith('/') ? NO_SERVER : NO_TARGET);
}

const NO_SERVER =
  "This is a proxy, and no server: it brings calls of Meta's hosts to Convograph. Set it as HTTPS_PROXY and HTTP_PROXY of the program that makes them.";
const NO_TARGET = 'A proxy is asked for http://… or https://…, and this is neither.';

function innerTarget(req: IncomingMessage, { host, isSecure }: InnerConnection): ProxyTarget {
  const usual = isSecure ? 443 : 80;
  const { method, url = '', headersDistinct } = req;
  const absolute = readAbsolute(url);
  // Not its port: clients that are handed a connection do not know it.
  const named = (headersDistinct.host ?? []).map((text) => readAuthority(text, usual)?.host);
  const isOther =
    absolute !== undefined && (absolute.host !== host.name || absolute.port !== usual);
  if (isOther || named.some((each) => each !== host.name)) {
    throw new ProxyRefusal(421, 'Misdirected Request', OTHER_HOST);
  }
  const path = absolute?.path ?? url;
  if (!path.startsWith('/') && !(path === '*' && method === 'OPTIONS')) {
    throw new ProxyRefusal(400, 'Bad Request', 'What is asked for has to begin with a slash.');
  }
  return { host: host.name, port: usual, isSecure, path };
}

const OTHER_HOST =
  'This connection was asked for another host than the request names: make one for each.';
