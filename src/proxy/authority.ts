import { isIPv6 } from 'node:net';

/** Where a client wants to be led. */
export interface Authority {
  /** In lower case, without the dot of the root; IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
}

const AUTHORITY =
  /^(?:\[(?<address>[0-9a-f:.]{2,45})\]|(?<name>[a-z0-9_](?:[a-z0-9_-]|\.(?!\.)){0,252}))(?::(?<digits>\d{1,5}))?$/i;

/**
 * Reads `host:port`, as CONNECT has it (RFC 9112 section 3.2.3); undefined for what is none. Names
 * that are no plain host names, such as those with a user before them, are none.
 * @param usual the port where none is said; without it one has to be
 */
export function readAuthority(text: string, usual?: number): Authority | undefined {
  const { address, name, digits } = AUTHORITY.exec(text)?.groups ?? {};
  const host = (address ?? name)?.toLowerCase().replace(/\.$/, '');
  const port = digits === undefined ? usual : Number(digits);
  if (host === undefined || port === undefined || port < 1 || port > 65_535) return undefined;
  if (address !== undefined && !isIPv6(address)) return undefined;
  return { host, port };
}

/** Where a request goes, and what it asks for there. */
export interface ProxyTarget extends Authority {
  readonly isSecure: boolean;
  /** Path and query. */
  readonly path: string;
}

const ABSOLUTE = /^(?<scheme>https?):\/\/(?<authority>[^/?#]*)(?<rest>.*)$/is;

/** Reads `https://host/path`, as a proxy is asked for it; undefined for what is none. */
export function readAbsolute(url: string): ProxyTarget | undefined {
  const { scheme, authority = '', rest = '' } = ABSOLUTE.exec(url)?.groups ?? {};
  const isSecure = scheme?.toLowerCase() === 'https';
  const found = readAuthority(authority, isSecure ? 443 : 80);
  if (scheme === undefined || found === undefined) return undefined;
  return { ...found, isSecure, path: rest.startsWith('/') ? rest : `/${rest}` };
}
