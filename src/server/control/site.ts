import type { IncomingMessage } from 'node:http';
import { ownHosts } from '../own-host.ts';
import { schemeOf } from '../scheme.ts';
import { Refusal } from './refusal.ts';

/**
 * Lets only requests through that name this server as its owner does (own-host.ts). A foreign
 * `Origin` or `Sec-Fetch-Site` is a page of elsewhere outright. `X-Forwarded-*` and the peer's
 * address say nothing here: a proxy beside us makes every request look local.
 *
 * @param publicUrl its host is a name of ours, and its origin one of our pages'
 */
export function siteCheck(
  publicUrl: string | undefined,
): (req: IncomingMessage, targetHost: string | undefined) => void {
  const own = publicUrl === undefined ? undefined : new URL(publicUrl);
  const isOwnHost = ownHosts(publicUrl);

  return (req, targetHost) => {
    const { origin, 'sec-fetch-site': site } = req.headers;
    if (!isOwnHost(req, targetHost)) {
      throw new Refusal(
        403,
        'The control plane answers to localhost, 127.0.0.1, [::1] and the host of --public-url only: call it by one of these.',
      );
    }
    const asked = origin?.toLowerCase();
    const isOwnPage =
      asked === `${schemeOf(req)}://${req.headers.host?.toLowerCase()}` || asked === own?.origin;
    const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none';
    if ((asked !== undefined && !isOwnPage) || isForeign) {
      throw new Refusal(
        403,
        'The control plane answers no page of another origin: call it from a program, or from a page of this server.',
      );
    }
  };
}
