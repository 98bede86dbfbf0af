/** Letters of a redirect URI. */
const LONGEST = 2_000;
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Scheme, host, port, path and query, as they are written. */
const PARTS =
  /^(?<scheme>https?):\/\/(?<host>[a-z0-9._-]+|\[[0-9a-f:]+\])(?::(?<port>\d{1,5}))?(?<path>\/[^?]*)?(?:\?.*)?$/i;

/** What an address has to be for a login to lead there, in words. */
export const REDIRECT_URI_RULE = `a whole https address, or http of localhost, 127.0.0.1 or [::1], of ${LONGEST} characters at most, written as a browser shows it, without a # or a password`;

/**
 * Whether a login may lead to an address. They are compared letter by letter and stand in a header,
 * so nothing is put right: what a browser would take for another address than it reads like is none,
 * such as `https:///x`, `http://2130706433/` or `https://x/a/../b`.
 */
export function isRedirectUri(uri: string): boolean {
  if (uri.length > LONGEST || !/^[!-~]+$/.test(uri) || /[\\"<>^`{|}#]/.test(uri)) return false;
  const { scheme, host = '', port, path = '/' } = PARTS.exec(uri)?.groups ?? {};
  const url = URL.parse(uri);
  if (!scheme || !url) return false;
  const name = host.toLowerCase();
  const isAsWritten =
    url.hostname === name && url.pathname === path && port === (port && String(Number(port)));
  // A name has no empty label, also not a last one.
  if (!isAsWritten || (!name.startsWith('[') && name.split('.').includes(''))) return false;
  return url.protocol === 'https:' || LOOPBACK.has(name);
}
