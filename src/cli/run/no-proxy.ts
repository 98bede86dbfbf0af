import { META_HOSTS } from '../../base/meta-hosts.ts';

/** As programs write this machine's own addresses. */
const LOOPBACK = ['localhost', '127.0.0.1', '::1'];

/**
 * NO_PROXY for a program: what was in it, but for what would keep calls of Meta's hosts from the proxy,
 * and this machine.
 * @param before hosts and domains, with commas or spaces, as it was set
 */
export function noProxy(before: string | undefined): string {
  const entries = (before ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
  const kept = entries.filter((entry) => !META_HOSTS.some(({ name }) => covers(entry, name)));
  return [...new Set([...kept, ...LOOPBACK])].join(',');
}

/** Whether an entry exempts a host: it, a domain above it, or all. */
function covers(entry: string, host: string): boolean {
  const domain = entry
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\*?\.?/, '');
  return domain === '' || host === domain || host.endsWith(`.${domain}`);
}
