import { META_HOSTS } from '../base/meta-hosts.ts';
import type { Description } from '../graph/declare/description.ts';
import type { GraphRequest } from '../graph/wire/request.ts';

/** Below this path everything is as at the hosts of Instagram, whatever host was asked. */
const PREFIX = '/_convograph/instagram';

/** Meta's own names: the API itself, and where a code of Instagram login is exchanged. */
const HOSTS = META_HOSTS.filter(
  ({ dialect, serves }) => dialect === 'instagram' && serves === 'api',
).map(({ name }) => name);

/** How Instagram's dialect is asked for, as rows of the documentation. */
export const WAYS: readonly Description[] = [
  {
    name: 'Host: graph.instagram.com',
    type: 'header',
    description: 'The Instagram API with Instagram Login; api.instagram.com is the same host here.',
  },
  {
    name: '--instagram-host',
    type: 'flag',
    description: 'Another name for that host, of `demo`, `serve` and the test kit.',
  },
  {
    name: `${PREFIX}/`,
    type: 'path',
    description: 'The same below a path, for clients whose base address can be set.',
  },
];

/** Which of the two dialects a request is in. */
export type DialectName = GraphRequest['dialect'];

export const DIALECT_NAMES = ['facebook', 'instagram'] as const satisfies readonly DialectName[];

/** Tells by the name of a host whether it speaks Instagram's dialect. */
export type IsInstagramHost = (host: string) => boolean;

/** @param more another name that stands for graph.instagram.com (`--instagram-host`) */
export function instagramHosts(more?: string): IsInstagramHost {
  const names = new Set<string>([...HOSTS, ...(more === undefined ? [] : [more.toLowerCase()])]);
  return (host) => names.has(host.replace(/:\d+$/, '').toLowerCase());
}

/** Whether a path is Meta's although it begins as ours do. */
export const isInstagramPath = (path: string): boolean =>
  path.startsWith(PREFIX) && (path.length === PREFIX.length || path[PREFIX.length] === '/');

/**
 * The dialect that a path is asked in, and the path as that host sees it.
 * @param ofHost the dialect of the host that was asked
 */
export function dialectOf(
  path: string,
  ofHost: DialectName,
): Pick<GraphRequest, 'dialect' | 'path' | 'prefix'> {
  if (!isInstagramPath(path)) return { dialect: ofHost, path, prefix: '' };
  return { dialect: 'instagram', path: path.slice(PREFIX.length) || '/', prefix: PREFIX };
}
