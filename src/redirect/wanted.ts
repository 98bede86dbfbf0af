import type { NetConnectOpts } from 'node:net';
import net from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { metaHostOf } from '../base/meta-hosts.ts';

/** What node's clients say of a connection that they want. */
export type Wanted = NetConnectOpts & ConnectionOptions;

/** The forms in which node takes it: its own list, options, or port and host before them. */
export function wantedBy(args: readonly unknown[]): Wanted {
  const [first, second] = args;
  if (Array.isArray(first)) return first[0];
  if (typeof first === 'object' && first !== null) return first as Wanted;
  const options = args.find((each) => typeof each === 'object' && each !== null);
  const isPath = typeof first === 'string' && !/^\d+$/.test(first);
  const host = typeof second === 'string' ? { host: second } : {};
  return {
    ...(isPath ? { path: first } : { port: first, ...host }),
    ...(options as object),
  } as Wanted;
}

/** What is to be called, of the arguments that say what is wanted. */
export function callbackIn(args: readonly unknown[]): (() => void) | undefined {
  const list: readonly unknown[] = Array.isArray(args[0]) ? args[0] : args;
  const last = list[list.length - 1];
  return typeof last === 'function' ? (last as () => void) : undefined;
}

/** Of Meta's hosts, the one that is wanted without TLS. */
export const plainHost = ({ host, path }: Wanted): string | undefined =>
  path ? undefined : metaHostNamed(host);

/**
 * The one that is wanted with TLS. Over a tunnel, and to an address that was looked up before, its name is
 * in `servername`; but not where that address is this machine's own.
 */
export function secureHost({ host, servername, socket, path }: Wanted): string | undefined {
  if (socket) return metaHostNamed(servername) ?? metaHostNamed(host);
  if (path) return undefined;
  const address = host !== undefined && net.isIP(host) !== 0 ? host : '';
  const isElsewhere = address !== '' && !/^(?:127\.|::1$|::ffff:127\.)/.test(address);
  return metaHostNamed(isElsewhere ? servername : host);
}

/** The one that a proxy without a tunnel is asked for: its whole URL stands for the path. */
export const proxiedHost = (path: unknown): string | undefined =>
  typeof path === 'string' && path[0] !== '/'
    ? metaHostNamed(/^https?:\/\/([^/:?#]+)/i.exec(path)?.[1])
    : undefined;

const metaHostNamed = (name: unknown): string | undefined =>
  typeof name === 'string' ? metaHostOf(name)?.name : undefined;

export const speaksOnlyHttp2 = ({ ALPNProtocols: protocols }: Wanted): boolean =>
  Array.isArray(protocols) && protocols.includes('h2') && !protocols.includes('http/1.1');
