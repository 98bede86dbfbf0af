import { readForm } from '../../graph/wire/form.ts';
import { splitPath, splitTarget } from '../../graph/wire/path.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';
import { isSecretParam } from '../../graph/wire/secrets.ts';
import { dialectOf, type IsInstagramHost, instagramHosts } from '../asked-host.ts';
import { isCurl, readCurl } from './curl.ts';

/** A call to be explained, as people write it. */
export interface AskedCall {
  /** `GET` without. */
  readonly method?: string | undefined;
  /** An address or a path, with or without version, query and `access_token`. */
  readonly url: string;
  /** As an `Authorization` header: a token in the address counts instead. */
  readonly token?: string | undefined;
}

const ORIGIN = 'https://graph.facebook.com';

/** A call as people write it: an address or a path, with its method before it or not, or a curl line. */
export function readCall(text: string): AskedCall {
  if (isCurl(text)) return readCurl(text);
  const [, method, url = ''] = /^\s*(?:([a-z]+)\s+)?(\S.*?)\s*$/is.exec(text) ?? [];
  return { method, url };
}

/** The request that the call would be, as if it had come over HTTP. */
export function requestOf(
  { method = 'GET', url, token }: AskedCall,
  isInstagramHost: IsInstagramHost = instagramHosts(),
): GraphRequest {
  const isAddress = /^https?:\/\//i.test(url);
  const target = splitTarget(isAddress || url.startsWith('/') ? url : `/${url}`);
  const { query, host } = target;
  const ofHost = host !== undefined && isInstagramHost(host) ? 'instagram' : 'facebook';
  const asked = dialectOf(target.path, ofHost);
  const params = new Map<string, string>();
  readForm(query.replace(/#.*$/s, ''), params);
  const own = verbOf(method);
  const verb = verbOf(params.get('method') || method);
  return {
    method: verb,
    ...(verb !== own && { sentAs: own }),
    ...splitPath(asked.path),
    ...asked,
    params,
    token: params.get('access_token') || token || undefined,
    origin: host ? `https://${host}` : ORIGIN,
  };
}

const verbOf = (method: string): string =>
  method.toUpperCase() === 'HEAD' ? 'GET' : method.toUpperCase();

/**
 * The call as it is told again: without what is secret.
 * @param isAsSent whether `method=` is ignored: else it is told as the verb that it put in place
 */
export function shownCall(
  { method, sentAs, path, params }: GraphRequest,
  isAsSent = false,
): string {
  const isShown = (name: string) => name !== 'method' || isAsSent;
  const kept = [...params].filter(([name]) => !isSecretParam(name) && isShown(name));
  const query = kept.map(([name, value]) => `${name}=${value}`).join('&');
  return `${(isAsSent && sentAs) || method} ${path}${query && `?${query}`}`;
}

/** The texts of a call that no explanation may repeat, wherever they turn up. */
export const secretsOf = ({ params, token }: GraphRequest): readonly string[] =>
  [token, ...[...params].map(([name, text]) => (isSecretParam(name) ? text : undefined))].filter(
    (text): text is string => text !== undefined && text !== '',
  );
