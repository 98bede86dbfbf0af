import { AdminError } from './deps.ts';

const MOST = 50;
const LONGEST = 2_000;
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Where an app's login may lead back to, each once. They are compared letter by letter and stand in
 * a header, so nothing is put right here.
 * @throws AdminError for one that is no whole https address, or http of another machine
 */
export function checkRedirectUris(given: readonly string[]): string[] {
  if (given.length > MOST) throw new AdminError(`An app may have ${MOST} redirect URIs at most.`);
  for (const uri of given) {
    if (!isRedirectUri(uri)) {
      const shown = `${uri.slice(0, 100)}${uri.length > 100 ? '…' : ''}`;
      throw new AdminError(
        `A redirect URI is a whole https address, or http of localhost, 127.0.0.1 or [::1], of ${LONGEST} characters at most, without a # or a password, and not "${shown}".`,
      );
    }
  }
  return [...new Set(given)];
}

function isRedirectUri(uri: string): boolean {
  // What a browser would take for another address than it reads like is no part of one.
  if (uri.length > LONGEST || !/^https?:\/\/[!-~]+$/.test(uri) || /[\\"<>^`{|}#]/.test(uri)) {
    return false;
  }
  const url = URL.parse(uri);
  if (url?.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || LOOPBACK.has(url.hostname);
}
