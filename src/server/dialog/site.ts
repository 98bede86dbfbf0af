import type { IncomingMessage } from 'node:http';
import type { IsInstagramHost } from '../../api/asked-host.ts';
import { addressSet, LOOPBACK } from '../../base/address-set.ts';
import { DialogError } from '../../login/dialog-error.ts';
import type { PlaceOf } from '../origin.ts';
import { ownHosts } from '../own-host.ts';
import { schemeOf } from '../scheme.ts';

/** Where Meta's own dialogs are: nobody else's page has such a name, whatever it resolves to. */
const META = /^(?:(?:www|m|web|graph)\.)?facebook\.com$|^(?:(?:www|api|graph)\.)?instagram\.com$/;

const isLoopback = addressSet(LOOPBACK);

/** Whether a browser on this machine may have sent it without a proxy, going by the port it names. */
function isDirect(req: IncomingMessage): boolean {
  const { headers, socket } = req;
  const [, port = schemeOf(req) === 'https' ? '443' : '80'] =
    /:(\d{1,5})$/.exec(headers.host ?? '') ?? [];
  return isLoopback(socket.remoteAddress) && Number(port) === socket.localPort;
}

/** @throws DialogError (403) for a name that is none of this server's */
export type CheckDialogHost = (req: IncomingMessage, targetHost: string | undefined) => void;

/**
 * Lets the dialog be opened by the control plane's rule (own-host.ts), by the names of Meta's hosts
 * that stand for this one, and by a host that a trusted proxy passes on: another name is how a page
 * of elsewhere would read who can log in, or log somebody in (DNS rebinding). Such a page sends
 * `X-Forwarded-Host` too, from this machine, which is trusted; but its `Host` has the port that its
 * browser came to, which is ours, and never that of a proxy.
 */
export function dialogHosts(
  publicUrl: string | undefined,
  isInstagramHost: IsInstagramHost,
  placeOf: PlaceOf,
): CheckDialogHost {
  const isOwnHost = ownHosts(publicUrl, (name) => META.test(name) || isInstagramHost(name));
  return (req, targetHost) => {
    if (isOwnHost(req, targetHost)) return;
    if (placeOf(req, targetHost).passedOn && !isDirect(req)) return;
    throw new DialogError('Not by this name', {
      sentence:
        'This dialog opens at localhost, 127.0.0.1, [::1], the host of --public-url, and a host that a trusted proxy passes on (--trust-proxy). Open it by one of these.',
      about: req.headers.host === undefined ? [] : [req.headers.host.slice(0, 200)],
      status: 403,
    });
  };
}
