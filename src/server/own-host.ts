import type { IncomingMessage } from 'node:http';

const LOCAL_NAMES = ['localhost', '127.0.0.1', '[::1]'];
const HOST = /^(?<name>\[[0-9a-f:.]+\]|[^:[\]]+)(?::\d{1,5})?$/i;

/** Whether a request names this server as its owner does. */
export type IsOwnHost = (req: IncomingMessage, targetHost: string | undefined) => boolean;

/**
 * Judges the name that a request calls this server by: localhost, 127.0.0.1, [::1] or the host of
 * `publicUrl`, once and no other. A foreign `Host` is how a page of elsewhere reaches a server on
 * loopback through a name of its own (DNS rebinding).
 * @param isNamed other names it has, told without a port and in lower case
 */
export function ownHosts(
  publicUrl: string | undefined,
  isNamed: (name: string) => boolean = () => false,
): IsOwnHost {
  const own = publicUrl === undefined ? [] : [new URL(publicUrl).hostname];
  const names = new Set([...LOCAL_NAMES, ...own]);
  const isOurs = (host: string | undefined): boolean => {
    const name = HOST.exec(host ?? '')?.groups?.name?.toLowerCase() ?? '';
    return names.has(name) || isNamed(name);
  };
  return ({ headersDistinct }, targetHost) => {
    const hosts = headersDistinct.host ?? [];
    return (
      hosts.length === 1 && isOurs(hosts[0]) && (targetHost === undefined || isOurs(targetHost))
    );
  };
}
