import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

const LOCAL_NAMES = ['localhost', '127.0.0.1', '[::1]'];
const HOST = /^(?<name>\[[0-9a-f:.]+\]|[^:[\]]+)(?::\d{1,5})?$/i;

/**
 * Lets only requests through that name this server as its owner does. A foreign `Host` is how a
 * page of elsewhere reaches a server on loopback through a name of its own (DNS rebinding); a
 * foreign `Origin` or `Sec-Fetch-Site` is a page of elsewhere outright. `X-Forwarded-*` and the
 * peer's address say nothing here: a proxy beside us makes every request look local.
 *
 * @param publicUrl its host is a name of ours, and its origin one of our pages'
 */
export function siteCheck(
  publicUrl: string | undefined,
): (req: IncomingMessage, targetHost: string | undefined) => void {
  const own = publicUrl === undefined ? undefined : new URL(publicUrl);
  const names = new Set([...LOCAL_NAMES, ...(own ? [own.hostname] : [])]);
  const isOurs = (host: string | undefined): boolean =>
    names.has(HOST.exec(host ?? '')?.groups?.name?.toLowerCase() ?? '');

  return (req, targetHost) => {
    const { origin, 'sec-fetch-site': site } = req.headers;
    const hosts = req.headersDistinct.host ?? [];
    const [host = ''] = hosts;
    if (hosts.length !== 1 || !isOurs(host) || (targetHost !== undefined && !isOurs(targetHost))) {
      throw new Refusal(
        403,
        'The control plane answers to localhost, 127.0.0.1, [::1] and the host of --public-url only: call it by one of these.',
      );
    }
    const asked = origin?.toLowerCase();
    const isOwnPage = asked === `http://${host.toLowerCase()}` || asked === own?.origin;
    const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none';
    if ((asked !== undefined && !isOwnPage) || isForeign) {
      throw new Refusal(
        403,
        'The control plane answers no page of another origin: call it from a program, or from a page of this server.',
      );
    }
  };
}
