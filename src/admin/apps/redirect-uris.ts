import { isRedirectUri, REDIRECT_URI_RULE } from '../../access/redirect-uri.ts';
import { AdminError } from '../error.ts';

const MOST = 50;

/**
 * Where an app's login may lead back to, each once.
 * @throws AdminError for one that is no whole https address, or http of another machine
 */
export function checkRedirectUris(given: readonly string[]): string[] {
  if (given.length > MOST) throw new AdminError(`An app may have ${MOST} redirect URIs at most.`);
  for (const uri of given) {
    if (!isRedirectUri(uri)) {
      const shown = `${uri.slice(0, 100)}${uri.length > 100 ? '…' : ''}`;
      throw new AdminError(`A redirect URI is ${REDIRECT_URI_RULE}, and not "${shown}".`);
    }
  }
  return [...new Set(given)];
}
