import type { GraphRequest } from '../graph/request.ts';

/** Below this path everything is as at the hosts of Instagram, whatever host was asked. */
const PREFIX = '/_convograph/instagram';

const HOSTS: ReadonlySet<string> = new Set(['graph.instagram.com', 'api.instagram.com']);

/** Whether a path is Meta's although it begins as ours do. */
export const isInstagramPath = (path: string): boolean =>
  path.startsWith(PREFIX) && (path.length === PREFIX.length || path[PREFIX.length] === '/');

/** Whose host was asked, and the path as that host sees it. */
export function dialectOf(
  path: string,
  host: string | undefined,
): Pick<GraphRequest, 'dialect' | 'path'> {
  if (isInstagramPath(path)) {
    return { dialect: 'instagram', path: path.slice(PREFIX.length) || '/' };
  }
  return { dialect: host !== undefined && isInstagram(host) ? 'instagram' : 'facebook', path };
}

function isInstagram(host: string): boolean {
  // Nearly every request names another host: its length tells most of them apart.
  if (host.length < 17) return false;
  return HOSTS.has(host.replace(/:\d+$/, '').toLowerCase());
}
